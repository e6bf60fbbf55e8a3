"""What somebody rejected or denied: both are reached by any such question, each told by what it is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import AnswerStatus, FeedItem, Retriever
from retrieval.rendering.labels import act_told

TEXTS = (
    "Harbour talks\nMayor Ida Soren rejected a request from Osk Tveit to close the bridge. Osk Tveit left the room.",
    "Pier sale\nMayor Ida Soren denied that the pier had been sold to a builder from the north.",
    "Ferry plan\nMika Norden said the ferry plan should not be accepted. Mika Norden said the weather was fine.",
    "Ferry vote\nOsk Tveit did not reject the ferry plan. Osk Tveit said the vote was close.",
    "Dyke\nOsk Tveit denied that Runa Dahl had said the dyke was safe.",
    "港の協定\n潮見市長は、隣町が示した港の協定の草案については保証が足りないとして拒否している。",
    "港の調査\n潮見市長は不正への関与を否定した。",
)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    path: Path = tmp_path_factory.mktemp("rejections") / "feed.db"
    with Retriever.open(path) as opened:
        opened.add(
            FeedItem(
                source="Wire",
                handle="wire",
                published=datetime(2025, 3, 1 + number, 9, tzinfo=UTC),
                urls=(f"https://example.org/{number}",),
                headline=text.split("\n")[0],
                text=text,
            )
            for number, text in enumerate(TEXTS)
        )
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "did Soren reject anything?",
        "did Ida Soren refuse anything?",
        "what did Soren deny?",
        "what has Soren turned down?",
        "ソレンは何を拒否した?",
        "ソレンは何を断った?",
    ],
)
def test_a_rejection_and_a_denial_are_reached_and_told_apart(retriever: Retriever, question: str) -> None:
    answer = retriever.ask(question)
    told = {(act_told(one, "en"), one.text) for hit in answer.hits for one in hit.utterances}
    assert told == {
        ("rejected", "a request from Osk Tveit to close the bridge"),
        ("denied", "that the pier had been sold to a builder from the north"),
    }
    assert not any(hit.is_weak for hit in answer.hits)


def test_a_ground_stays_a_statement_beside_what_is_rejected_on_it(retriever: Retriever) -> None:
    answer = retriever.ask("潮見市長は何を拒否した?")
    told = {(act_told(one, "ja"), one.text) for hit in answer.hits for one in hit.utterances}
    assert told == {("拒否", "隣町が示した港の協定の草案"), ("否定", "不正への関与")}
    said = retriever.ask("潮見市長は何と言った?")
    grounds = [one.act for hit in said.hits for one in hit.utterances if one.text == "保証が足りない"]
    assert grounds == ["statement"]


def test_words_that_say_no_by_themselves_are_near_and_stay_a_statement(retriever: Retriever) -> None:
    (hit,) = retriever.ask("did Norden reject anything?").hits
    assert hit.is_weak
    assert [(one.act, one.text) for one in hit.utterances] == [("statement", "the ferry plan should not be accepted")]


@pytest.mark.parametrize(
    "question", ["what did Norden deny?", "did Norden deny anything?", "ノルデン氏は何を否定した?"]
)
def test_words_that_say_no_are_nothing_that_was_denied(retriever: Retriever, question: str) -> None:
    answer = retriever.ask(question)
    assert not answer.hits
    assert answer.status is AnswerStatus.NO_MATCH


@pytest.mark.parametrize(
    "question", ["what did Norden turn down?", "did Norden rule out anything?", "ノルデン氏は何を拒んだ?"]
)
def test_who_asks_what_was_turned_down_is_shown_them(retriever: Retriever, question: str) -> None:
    (hit,) = retriever.ask(question).hits
    assert hit.is_weak


def test_what_was_not_rejected_and_what_another_said_is_no_denial(retriever: Retriever) -> None:
    (hit,) = retriever.ask("did Tveit reject anything?").hits
    assert [one.text for one in hit.utterances] == ["that Runa Dahl had said the dyke was safe"]
    assert not retriever.ask("what did Runa Dahl say?").hits
