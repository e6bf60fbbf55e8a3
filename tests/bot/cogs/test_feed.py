"""``/feed`` through discord.py, with real feeds on loopback."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.asking.own_feeds import OwnFeed, add_feed
from bot.gateway.servers import Servers
from retrieval import Retriever
from retrieval._storage.apart import Folder
from tests.bot.owning import added, own_servers, owner_does, quiet_site, told
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.hostile_server import HostileServer, answer


@pytest.fixture
def web() -> Iterator[HostileServer]:
    made = HostileServer()
    yield made
    made.close()


@pytest.fixture
def own(retriever: Retriever, tmp_path: Path) -> Iterator[Servers]:
    with own_servers(retriever, tmp_path) as made:
        yield made


async def test_a_feed_is_added_told_and_answered_from_in_its_server_alone(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    site = quiet_site(web)
    async with running(server, retriever, servers=own):
        ours, theirs = await server.add_guild("Ours"), await server.add_guild("Theirs")
        text = await owner_does(server, ours, "feed add", url=site.url, name="Quiet **Post**")
        assert "Quiet \\*\\*Post" in text
        assert "1 item, newest of <t:" in text
        while not await own.feeds.count_items(str(ours.id), site.url):
            pass
        token = await server.command("ask", guild=ours, question="what did Mika Norden say?")
        assert "secret ferry" in (await server.final(token)).text.replace("**", "")
        for place in ({"guild": theirs}, {}):
            token = await server.command("ask", question="what did Mika Norden say?", **place)
            assert "secret" not in (await server.final(token)).text


@pytest.mark.parametrize(
    ("locale", "parts"),
    [("en-US", ("Server", "nothing at that address (404)")), ("ja", ("何もないとサーバーが答えました（404）",))],
)
async def test_why_a_feed_is_not_added_is_told_in_the_askers_language(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer, locale: str, parts: tuple[str, ...]
) -> None:
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        url = web.url("/none", "localhost")
        text = await owner_does(server, guild, "feed add", url=url, locale=locale)
        assert parts[-1] in text.replace("\\", "").replace("\u2060", "")
        assert not own.shelf.has(str(guild.id))


@pytest.mark.parametrize("url", ["http://169.254.169.254/latest/meta-data", "ftp://a.example/", "http://localhost/x"])
async def test_an_address_that_must_not_be_fetched_is_refused(
    server: FakeDiscord, retriever: Retriever, tmp_path: Path, url: str
) -> None:
    with own_servers(retriever, tmp_path, fetch={"allow_private": False}) as own:
        async with running(server, retriever, servers=own):
            guild = await server.add_guild()
            text = await owner_does(server, guild, "feed add", url=url)
            assert "private network" in text or "no address" in text
            assert not own.shelf.has(str(guild.id))


async def test_only_who_may_manage_the_server_may(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    site = quiet_site(web)
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        await added(server, own, guild, site)
        # Discord does not offer it to others; a server may change that, and we do not rely on it.
        assert not server.may_use("feed", server.asker, guild.general)
        for name, options in (
            ("feed add", {"url": site.url}),
            ("feed remove", {"feed": site.url}),
            ("feed list", {}),
            ("feed status", {}),
            ("feed refresh", {}),
        ):
            text = await told(server, await server.command(name, guild=guild, user=server.asker, **options))
            assert "Manage Server" in text
            assert "Harbor" not in text
        for name in ("remove", "status", "refresh"):
            token = await server.autocomplete(f"feed {name}", "feed", "", guild=guild, user=server.asker)
            assert await server.choices(token) == []
        role = await server.add_role(guild, "Keeper", manage_guild=True)
        await server.join(guild, server.asker, role)
        text = await told(server, await server.command("feed list", guild=guild, user=server.asker))
        assert "Harbor Wire" in text


async def test_a_feed_is_removed_with_or_without_its_items(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    kept, gone = quiet_site(web), quiet_site(web, "/loudly", "Mayor Ida Soren said the lighthouse would be sold.")
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        await added(server, own, guild, kept, name="Quiet")
        await added(server, own, guild, gone, name="Loud")
        token = await server.autocomplete("feed remove", "feed", "lo", guild=guild, user=server.owner)
        choices = await server.choices(token)
        loud = next(one for one in choices if one["name"].startswith("Loud"))
        for label, name, locale in (
            ("Remove with its items", loud["value"], "en-US"),
            ("登録をやめて記事は残す", "quiet", "ja"),
        ):
            token = await server.command("feed remove", guild=guild, user=server.owner, locale=locale, feed=name)
            message = await server.final(token)
            assert message.is_private
            assert "1 item" in message.text or "1件" in message.text
            await server.final(await server.click(label, message, user=server.owner, locale=locale))
            assert not message.items(2)
        assert await own.feeds.states(str(guild.id)) == []
        token = await server.command("ask", guild=guild, question="what did Mika Norden say?")
        assert "secret ferry" in (await server.final(token)).text.replace("**", "")
        token = await server.command("ask", guild=guild, question="what did Soren say about the lighthouse?")
        assert "would be sold" not in (await server.final(token)).text


async def test_two_owners_who_remove_a_feed_at_once_are_each_told(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    site = quiet_site(web)
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        other = server.add_user("second")
        await server.join(guild, other, await server.add_role(guild, "Keeper", manage_guild=True))
        await added(server, own, guild, site)
        questions = []
        for user in (server.owner, other):
            token = await server.command("feed remove", guild=guild, user=user, feed=site.url)
            questions.append((user, await server.final(token)))
        texts = []
        for user, message in questions:
            await server.final(await server.click("Remove with its items", message, user=user))
            texts.append(message.text)
        assert "followed no more" in texts[0]
        assert "not there any more" in texts[1]
        # Who lost the right in the meantime presses in vain.
        await added(server, own, guild, site)
        token = await server.command("feed remove", guild=guild, user=other, feed=site.url)
        message = await server.final(token)
        await server.join(guild, other)
        refused = await server.final(await server.click("Remove with its items", message, user=other))
        assert "Manage Server" in refused.text
        assert len(await own.feeds.states(str(guild.id))) == 1


async def test_cancelling_changes_nothing_and_buttons_outlive_a_restart(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    site = quiet_site(web)
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        await added(server, own, guild, site)
        token = await server.command("feed remove", guild=guild, user=server.owner, feed=site.url)
        message = await server.final(token)
    server.ready.clear()
    async with running(server, retriever, servers=own):
        await server.final(await server.click("Do nothing", message, user=server.owner))
        assert "Nothing was changed" in message.text
        assert len(await own.feeds.states(str(guild.id))) == 1


async def test_how_feeds_go_is_told_in_both_languages(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    site = quiet_site(web)
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        assert "no feeds of its own" in await owner_does(server, guild, "feed status")
        await added(server, own, guild, site)
        assert "fine" in await owner_does(server, guild, "feed status")
        site.publish(2, "Quay", "Mayor Ida Soren said the quay would reopen in May.")
        assert "1 new" in await owner_does(server, guild, "feed refresh")
        site.status = "503 Service Unavailable"
        assert "error (503)" in await owner_does(server, guild, "feed refresh", feed=site.url)
        text = await owner_does(server, guild, "feed status")
        assert "failing since <t:" in text
        assert "(1×)" in text
        assert "last new <t:" in text
        assert "asked again <t:" in text
        japanese = await owner_does(server, guild, "feed status", feed="harbor wire", locale="ja")
        assert "から失敗（1回）: サーバーがエラーを返しました（503）" in japanese
        assert "server is asking a lot" in await owner_does(server, guild, "feed refresh")


async def test_a_name_that_is_none_of_them_is_told(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        await added(server, own, guild, quiet_site(web), name="Quiet Post")
        text = await owner_does(server, guild, "feed remove", feed="quiet")
        assert "none of this server's own feeds" in text
        assert "Quiet Post" in text
        text = await owner_does(server, guild, "feed add", url=quiet_site(web).url, zone="Asia/Tokio")
        assert "no time zone" in text
        assert "Asia/Tokyo" in text
        text = await owner_does(server, guild, "feed add", url=quiet_site(web).url)
        assert "follows that feed already" in text
        token = await server.autocomplete("feed add", "zone", "osl", guild=guild, user=server.owner)
        assert [one["value"] for one in await server.choices(token)] == ["Europe/Oslo"]


async def test_where_the_bot_is_no_member_there_are_no_own_feeds(
    server: FakeDiscord, retriever: Retriever, own: Servers
) -> None:
    async with running(server, retriever, servers=own):
        assert await server.add_guild("Foreign", has_bot=False)
        names = {"feed", "settings"}
        mine = [one for one in server.synced if one["name"] in names]
        assert [one["contexts"] for one in mine] == [[0]] * 2
        assert [one["integration_types"] for one in mine] == [[0]] * 2
        assert {one["default_member_permissions"] for one in mine} == {1 << 5}


async def test_a_bot_without_servers_feeds_says_so(server: FakeDiscord, retriever: Retriever, tmp_path: Path) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        assert "no feeds of single servers" in await owner_does(server, guild, "feed list")
    server.ready.clear()
    with own_servers(retriever, tmp_path, guild_feeds=0) as own:
        async with running(server, retriever, servers=own):
            text = await owner_does(server, guild, "feed add", url="https://feed.example/")
            assert "no feeds of single servers" in text


async def test_hostile_names_break_nothing(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    title = "@everyone **x** [y](https://evil.example) &lt;@42&gt; \u202e " + "é" * 300
    page = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title><item><title>Q</title>"
        "<link>https://a.example/1</link><description>Mika Norden said no.</description></item></channel></rss>"
    )
    web.scripts["/evil"] = lambda: iter([answer(page.encode())])
    async with running(server, retriever, servers=own):
        guild = await server.add_guild()
        texts = [await owner_does(server, guild, "feed add", url=web.url("/evil", "localhost"))]
        while not await own.feeds.count_items(str(guild.id), web.url("/evil", "localhost")):
            pass
        texts += [await owner_does(server, guild, f"feed {name}") for name in ("list", "status", "refresh")]
        for message in server.messages(guild.general):
            assert not message.pinged
            assert not message.masked_links
        assert all("Following" in text or "\\*\\*x" in text for text in texts)
        token = await server.autocomplete("feed remove", "feed", "", guild=guild, user=server.owner)
        (choice,) = await server.choices(token)
        assert choice["name"].isprintable()


async def test_fifty_feeds_fit_a_message(server: FakeDiscord, retriever: Retriever, own: Servers) -> None:
    async with running(server, retriever, servers=own) as client:
        guild = await server.add_guild()
        while client.get_guild(guild.id) is None:
            await client.service.desk.small(lambda: None)

        with own.shelf.opened(str(guild.id), make=True) as opened:
            assert opened is not None
            for number in range(50):
                url = f"https://feed{number}.invalid/{'x' * 900}"
                add_feed(opened, OwnFeed(url=url, name=f"Feed {'ö' * 60}{number}", added=datetime.now(UTC)))
        for name in ("list", "status"):
            text = await owner_does(server, guild, f"feed {name}")
            assert "… and" in text
            assert len(text) <= 4_000


async def test_when_the_bot_is_removed_nobody_is_at_the_feeds_until_it_is_back(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer, tmp_path: Path
) -> None:
    async with running(server, retriever, servers=own) as client:
        guild = await server.add_guild()
        await added(server, own, guild, quiet_site(web))
        key = str(guild.id)
        await server.remove_bot(guild)
        while own.shelf.has(key):
            await client.service.desk.small(lambda: None)
        assert "secret" not in str(own.holdings.reader(key).ask("what did Norden say?"))
        assert Folder.beside(tmp_path / "feed.db").has(key)
        # A restart changes nothing about that.
        while retriever.preferences.get("left", key) is None:
            await client.service.desk.small(lambda: None)
    later = datetime.now(UTC) + timedelta(days=29)
    assert own.departures.purge(later) == []
    assert own.departures.purge(later + timedelta(days=2)) == [key]
    assert not Folder.beside(tmp_path / "feed.db").has(key)


async def test_a_server_left_while_the_bot_was_away_is_noticed(
    server: FakeDiscord, retriever: Retriever, own: Servers, web: HostileServer
) -> None:
    with own.shelf.opened("123456", make=True) as made:
        assert made
    async with running(server, retriever, servers=own) as client:
        while own.shelf.has("123456"):
            await client.service.desk.small(lambda: None)
    assert retriever.preferences.get("left", "123456")
