"""``/watch`` and ``/watches`` against a loopback Discord."""

from datetime import UTC, datetime

from bot.asking.preferences import GuildSettings, keep_guild_settings
from retrieval import FeedItem, Retriever
from tests.bot.reading import cards, said
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord


def statement(number: int, words: str, source: str = "見本新聞") -> FeedItem:
    return FeedItem(
        source=source, handle=f"h{number}", headline="会見", text=f"ソレン市長は「{words}」と述べた。",
        published=datetime.now(UTC), has_time=False, lang="ja",
    )  # fmt: skip


async def test_a_new_statement_is_told_once_in_the_channel_that_watches(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    async with running(server, retriever) as bot:
        watching = bot.get_cog("WatchCog").watching
        token = await server.command("watch", guild=guild, speaker="ソレン", locale="ja")
        begun = await server.final(token)
        assert begun.is_private
        assert "ソレンの新しい発言をこのチャンネルでお知らせします" in begun.content
        retriever.add([statement(1, "橋を二本かける"), statement(2, "橋を二本かける", "Harbor Wire")])
        await watching.look()
        post = await server.next_message(guild.general)
        (card,) = cards({"components": post.components})
        assert "橋を二本かける" in card
        assert "ソレンの新しい発言" in card
        assert "Harbor Wire" in card
        assert post.pinged == frozenset()
        assert await watching.look() == 0


async def test_a_role_is_pinged_only_where_everyone_may(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    open_role = await server.add_role(guild, "harbour", is_mentionable=True)
    closed = await server.add_role(guild, "staff")
    await server.allow(guild.general, guild.everyone, mention_everyone=False)
    async with running(server, retriever) as bot:
        token = await server.command("watch", guild=guild, speaker="ソレン", role=closed)
        assert "cannot be pinged" in (await server.final(token)).content
        token = await server.command("watch", guild=guild, speaker="ソレン", role=open_role)
        assert "Watching" in (await server.final(token)).content
        retriever.add([statement(1, "@everyone 橋を二本かける")])
        await bot.get_cog("WatchCog").watching.look()
        post = await server.next_message(guild.general)
        assert post.pinged == {f"role:{open_role.id}"}


async def test_a_watch_survives_a_restart_and_misses_nothing(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.final(await server.command("watch", guild=guild, speaker="ソレン"))
    retriever.add([statement(1, "橋を二本かける")])
    server.ready.clear()
    async with running(server, retriever) as bot:
        await bot.get_cog("WatchCog").watching.look()
        post = await server.next_message(guild.general)
        assert "橋を二本かける" in said({"components": post.components})


async def test_a_watch_is_listed_and_stopped_by_whoever_may(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    other = server.add_user("other")
    await server.join(guild, other)
    async with running(server, retriever) as bot:
        await server.final(await server.command("watch", guild=guild, speaker="ソレン", topic="港"))
        listed = await server.final(await server.command("watches", guild=guild, user=other))
        assert listed.is_private
        assert "ソレン on “港”" in said({"components": listed.components})
        (watch,) = retriever.watches.all()
        token = await server.choose("Stop a watch …", [str(watch.id)], listed, user=other)
        assert "Only whoever began" in (await server.final(token)).content
        assert retriever.watches.all() == [watch]
        retriever.add([statement(1, "港は閉めない")])
        await bot.get_cog("WatchCog").watching.look()
        post = await server.next_message(guild.general)
        token = await server.click("Stop this watch", post)
        assert "Stopped watching ソレン" in (await server.final(token)).content
        assert retriever.watches.all() == []
        empty = await server.final(await server.command("watches", guild=guild))
        assert "Nothing is watched here" in said({"components": empty.components})


async def test_in_a_direct_message_it_is_told_there(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as bot:
        begun = await server.final(await server.command("watch", speaker="ソレン"))
        assert "our direct messages" in begun.content
        retriever.add([statement(1, "港は閉めない")])
        await bot.get_cog("WatchCog").watching.look()
        post = await server.next_message(begun.channel)
        assert "港は閉めない" in said({"components": post.components})


async def test_where_the_bot_may_not_write_that_is_told_at_once(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    await server.allow(guild.general, server.bot, send_messages=False)
    async with running(server, retriever):
        token = await server.command("watch", guild=guild, speaker="ソレン", user=server.owner)
        assert "may not write in this channel" in (await server.final(token)).content
        assert retriever.watches.all() == []


async def test_nobody_makes_the_bot_write_where_they_may_not(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    await server.allow(guild.general, server.asker, send_messages=False)
    async with running(server, retriever):
        token = await server.command("watch", guild=guild, speaker="ソレン")
        assert "where you may write" in (await server.final(token)).content
        assert retriever.watches.all() == []


async def test_a_watch_begins_only_where_the_owners_let_the_bot_answer(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    keep_guild_settings(retriever, str(guild.id), GuildSettings(channels=("1",)))
    async with running(server, retriever):
        token = await server.command("watch", guild=guild, speaker="ソレン", locale="ja")
        assert "ボットが答えてよいチャンネル" in (await server.final(token)).content
        assert retriever.watches.all() == []
