"""Questions in messages, against a loopback Discord."""

import asyncio
from typing import Any

import pytest

from bot.asking.cooldowns import Cooldowns
from bot.asking.given import Given
from bot.asking.preferences import GuildSettings, keep_guild_settings
from retrieval import Retriever, StorageError
from tests.bot.hearing import ASKED, SAID, answers_to, listening, next_said, settled
from tests.bot.running import running
from tests.fakes.discord_server import GUILD_ID, FakeDiscord
from tests.fakes.loopback.messages import Message


async def test_a_mention_is_answered_as_a_reply_that_pings_nobody(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        question = await server.say(f"{server.mention} {ASKED}", guild.general)
        answer = await server.next_message(guild.general)
        assert answer.replied_to is question
        assert SAID in answer.text.replace("*", "")
        assert answer.pinged == frozenset()
        assert guild.general.id in server.world.typing
        assert not server.invalid


@pytest.mark.parametrize("text", [ASKED, "ソレン市長は何と言った?"])
async def test_a_direct_message_needs_no_mention(server: FakeDiscord, retriever: Retriever, text: str) -> None:
    async with running(server, retriever):
        await server.say(text)
        answer = await server.next_message(server.dm())
        assert SAID in answer.text.replace("*", "")


async def test_buttons_of_an_answer_to_a_message_work(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.say(f"{server.mention} ハルタ議員は何と言った?", guild.general)
        answer = await server.next_message(guild.general)
        before = answer.text
        token = await server.click("次へ ▶", answer)
        assert await server.final(token) is answer
        assert answer.text != before


async def test_says_nothing_where_nobody_speaks_to_it(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    other = server.add_user("Mika")
    robot = server.add_user("robot", is_bot=True)
    await server.join(guild, other)
    await server.allow(guild.general, server.asker, mention_everyone=True)
    async with listening(server, retriever):
        theirs = await server.say("the port is closed", guild.general, user=other)
        await server.say(ASKED, guild.general, reply_to=theirs)
        await server.say(f"{server.mention} {ASKED}", guild.general, user=robot)
        assert not await answers_to(
            server,
            guild.general,
            ASKED,
            f"@everyone {server.mention} {ASKED}",
            f"@here {server.mention} {ASKED}",
            f"> {server.mention} {ASKED}\nlol",
            f"`{server.mention}` {ASKED}",
        )


async def test_a_message_that_it_may_not_read_is_left_alone(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.say(f"{server.mention} {ASKED}", guild.general)
        answer = await server.next_message(guild.general)
        assert not [
            one
            for one in await answers_to(server, guild.general, "and Kelda?", reply_to=answer, pings=False)
            if one is not answer
        ]


@pytest.mark.parametrize(
    ("settings", "reactions"),
    [(GuildSettings(channels=("1",)), {"🔒"}), (GuildSettings(answers_mentions=False), set())],
    ids=["another channel", "no mentions"],
)
async def test_says_nothing_where_the_owners_do_not_want_it(
    server: FakeDiscord, retriever: Retriever, settings: GuildSettings, reactions: set[str]
) -> None:
    guild = await server.add_guild()
    keep_guild_settings(retriever, str(GUILD_ID), settings)
    async with running(server, retriever):
        asked = await server.say(f"{server.mention} {ASKED}", guild.general)
        await server.say(ASKED)
        await server.next_message(server.dm())
        await settled()
        assert [one for one in server.messages(guild.general) if one.author is server.bot] == []
        assert set(asked.reactions) == reactions


async def test_a_thread_of_an_allowed_channel_is_allowed(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    keep_guild_settings(retriever, str(GUILD_ID), GuildSettings(channels=(str(guild.general.id),), private=True))
    async with running(server, retriever):
        thread = await server.add_thread(guild.general, "harbor")
        await server.say(f"{server.mention} {ASKED}", thread)
        assert SAID in (await server.next_message(thread)).text.replace("*", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thanks!", "You're welcome"),
        ("ありがとうございます", "どういたしまして"),
        ("help", "/ask"),
        ("hello", "Hello"),
        ("that's wrong", "👎"),
        ("出典は？", "引用をコピー"),
        ("🎉", "🙂"),
        ("使い方は?", "情報源"),
    ],
)
async def test_chatter_gets_a_friendly_word_and_no_search(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    async with running(server, retriever):
        # What the bot asks to be warm it has asked by now.
        monkeypatch.setattr(retriever, "ask", None)
        await server.say(text)
        assert said in (await server.next_message(server.dm())).text


async def test_a_mention_alone_asks_for_help_with_a_name_of_the_feed(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.say(server.mention, guild.general)
        assert "ハルタ" in (await server.next_message(guild.general)).text


@pytest.mark.parametrize(("text", "said"), [("what " * 300, "longer than 1000"), ("港は" * 600, "1000文字を超えて")])
async def test_a_long_question_is_told_to_be_long(
    server: FakeDiscord, retriever: Retriever, text: str, said: str
) -> None:
    async with running(server, retriever):
        await server.say(text)
        assert said in (await server.next_message(server.dm())).text


async def test_who_asks_too_fast_is_told_once_when_to_go_on(server: FakeDiscord, retriever: Retriever) -> None:
    other = server.add_user("Mika")
    async with running(server, retriever, cooldowns=Cooldowns("1 per hour", "1 per hour")):
        await server.say(ASKED)
        await server.next_message(server.dm())
        for _ in range(3):
            await server.say(ASKED)
        assert "you can ask again in" in (await server.next_message(server.dm())).text
        await server.say(ASKED, user=other)
        await next_said(server, server.dm(other))
        assert len([one for one in server.messages(server.dm()) if one.author is server.bot]) == 2


async def test_settings_that_cannot_be_read_are_told(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StorageError("The database cannot be read.", path="feed.db")

    monkeypatch.setattr(type(retriever.preferences), "get", broken)
    async with running(server, retriever):
        await server.say(ASKED)
        assert "Something went wrong" in (await server.next_message(server.dm())).text


async def test_in_a_thread_only_questions_that_have_an_answer_are_answered(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    async with listening(server, retriever):
        thread = await server.add_thread(guild.general, "harbor")
        assert not await answers_to(server, thread, ASKED)
        said = await answers_to(
            server,
            thread,
            "ソレン市長は何と言った?",
            "lol he really said that",
            "thanks",
            "are you coming tonight?",
            "what did you say?",
            "what did Quimby say?",
            "🎉",
        )
        assert [one.replied_to.content for one in said if one.replied_to] == [
            f"{server.mention} {ASKED}",
            "ソレン市長は何と言った?",
        ]


async def test_members_who_talk_to_each_other_in_a_thread_are_left_alone(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    other = server.add_user("Mika")
    await server.join(guild, other)
    async with listening(server, retriever):
        thread = await server.add_thread(guild.general, "harbor")
        await answers_to(server, thread)
        theirs = await server.say("the port is closed", thread, user=other)
        await server.say(ASKED, thread, reply_to=theirs)
        said = await answers_to(server, thread, f"{other.mention} {ASKED}")
        assert len(said) == 1


async def test_a_question_that_is_deleted_meanwhile_is_answered_all_the_same(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    guild = await server.add_guild()
    loop = asyncio.get_running_loop()
    real = retriever.ask
    question: list[Message] = []

    def deleting(*args: Any, **kwargs: Any) -> Any:
        asyncio.run_coroutine_threadsafe(server.delete(question[0]), loop).result(20)
        return real(*args, **kwargs)

    monkeypatch.setattr(retriever, "ask", deleting)
    async with running(server, retriever):
        question.append(await server.say(f"{server.mention} {ASKED}", guild.general))
        assert SAID in (await server.next_message(guild.general)).text.replace("*", "")


async def test_a_question_changed_at_once_changes_its_answer(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        question = await server.say(f"{server.mention} what did Quimby say?", guild.general)
        answer = await server.next_message(guild.general)
        assert SAID not in answer.text.replace("*", "")
        await server.edit(question, f"{server.mention} {ASKED}")
        await server.say(ASKED)
        await server.next_message(server.dm())
        await settled()
        assert SAID in answer.text.replace("*", "")
        server.advance(120)
        await server.edit(question, f"{server.mention} what did Kelda say?")
        await server.say(ASKED)
        await server.next_message(server.dm())
        await settled()
        assert SAID in answer.text.replace("*", "")
        assert [one for one in server.messages(guild.general) if one.author is server.bot] == [answer]


async def test_what_nobody_foresaw_is_told_with_a_reference(
    server: FakeDiscord, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(retriever, "ask", broken)
    async with running(server, retriever):
        await server.say(ASKED)
        told = await server.next_message(server.dm())
        assert "reference" in told.text
        assert "fire" not in told.text


async def test_a_reply_goes_on_from_exactly_the_answer_it_replies_to(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.say(f"{server.mention} what did Soren deny?", guild.general)
        first = await next_said(server, guild.general)
        await server.say(f"{server.mention} {ASKED}", guild.general)
        second = await next_said(server, guild.general)
        for answer, whole in ((second, "what did ハルタ議員 say?"), (first, "what did ハルタ議員 deny?")):
            await server.say("and ハルタ議員?", reply_to=answer)
            said = await next_said(server, guild.general)
            last = retriever.shown.of_message(str(guild.general.id), str(said.id))
            assert last is not None
            assert Given.model_validate_json(last.state).request.text == whole


async def test_in_a_channel_nobody_knows_which_question_is_gone_on_from(
    server: FakeDiscord, retriever: Retriever
) -> None:
    guild = await server.add_guild()
    async with running(server, retriever):
        await server.say(f"{server.mention} {ASKED}", guild.general)
        await next_said(server, guild.general)
        await server.say(f"{server.mention} show me more", guild.general)
        assert SAID not in (await next_said(server, guild.general)).text.replace("*", "")


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("what did Kelda say?", "and Soren?", SAID),
        ("ケルダ外相は何と言った?", "ソレン市長は?", SAID),
        (ASKED, "since 2025-02-01?", SAID),
        (ASKED, "after 2025-03-05?", "Nothing"),
    ],
)
async def test_direct_messages_go_on_from_the_last_answer(
    server: FakeDiscord, retriever: Retriever, first: str, then: str, said: str
) -> None:
    async with running(server, retriever):
        await server.say(first)
        await next_said(server, server.dm())
        await server.say("thanks!")
        await next_said(server, server.dm())
        await server.say(then)
        assert said in (await next_said(server, server.dm())).text.replace("*", "")


async def test_more_shows_what_was_not_shown(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        seen: list[str] = []
        for text in ("ハルタ議員は何と言った?", "他には?", "もっと見せて"):
            await server.say(text)
            answer = await next_said(server, server.dm())
            seen += [one["content"] for one in answer.items(10) if "ハルタ議員は「" in one["content"]]
        assert len(seen) > 3
        assert len(set(seen)) == len(seen)


async def test_a_changed_follow_up_goes_on_from_the_same_question(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        await server.say(ASKED)
        await next_said(server, server.dm())
        follow_up = await server.say("and Quimby?")
        answer = await next_said(server, server.dm())
        await server.edit(follow_up, "and ハルタ議員?")
        other = await server.add_guild()
        await server.say(f"{server.mention} {ASKED}", other.general)
        await next_said(server, other.general)
        await settled()
        assert "ハルタ議員は「" in answer.text


async def test_a_thread_at_an_answer_goes_on_from_it(server: FakeDiscord, retriever: Retriever) -> None:
    guild = await server.add_guild()
    async with listening(server, retriever):
        await server.say(f"{server.mention} what did Kelda say?", guild.general)
        answer = await next_said(server, guild.general)
        # Whoever opens it, a thread at a message has the message's id.
        thread = await server.add_thread(guild.general, "what they said", at=answer)
        asked = await server.say("and Soren?", thread)
        said = await next_said(server, thread)
        assert said.replied_to is asked
        assert SAID in said.text.replace("*", "")
        assert len(await answers_to(server, thread, "go on", "lunch?", "and you?")) == 1
