"""What people are called in an answer: as the asker wrote it, with the feed's spelling beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from retrieval import FeedItem, Retriever
from tests.retrieval.query.conversation import opened


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("called")) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Soren say?", "Statements by Soren (ソレン)"),
        ("what did soren say?", "Statements by soren (ソレン)"),
        ("what did Minister Soren say about bridges?", "Statements by Minister Soren (ソレン) · about bridges"),
        ("what did the mayor say?", "Statements by the mayor (Ida Okada)"),
        ("what did ソレン say?", "Statements by ソレン"),
        ("what did Okada say?", "Statements by Ida Okada"),
        ("what did Mayor Okada say?", "Statements by Ida Okada"),
        ("what did Soren and Tveit say?", "Statements by Soren (ソレン大臣) or Osk Tveit"),
        ("ソレン大臣は何と言った?", "ソレンの発言"),
        ("トヴェイトは何と言った?", "トヴェイト（Osk Tveit）の発言"),
        ("岡田市長とトヴェイトは何と言った?", "岡田市長（Mayor Ida Okada）またはトヴェイト（Osk Tveit）の発言"),
    ],
)
def test_a_name_is_told_as_asked_with_the_feeds_spelling(retriever: Retriever, question: str, told: str) -> None:
    assert retriever.ask(question).interpretation == told


def test_a_value_that_was_chosen_is_told_without_its_code(retriever: Retriever) -> None:
    answer = retriever.ask("what was said?", speakers=["Soren"])
    assert answer.interpretation == "Statements by Soren (ソレン)"
    (choice,) = retriever.complete_speakers("soren")
    assert "#" not in retriever.ask("what was said?", speakers=[choice.value]).interpretation


def test_people_of_one_name_and_a_full_name_that_the_feed_does_not_give(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    texts = (
        "ノルデン市長は「橋を直す」と述べた。",
        "ノルデン監督は「選手はよく走った」と述べた。",
        "ケルダ氏は「港を開く」と述べた。",
    )
    with Retriever.open(tmp_path_factory.mktemp("namesakes") / "feed.db", workers=0) as retriever:
        retriever.add(
            FeedItem(
                source="見本新聞", handle="mihon", published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text
            )
            for text in texts
        )
        several = retriever.ask("what did Norden say?").interpretation
        assert several.startswith("Statements by Norden (ノルデン")
        assert " or ノルデン" in several
        assert retriever.ask("what did Mika Kerda say?").interpretation == (
            "Statements by Mika Kerda (ケルダ, no first name in this feed)"
        )


def test_what_was_not_said_is_told_of_the_name_that_was_asked_for(retriever: Retriever) -> None:
    answer = retriever.ask("what did Soren say about the ferry?")
    assert answer.message == (
        "No statement by Soren (ソレン) about “the ferry” was recognised. There are 2 statements by Soren:"
        " ask what Soren said."
    )
    step = answer.suggestions[0]
    assert (step.label, step.question) == ("everything Soren said", "what did Soren say?")
    assert len(retriever.ask(step.question, speakers=step.speakers).hits) == 2
