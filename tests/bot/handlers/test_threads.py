"""Threads at an answer, against a loopback Discord."""

import pytest

from bot.asking.preferences import GuildSettings, keep_guild_settings
from bot.asking.request import Request
from bot.handlers.threads import MOST, thread_name
from retrieval import Retriever
from tests.bot.hearing import listening, next_said, settled
from tests.bot.running import running
from tests.fakes.discord_server import GUILD_ID, FakeDiscord
from tests.fakes.loopback.guilds import Channel, Guild
from tests.fakes.loopback.messages import Message

ASKED = "ハルタ議員は何と言った?"
BUTTON = "残り28件をスレッドで見る"


async def answered(server: FakeDiscord, guild: Guild) -> Message:
    """An answer with more hits than its message shows."""
    await server.say(f"{server.mention} {ASKED}", guild.general)
    return await next_said(server, guild.general)


async def branching(server: FakeDiscord, retriever: Retriever) -> Guild:
    """A server that wants threads."""
    keep_guild_settings(retriever, str(GUILD_ID), GuildSettings(overflow="thread"))
    return await server.add_guild()


def thread_of(message: Message) -> Channel:
    assert message.thread is not None
    return message.thread


def passages(messages: list[Message]) -> list[str]:
    return [item["content"] for one in messages for item in one.items(10) if "ハルタ議員は「" in item["content"]]


async def test_all_other_hits_stand_in_a_thread_at_the_answer(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await branching(server, retriever)
    async with running(server, retriever):
        answer = await answered(server, guild)
        led = await server.final(await server.click(BUTTON, answer))
        thread = thread_of(answer)
        assert thread.name == ASKED
        assert led.is_private
        assert thread.mention in led.text
        posted = server.messages(thread)
        shown = passages(posted)
        assert len(set(shown)) == len(shown) == MOST
        assert not set(shown) & set(passages([answer]))
        # Only the last one can be turned, and leads to what is not posted.
        assert ["▶" in one.text for one in posted] == [False] * (len(posted) - 1) + [True]
        turned = await server.final(await server.click("次へ ▶", posted[-1]))
        assert not set(passages([turned])) & {*shown, *passages([answer])} or turned is posted[-1]
        assert not server.invalid


async def test_a_second_press_leads_to_the_thread(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await branching(server, retriever)
    other = server.add_user("Mika", locale="en-US")
    await server.join(guild, other)
    async with running(server, retriever):
        answer = await answered(server, guild)
        await server.final(await server.click(BUTTON, answer))
        posted = len(server.messages(thread_of(answer)))
        led = await server.final(await server.click(BUTTON, answer, user=other))
        assert "There is a thread already" in led.text
        assert thread_of(answer).mention in led.text
        assert len(server.messages(thread_of(answer))) == posted


async def test_two_who_press_at_once_open_one_thread(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await branching(server, retriever)
    async with running(server, retriever):
        answer = await answered(server, guild)
        tokens = [await server.click(BUTTON, answer) for _ in range(2)]
        told = sorted([(await server.final(token)).text for token in tokens])
        assert all(thread_of(answer).mention in text for text in told)
        assert len(passages(server.messages(thread_of(answer)))) == MOST


@pytest.mark.parametrize("lacks", ["create_public_threads", "send_messages_in_threads"])
async def test_where_it_may_not_open_threads_there_are_pages_for_whoever_pressed(
    server: FakeDiscord, retriever: Retriever, lacks: str
) -> None:
    guild = await branching(server, retriever)
    await server.allow(guild.general, **{lacks: False})
    async with running(server, retriever):
        answer = await answered(server, guild)
        token = await server.click(BUTTON, answer)
        pages = await server.final(token)
        await settled()
        assert pages.is_private
        assert "▶" in pages.text
        assert not set(passages([pages])) & set(passages([answer]))
        told = [one for one in server.messages(guild.general) if "may not open threads" in one.text]
        assert [one.is_private for one in told] == [True]
        assert answer.thread is None


async def test_there_are_no_threads_in_direct_messages_and_in_threads(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await branching(server, retriever)
    async with running(server, retriever):
        thread = await server.add_thread(guild.general, "harbor")
        for channel, text in ((server.dm(), ASKED), (thread, f"{server.mention} {ASKED}")):
            await server.say(text, channel)
            answer = await server.next_message(channel)
            assert BUTTON not in answer.text
            assert "▶" in answer.text


async def test_what_is_asked_in_the_thread_is_answered_there(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await branching(server, retriever)
    async with listening(server, retriever):
        answer = await answered(server, guild)
        await server.final(await server.click(BUTTON, answer))
        thread = thread_of(answer)
        for _ in server.messages(thread):
            await server.next_message(thread)
        asked = await server.say("ソレン市長は何と言った?", thread)
        assert (await server.next_message(thread)).replied_to is asked


def test_a_thread_is_called_like_the_question() -> None:
    assert thread_name(Request(text="what did\nSoren \u202esay?")) == "what did Soren ⟦RLO⟧say?"
    assert len(thread_name(Request(text="港" * 300))) == 100
    assert thread_name(Request(kind="timeline", speakers=("ソレン",), topic="港")) == "ソレン · 港"
    assert thread_name(Request(text="\u200b", language="ja")) == "答え"
