"""Where somebody speaks, but not on this, or not so: nothing untrue is said, and all there is is one step away."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import Answer, FeedItem, Retriever

POSTS = (
    ("Harbor Wire", "harborwire", 20, "ソレン大臣は20日、国防費を増やすと述べた。\nソレン大臣は橋も直すと語った。"),
    ("Harbor Wire", "harborwire", 21, "Osk Tveit said the quay would reopen."),
    ("見本新聞", "mihon", 22, "岡田市長は「橋は来年には終わる」と述べた。"),
)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    path: Path = tmp_path_factory.mktemp("nearby")
    with Retriever.open(path / "feed.db") as opened:
        opened.add(
            FeedItem(source=source, handle=handle, published=datetime(2025, 2, day, tzinfo=UTC), headline="", text=text)
            for source, handle, day, text in POSTS
        )
        yield opened


def ask(retriever: Retriever, question: str) -> Answer:
    return retriever.ask(question, today=datetime(2025, 2, 23, tzinfo=UTC).date())


@pytest.mark.parametrize(
    "question", ["what did Soren say about defence spending?", "ソレン大臣は漁業について何と言った?"]
)
def test_all_that_somebody_said_is_one_step_away(retriever: Retriever, question: str) -> None:
    answer = ask(retriever, question)
    assert answer.status == "no_match"
    assert "2" in answer.message
    step = answer.suggestions[0]
    everything = retriever.ask(step.question, speakers=step.speakers)
    assert len(everything.hits) == 2


def test_a_statement_is_no_denial(retriever: Retriever) -> None:
    answer = ask(retriever, "what did Osk Tveit deny?")
    assert answer.status == "no_match"
    assert "denial" in answer.message
    assert answer.suggestions


def test_a_demand_that_is_told_as_a_statement_is_a_weak_match(retriever: Retriever) -> None:
    answer = ask(retriever, "what did Osk Tveit demand?")
    assert [hit.is_weak for hit in answer.hits] == [True]
    assert "may not answer" in answer.message


def test_days_that_were_read_are_told(retriever: Retriever) -> None:
    assert "between 2025-02-10 and 2025-02-11" in ask(retriever, "what did Osk Tveit say on Feb 10?").message
    assert "2025-02-10から2025-02-11まで" in ask(retriever, "2月10日に岡田市長は何と言った?").message


@pytest.mark.parametrize("text", ["help", "thanks", "Really?", "ありがとう"])
def test_a_greeting_gets_a_hint(retriever: Retriever, text: str) -> None:
    answer = ask(retriever, text)
    assert (answer.status, answer.hits) == ("no_match", ())
    assert "何と言った" in answer.message or "what did" in answer.message


def test_somebody_missing_beside_others_is_told(retriever: Retriever) -> None:
    answer = ask(retriever, "what did Osk Tveit and Quimby say?")
    assert len(answer.hits) == 1
    assert "Quimby" in answer.message


@pytest.mark.parametrize(
    ("question", "handles"),
    [
        ("latest from Harbor Wire", ["harborwire", "harborwire"]),
        ("見本新聞の最新ニュースは?", ["mihon"]),
        ("見本新聞は何を報じた?", ["mihon"]),
        ("latest news", ["mihon", "harborwire", "harborwire"]),
    ],
)
def test_a_source_gives_its_newest_first(retriever: Retriever, question: str, handles: list[str]) -> None:
    hits = ask(retriever, question).hits
    assert [hit.item.handle for hit in hits] == handles
    assert [hit.item.day for hit in hits] == sorted((hit.item.day for hit in hits), reverse=True)
