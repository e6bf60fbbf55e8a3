"""What the tests of owners' commands share: servers with feeds of their own, and what somebody is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.gateway.servers import Servers, servers
from bot.settings.model import FetchSettings, Settings
from retrieval import Retriever
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.feed_site import Site
from tests.fakes.hostile_server import HostileServer
from tests.fakes.loopback.guilds import Guild

SECRET = "Mika Norden said the secret ferry would wait until autumn."


@contextmanager
def own_servers(retriever: Retriever, tmp_path: Path, **options: Any) -> Iterator[Servers]:
    """What servers have of their own, beside the retriever's database."""
    options.setdefault("fetch", FetchSettings(allow_private=True))
    given = {"clock": options.pop("clock")} if "clock" in options else {}
    with servers(retriever, Settings(db=tmp_path / "feed.db", **options), **given) as made:
        yield made


def quiet_site(web: HostileServer, path: str = "/quiet", text: str = SECRET) -> Site:
    """A site with one item; those of other paths have other links."""
    site = Site(web, path, "localhost")
    site.publish(len(path), "Ferry", text)
    return site


async def told(server: FakeDiscord, token: str) -> str:
    """All that somebody is told in the end, by a message that only they see."""
    message = await server.final(token)
    assert message.is_private
    return message.text


async def owner_does(server: FakeDiscord, guild: Guild, command: str, *, locale: str = "en-US", **options: Any) -> str:
    """What the owner of a server is told for a command."""
    return await told(
        server, await server.command(command, guild=guild, user=server.owner, locale=locale, options=options)
    )


async def added(server: FakeDiscord, own: Servers, guild: Guild, site: Site, **options: Any) -> None:
    """The owner adds a feed, and its items are there."""
    assert "Following" in await owner_does(server, guild, "feed add", url=site.url, **options)
    while not await own.feeds.count_items(str(guild.id), site.url):
        pass
