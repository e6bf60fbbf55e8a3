"""New statements are posted once, whatever dies between."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.asking.service import Service
from bot.asking.watches import Wanted, begin, claims_of
from bot.gateway.client import OnRecordBot
from bot.handlers.watching import PART, Watching, watch_message
from retrieval import FeedItem, Retriever
from retrieval.types.watching import Claim, Watch
from tests.bot.reading import said
from tests.bot.running import running
from tests.fakes.discord_server import CHANNEL_ID, GUILD_ID, FakeDiscord


@pytest.fixture(autouse=True)
def _looks_by_nobody_else(retriever: Retriever) -> Iterator[None]:
    """The bot's own looks are left to whoever has that part, so that each look here is one of the test's."""
    with closing(retriever.lead(PART)) as lead:
        assert lead.holds()
        yield


def statement(words: str) -> FeedItem:
    return FeedItem(
        source="見本新聞", handle="new", headline="会見", text=f"ソレン市長は「{words}」と述べた。",
        published=datetime.now(UTC), has_time=False, lang="ja",
    )  # fmt: skip


async def begun(service: Service) -> Watch:
    asker = await service.asker("42", str(GUILD_ID), str(CHANNEL_ID), "ja")
    reader = service.retriever
    return begin(reader, reader, asker, Wanted("ソレン", str(CHANNEL_ID), str(GUILD_ID)))[0]


def watching_of(bot: OnRecordBot) -> Watching:
    return Watching(bot, bot.service, answered_by=timedelta())


async def noted(bot: OnRecordBot, retriever: Retriever) -> tuple[Watch, Claim]:
    """A statement that was noted, and nothing since."""
    watch = await begun(bot.service)
    retriever.add([statement("橋を二本かける")])
    (claim,) = await claims_of(bot.service, watch)
    return watch, claim


async def test_what_was_posted_before_somebody_died_is_confirmed_and_not_posted_again(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    async with running(server, retriever) as bot:
        watch, claim = await noted(bot, retriever)
        await bot.get_partial_messageable(guild.general.id).send(view=watch_message(watch, claim))
        post = await server.next_message(guild.general)
        assert await watching_of(bot).post_again() == 0
        assert retriever.watches.unposted() == []
        standing = [one for one in server.world.messages.values() if one.channel is guild.general]
        assert standing == [post]


async def test_what_was_only_noted_is_posted(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever) as bot:
        await noted(bot, retriever)
        assert await watching_of(bot).post_again() == 1
        post = await server.next_message(guild.general)
        assert "橋を二本かける" in said({"components": post.components})
        assert retriever.watches.unposted() == []


async def test_a_watch_whose_channel_is_gone_ends(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever) as bot:
        await begun(bot.service)
        await server.remove_channel(guild.general)
        retriever.add([statement("橋を二本かける")])
        assert await watching_of(bot).look() == 0
        assert retriever.watches.all() == []


async def test_what_may_not_be_written_now_is_written_when_it_may(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever) as bot:
        await begun(bot.service)
        await server.allow(guild.general, server.bot, send_messages=False)
        retriever.add([statement("橋を二本かける")])
        assert await watching_of(bot).look() == 0
        assert len(retriever.watches.unposted()) == 1
        await server.allow(guild.general, server.bot, send_messages=True)
        assert await watching_of(bot).post_again() == 1


async def test_what_an_item_says_no_more_is_not_told(server: FakeDiscord, retriever: Retriever) -> None:
    await server.add_guild()
    async with running(server, retriever) as bot:
        _, claim = await noted(bot, retriever)
        retriever.remove(claim.hit.item.id)
        assert await watching_of(bot).post_again() == 0
        assert retriever.watches.unposted() == []
