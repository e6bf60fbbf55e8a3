"""Daily digests, posted through discord.py: once a day, to nobody's annoyance."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.asking.digest import digest_trouble
from bot.asking.preferences import change_guild_settings
from bot.gateway.client import OnRecordBot
from bot.gateway.servers import Servers
from bot.handlers.digests import Digests, channel_trouble
from retrieval import Retriever
from tests.bot.owning import SECRET, own_servers
from tests.bot.running import running
from tests.conftest import MakeItem
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Guild

NOW = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)


class Now:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = NOW - timedelta(hours=2)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Now:
    return Now()


@pytest.fixture
def retriever(tmp_path: Path, clock: Now, make_item: MakeItem) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db", clock=clock, workers=0) as opened:
        opened.add(
            [
                make_item("Mayor Ida Soren said the quay would reopen in May.", published=clock.now),
                make_item(
                    "ソレン市長は「@everyone **港**を直す」と述べた。",
                    source="見本新聞",
                    handle="mihon",
                    published=clock.now,
                ),
            ]
        )
        clock.now = NOW
        yield opened


def digests(client: OnRecordBot, clock: Now) -> Digests:
    return Digests(client, client.service, clock)


async def wanted(
    client: OnRecordBot, server: FakeDiscord, retriever: Retriever, name: str = "Ours", **changes: Any
) -> Guild:
    """A server that the bot knows, and that wants a digest; the bot's own clock, which is years ahead, posts none."""
    cog: Any = client.get_cog("SettingsCog")
    await cog.cog_unload()
    guild = await server.add_guild(name)
    while client.get_guild(guild.id) is None:
        await client.service.desk.small(lambda: None)
    changes.setdefault("digest_channel", str(guild.general.id))
    change_guild_settings(retriever, str(guild.id), **changes)
    return guild


async def test_what_is_new_is_posted_in_one_message_that_pings_nobody(
    server: FakeDiscord, retriever: Retriever, clock: Now
) -> None:
    async with running(server, retriever) as client:
        guild = await wanted(client, server, retriever)
        assert await digests(client, clock).post_due() == 1
        message = await server.next_message(guild.general)
        assert "New since yesterday: 2 posts of 2 sources" in message.text
        assert "Harbor Wire 1" in message.text
        assert "Most quoted" in message.text
        assert not message.pinged
        assert message.flags & (1 << 12)


@pytest.mark.parametrize("restarts", [0, 2])
async def test_it_is_posted_once_a_day_whatever_restarts(
    server: FakeDiscord, retriever: Retriever, clock: Now, restarts: int
) -> None:
    guild: Guild | None = None
    for _ in range(restarts + 1):
        server.ready.clear()
        async with running(server, retriever) as client:
            guild = guild or await wanted(client, server, retriever)
            await digests(client, clock).post_due()
            await digests(client, clock).post_due()
            clock.now += timedelta(minutes=30)
    assert guild is not None
    assert len(server.messages(guild.general)) == 1


async def test_a_day_without_anything_new_has_none(server: FakeDiscord, retriever: Retriever, clock: Now) -> None:
    clock.now += timedelta(days=2)
    async with running(server, retriever) as client:
        guild = await wanted(client, server, retriever)
        assert await digests(client, clock).post_due() == 0
        assert server.messages(guild.general) == []


async def test_hour_language_and_sources_are_the_servers(server: FakeDiscord, retriever: Retriever, clock: Now) -> None:
    async with running(server, retriever) as client:
        late = await wanted(client, server, retriever, "Late", digest_hour=9)
        japanese = await wanted(client, server, retriever, "Japanese", language="ja", sources=("mihon",))
        assert await digests(client, clock).post_due() == 1
        message = await server.next_message(japanese.general)
        assert "1つの情報源から1件" in message.text
        assert "Harbor" not in message.text
        assert server.messages(late.general) == []


async def test_where_it_may_not_be_posted_the_log_and_the_owners_are_told(
    server: FakeDiscord, retriever: Retriever, clock: Now, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(server, retriever) as client:
        closed = await wanted(client, server, retriever, "Closed")
        await server.allow(closed.general, send_messages=False)
        gone = await wanted(client, server, retriever, "Gone", digest_channel="12345")
        while not channel_trouble(client.get_guild(closed.id), str(closed.general.id)):  # type: ignore[arg-type]
            await client.service.desk.small(lambda: None)
        assert await digests(client, clock).post_due() == 0
        assert digest_trouble(retriever, str(closed.id)) == "digest.no_permission"
        assert digest_trouble(retriever, str(gone.id)) == "digest.gone"
        assert caplog.text.count("is not posted") == 2
        assert server.messages(closed.general) == []


async def test_a_post_that_fails_is_told_and_not_posted_twice(
    server: FakeDiscord, retriever: Retriever, clock: Now
) -> None:
    async with running(server, retriever) as client:
        guild = await wanted(client, server, retriever)
        # The channel is closed behind the bot's back.
        guild.general.overwrites[client.application_id or 0] = (0, 1 << 11)
        assert await digests(client, clock).post_due() == 0
        assert digest_trouble(retriever, str(guild.id)) == "digest.failed"
        assert await digests(client, clock).post_due() == 0


async def test_a_servers_own_feeds_are_in_its_digest_and_in_no_other(
    server: FakeDiscord, retriever: Retriever, clock: Now, tmp_path: Path, make_item: MakeItem
) -> None:
    with own_servers(retriever, tmp_path, clock=clock) as own:
        await _own_digest(server, retriever, clock, own, make_item)


async def _own_digest(server: FakeDiscord, retriever: Retriever, clock: Now, own: Servers, make_item: MakeItem) -> None:
    async with running(server, retriever, servers=own) as client:
        ours, theirs = (
            await wanted(client, server, retriever, "Ours"),
            await wanted(client, server, retriever, "Theirs"),
        )
        first_seen = NOW - timedelta(hours=2)
        with own.shelf.opened(str(ours.id), make=True) as opened:
            assert opened is not None
            item = make_item(SECRET, source="Quiet Post", handle="quiet", published=first_seen)
            opened.add([item.model_copy(update={"first_seen": first_seen})])
        assert await digests(client, clock).post_due() == 2
        assert "Quiet Post 1" in (await server.next_message(ours.general)).text
        other = await server.next_message(theirs.general)
        assert "Quiet" not in other.text
        assert "Norden" not in other.text
        assert "2 posts" in other.text
