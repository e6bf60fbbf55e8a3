"""Verdicts on answers, over the loopback Discord."""

from datetime import UTC, datetime

from retrieval import FeedItem, Retriever
from retrieval.types.feedback import Feedback
from tests.bot.harbour import asked, control, controls
from tests.bot.running import running
from tests.fakes.discord_server import FakeDiscord

QUESTION = "ハルタ議員は何と言った?"


def kept(retriever: Retriever) -> list[Feedback]:
    return [Feedback.model_validate_json(one) for one in retriever.feedback.all()]


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
    assert (verdict.verdict, verdict.question, verdict.language) == ("good", QUESTION, "en")
    assert [one.speaker for one in verdict.shown] == ["ハルタ", "ハルタ"]
    assert all(one.quote in retriever.item(one.item).text for one in verdict.shown)


async def test_a_bad_answer_counts_even_if_nobody_says_why(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever) as client:
        message = await asked(server, QUESTION)
        await server.modal(await server.click(control(message, "verdict", "0")["custom_id"], message))
        await client.drain(10)
    assert [(one.verdict, one.note) for one in kept(retriever)] == [("other", "")]


async def test_what_was_wrong_is_asked_and_kept(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        message = await asked(server, QUESTION)
        token = await server.click(control(message, "verdict", "0")["custom_id"], message, locale="ja")
        form = await server.modal(token)
        assert form["title"] == "どこが違いましたか？"
        values = {"reason": ["wrong_speaker"], "hit": ["2"], "note": " It was her deputy. "}
        sent = await server.submit(token, values)
        assert (await server.final(sent)).is_private
    (verdict,) = kept(retriever)
    assert (verdict.verdict, verdict.at_fault, verdict.note) == ("wrong_speaker", 1, "It was her deputy.")


async def test_a_second_verdict_of_one_person_takes_the_place_of_the_first(
    server: FakeDiscord, retriever: Retriever
) -> None:
    async with running(server, retriever):
        guild = await server.add_guild()
        message = await asked(server, QUESTION, guild=guild)
        bad, good = (control(message, "verdict", arg)["custom_id"] for arg in "01")
        token = await server.click(bad, message)
        await server.final(await server.submit(token, {"reason": ["wrong_date"]}))
        await server.final(await server.click(good, message))
        assert [one.verdict for one in kept(retriever)] == ["good"]
        await server.final(await server.click(good, message, user=server.add_user("another")))
    assert [one.verdict for one in kept(retriever)] == ["good", "good"]
    assert len(list(retriever.feedback.all(str(guild.id)))) == 2


async def test_a_form_that_was_opened_before_a_restart_is_taken(server: FakeDiscord, retriever: Retriever) -> None:
    async with running(server, retriever):
        message = await asked(server, QUESTION)
        token = await server.click(control(message, "verdict", "0")["custom_id"], message)
        await server.modal(token)
    async with running(server, retriever):
        thanks = await server.final(await server.submit(token, {"reason": ["not_asked"]}))
        assert "Thank you" in thanks.text
    assert [one.verdict for one in kept(retriever)] == ["not_asked"]


async def test_passages_that_only_name_somebody_are_no_hits(server: FakeDiscord, retriever: Retriever) -> None:
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    text = "式典にはミカ・ノルデン外相も出席した。"
    retriever.add([FeedItem(source="見本新聞", handle="a", headline="式典", text=text, published=moment)])
    async with running(server, retriever):
        assert "verdict" not in controls(await asked(server, "what did Quimby say?"))
        message = await asked(server, "what did Norden say?")
        await server.final(await server.click(control(message, "verdict", "1")["custom_id"], message))
    assert [(one.verdict, one.shown) for one in kept(retriever)] == [("good", ())]
