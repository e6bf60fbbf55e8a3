"""Verdicts on answers, over the loopback Discord."""

import json
from typing import Any

from retrieval import Retriever
from tests.bot.harbour import asked, control
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord

QUESTION = "ハルタ議員は何と言った?"


def kept(retriever: Retriever) -> list[dict[str, Any]]:
    return [json.loads(one) for one in retriever.feedback.all()]


async def test_a_good_answer_is_kept_with_the_question_and_what_was_shown(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        thanks = await server.final(await server.click(control(message, "verdict", "1")["custom_id"], message))
        assert thanks.is_private
        assert "Thank you" in thanks.text
        assert not message.edits
    (verdict,) = kept(retriever)
    assert verdict["is_good"]
    assert verdict["given"]["request"]["text"] == QUESTION
    assert len(verdict["given"]["hits"]) == 2
    assert "why" not in verdict


async def test_a_bad_answer_counts_even_if_nobody_says_why(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as client:
        message = await asked(server, QUESTION)
        await server.modal(await server.click(control(message, "verdict", "0")["custom_id"], message))
        await client.drain(10)
    assert [(one["is_good"], one.get("why")) for one in kept(retriever)] == [(False, None)]


async def test_what_was_wrong_is_asked_and_kept(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        message = await asked(server, QUESTION)
        token = await server.click(control(message, "verdict", "0")["custom_id"], message, locale="ja")
        form = await server.modal(token)
        assert form["title"] == "どこが違いましたか？"
        sent = await server.submit(token, {"reason": ["speaker"], "hit": ["2"], "note": " It was her deputy. "})
        assert (await server.final(sent)).is_private
    (verdict,) = kept(retriever)
    second = verdict["given"]["hits"][1]
    assert verdict["why"]["reason"] == "speaker"
    assert verdict["why"]["note"] == "It was her deputy."
    assert len(verdict["why"]["hit"]) == 8
    assert second["speaker"] == "ハルタ"


async def test_a_second_verdict_of_one_person_takes_the_place_of_the_first(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        bad, good = (control(message, "verdict", arg)["custom_id"] for arg in "01")
        token = await server.click(bad, message)
        await server.final(await server.submit(token, {"reason": ["date"]}))
        await server.final(await server.click(good, message))
        assert [one["is_good"] for one in kept(retriever)] == [True]
        await server.final(await server.click(good, message, user=server.add_user("another")))
    assert [one["is_good"] for one in kept(retriever)] == [True, True]
    assert len(list(retriever.feedback.all(str(guild.id)))) == 2


async def test_a_form_that_was_opened_before_a_restart_is_taken(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        message = await asked(server, QUESTION)
        token = await server.click(control(message, "verdict", "0")["custom_id"], message)
        await server.modal(token)
    async with running(server, retriever):
        thanks = await server.final(await server.submit(token, {"reason": ["question"]}))
        assert "Thank you" in thanks.text
    assert [one["why"]["reason"] for one in kept(retriever)] == ["question"]
