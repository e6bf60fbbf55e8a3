"""``/settings`` and ``/preferences`` through discord.py."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.asking.preferences import GuildSettings, change_guild_settings, guild_settings, user_settings
from bot.gateway.servers import Servers
from retrieval import Retriever
from tests.bot.owning import added, own_servers, owner_does, quiet_site, told
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.hostile_server import HostileServer
from tests.fakes.loopback.guilds import Guild
from tests.fakes.loopback.messages import Message


@pytest.fixture
def own(retriever: Retriever, tmp_path: Path) -> Iterator[Servers]:
    with own_servers(retriever, tmp_path) as made:
        yield made


async def panel(server: FakeDiscord, guild: Guild, locale: str = "en-US") -> Message:
    """The panel that the owner of a server sees."""
    message = await server.final(await server.command("settings", guild=guild, user=server.owner, locale=locale))
    assert message.is_private
    return message


@pytest.mark.parametrize(("locale", "part"), [("en-US", "Settings of this server"), ("ja", "このサーバーの設定")])
async def test_what_is_set_is_shown(server: FakeDiscord, retriever: Retriever, locale: str, part: str) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await panel(server, guild, locale)
        assert part in message.text
        assert len(message.items(2)) == 3
        assert not message.pinged
    assert list(retriever.preferences.all("guild")) == []


async def test_each_thing_can_be_set_with_the_command(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        text = await owner_does(
            server,
            guild,
            "settings",
            sources="Harbor Wire, @mihon",
            zone="東京",
            language="ja",
            mentions=False,
            more="thread",
            private=True,
            digest=guild.general,
            hour=7,
        )
        assert "Saved." in text
        assert "Asia/Tokyo" in text
        assert guild_settings(retriever, str(guild.id)) == GuildSettings(
            sources=("harborwire", "mihon"),
            zone="Asia/Tokyo",
            language="ja",
            answers_mentions=False,
            overflow="thread",
            private=True,
            digest_channel=str(guild.general.id),
            digest_hour=7,
        )
        await owner_does(server, guild, "settings", sources="-", zone="-", language="-")
        now = guild_settings(retriever, str(guild.id))
        assert (now.sources, now.zone, now.language, now.private) == ((), "", "", True)


async def test_each_thing_can_be_set_on_the_panel(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        other = await server.add_channel(guild, "wire")
        message = await panel(server, guild)
        for label in ("Ignore mentions", "Further hits in a thread", "Make answers private"):
            await server.final(await server.click(label, message, user=server.owner))
        for placeholder, values in (
            ("Hour of the digest", ["21:00"]),
            ("Language of answers to messages", ["Japanese"]),
            ("Channels to answer in for all to see; none for every one", [guild.general, other]),
            ("Channel of the daily digest; none for no digest", [other]),
        ):
            await server.final(await server.choose(placeholder, values, message, user=server.owner))
        assert guild_settings(retriever, str(guild.id)) == GuildSettings(
            answers_mentions=False,
            overflow="thread",
            private=True,
            digest_hour=21,
            language="ja",
            channels=(str(guild.general.id), str(other.id)),
            digest_channel=str(other.id),
        )
        assert f"<#{other.id}> at 21:00 (UTC)" in message.text
        await server.final(
            await server.choose("Channel of the daily digest; none for no digest", [], message, user=server.owner)
        )
        await server.final(
            await server.choose("Language of answers to messages", ["That of each message"], message, user=server.owner)
        )
        now = guild_settings(retriever, str(guild.id))
        assert (now.digest_channel, now.language) == ("", "")


async def test_what_is_set_holds_for_questions_in_that_server_alone(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        ours, theirs = await server.add_guild("Ours"), await server.add_guild("Theirs")
        await owner_does(server, ours, "settings", private=True, sources="mihon")
        for guild, is_private in ((ours, True), (theirs, False)):
            token = await server.command("ask", guild=guild, question="what did Soren say?")
            assert (await server.final(token)).is_private is is_private
        assert "every channel" in (await panel(server, theirs)).text
        assert "@mihon" not in (await panel(server, theirs)).text


async def test_only_who_may_manage_the_server_may(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        assert not server.may_use("settings", server.asker, guild.general)
        for options in ({}, {"private": True}):
            token = await server.command("settings", guild=guild, user=server.asker, options=options, locale="ja")
            assert "サーバー管理" in await told(server, token)
        for focused in ("zone", "sources"):
            token = await server.autocomplete("settings", focused, "", guild=guild, user=server.asker)
            assert await server.choices(token) == []
        keeper = await server.add_role(guild, "Keeper", administrator=True)
        await server.join(guild, server.asker, keeper)
        token = await server.command("settings", guild=guild, user=server.asker, options={"private": True})
        assert "Saved" in await told(server, token)
        # Who lost the right presses a panel in vain that is still there.
        message = await server.final(await server.command("settings", guild=guild, user=server.asker))
        await server.join(guild, server.asker)
        token = await server.click("Make answers public", message, user=server.asker)
        assert "Manage Server" in await told(server, token)
        assert guild_settings(retriever, str(guild.id)).private


async def test_outside_a_server_it_is_told_where_it_works(
    server: FakeDiscord, retriever: Retriever, own: Servers
) -> None:
    async with running(server, retriever, servers=own):
        # Discord does not offer them there; what it offers is not what we rely on.
        for name in ("settings", "feed"):
            server.world.commands[None][name, 1] |= {"contexts": [0, 1, 2], "integration_types": [0, 1]}
        foreign = await server.add_guild("Foreign", has_bot=False)
        server.owner.has_app = True
        for place in ({}, {"guild": foreign, "user": server.owner}):
            for name in ("settings", "feed list"):
                text = await told(server, await server.command(name, **place))
                assert "only in a server that the bot was added to" in text
        assert not own.shelf.guilds()
        assert list(retriever.preferences.all("guild")) == []


async def test_a_wrong_zone_or_source_gets_names_near_it_and_changes_nothing(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        text = await owner_does(server, guild, "settings", zone="Asia/Tokio", private=True)
        assert "is no time zone" in text
        assert "Asia/Tokyo" in text
        text = await owner_does(server, guild, "settings", sources="mihon, harbr wire", locale="ja")
        assert "という情報源はありません" in text
        assert "Harbor Wire" in text
        assert list(retriever.preferences.all("guild")) == []


async def test_zones_and_sources_are_completed(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()

        async def values(command: str, focused: str, typed: str) -> list[str]:
            token = await server.autocomplete(command, focused, typed, guild=guild, user=server.owner)
            return [one["value"] for one in await server.choices(token)]

        assert "Asia/Tokyo" in await values("settings", "zone", "tok")
        assert await values("settings", "zone", "大阪") == []
        assert (await values("settings", "zone", ""))[:2] == ["-", "UTC"]
        assert await values("settings", "sources", "mihon, harb") == ["mihon, harborwire"]
        assert (await values("settings", "sources", ""))[0] == "-"
        assert "Asia/Tokyo" in await values("preferences", "zone", "東京")


async def test_two_owners_at_once_lose_nothing_and_a_stale_panel_says_so(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        other = server.add_user("second")
        await server.join(guild, other, await server.add_role(guild, "Keeper", manage_guild=True))
        mine = await panel(server, guild)
        theirs = await server.final(await server.command("settings", guild=guild, user=other))
        tokens = await asyncio.gather(
            server.click("Make answers private", mine, user=server.owner),
            server.click("Ignore mentions", theirs, user=other),
        )
        for token in tokens:
            await server.final(token)
        now = guild_settings(retriever, str(guild.id))
        assert (now.private, now.answers_mentions) == (True, False)
        change_guild_settings(retriever, str(guild.id), overflow="thread")
        await server.final(await server.click("Answer mentions", theirs, user=other))
        assert "Somebody else changed something meanwhile" in theirs.text
        assert "In a thread" in theirs.text
        # The same press twice does what it says once.
        await server.final(await server.click("Make answers public", mine, user=server.owner))
        assert not guild_settings(retriever, str(guild.id)).private


async def test_a_panel_works_after_a_restart(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await panel(server, guild)
    server.ready.clear()
    async with running(server, retriever):
        await server.final(await server.click("Make answers private", message, user=server.owner))
        await server.final(await server.choose("Hour of the digest", ["5"], message, user=server.owner))
    now = guild_settings(retriever, str(guild.id))
    assert (now.private, now.digest_hour) == (True, 5)


async def test_what_is_wrong_with_the_digest_is_shown(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        closed = await server.add_channel(guild, "closed")
        await server.allow(closed, send_messages=False)
        assert "I may not write" in await owner_does(server, guild, "settings", digest=closed)
        await server.allow(closed, send_messages=True)
        assert "⚠️" not in (await panel(server, guild)).text
        await server.remove_channel(closed)
        assert "投稿先のチャンネルがありません" in (await panel(server, guild, "ja")).text


async def test_a_member_has_a_zone_and_a_language_everywhere(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        token = await server.command("preferences", guild=guild, options={"zone": "Oslo", "language": "ja"})
        assert "Europe/Oslo" in await told(server, token)
        assert user_settings(retriever, str(server.asker.id)).zone == "Europe/Oslo"
        # In a direct message too, and in the language that was set.
        text = await told(server, await server.command("preferences"))
        assert "タイムゾーン" in text
        assert "Europe/Oslo" in text
        token = await server.command("preferences", options={"zone": "-", "language": "-"})
        assert "That of the server" in await told(server, token)
        token = await server.command("preferences", options={"zone": "Nowhere"})
        assert "no time zone" in await told(server, token)


async def test_an_own_source_can_be_the_default_and_no_other_server_hears_of_it(
    server: FakeDiscord, retriever: Retriever, own: Servers
) -> None:
    web = HostileServer()
    async with running(server, retriever, servers=own):
        ours, theirs = await server.add_guild("Ours"), await server.add_guild("Theirs")
        await added(server, own, ours, quiet_site(web), name="Quiet Post")
        assert "@localhost" in await owner_does(server, ours, "settings", sources="Quiet Post")
        text = await owner_does(server, theirs, "settings", sources="Quiet Pos")
        assert "no source" in text
        assert "Quiet Post" not in text.replace("“Quiet Pos”", "")
        token = await server.autocomplete("settings", "sources", "qui", guild=theirs, user=server.owner)
        assert await server.choices(token) == []
    web.close()
