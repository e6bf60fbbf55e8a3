"""The way of a question: from a checked query to an answer, or to why there is none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retrieval import Answer, Query, Retriever
from retrieval.answers.answer import Asked, answer_to, timeline_of
from retrieval.language import detect_language
from retrieval.search.evidence import Weights

TODAY = date(2025, 3, 5)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    from datetime import UTC, datetime

    from retrieval import FeedItem

    texts = (
        "Mayor Ida Soren said the quay would reopen in June.",
        "ソレン市長は、灯台も直すと述べた。ケルダ外相も同席した。",
    )
    with Retriever.open(tmp_path_factory.mktemp("answers") / "feed.db") as opened:
        opened.add(
            FeedItem(
                source=f"Wire {n}",
                handle=f"wire{n}",
                published=datetime(2025, 3, n + 1, tzinfo=UTC),
                headline="",
                text=text,
            )
            for n, text in enumerate(texts)
        )
        yield opened


def answer(retriever: Retriever, text: str, **fields: object) -> Answer:
    return answer_to(Asked(Query(text=text, **fields), TODAY), retriever._current.snapshot(), Weights())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "fields", "status"),
    [
        ("what did Soren say?", {}, "answered"),
        ("what did Soren say?", {"sources": ("wire0",)}, "answered"),
        ("what did Soren say?", {"sources": ("nobody",)}, "outside_filters"),
        ("what did Soren say?", {"since": date(2025, 4, 1)}, "outside_filters"),
        ("what did Kerda say?", {}, "not_a_speaker"),
        ("what did Quimby say?", {}, "unknown_name"),
        ("what did Soren say about volcanoes?", {}, "no_match"),
        ("how many goals were scored?", {}, "no_match"),
    ],
)
def test_the_status_tells_what_became_of_a_question(
    retriever: Retriever, question: str, fields: dict[str, object], status: str
) -> None:
    found = answer(retriever, question, **fields)
    assert found.status == status
    assert found.message
    assert bool(found.hits) == bool(found.total) == (status == "answered")
    assert bool(found.outside) == (status == "outside_filters")


def test_without_any_item_that_is_said(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as empty:
        assert answer(empty, "ソレン市長は何と言った?").status == "empty_index"


def test_days_are_read_as_of_the_day_on_which_it_is_asked(retriever: Retriever) -> None:
    found = answer(retriever, "what did Soren say since yesterday?")
    assert (found.query.since, found.query.until) == (date(2025, 3, 4), None)
    assert (found.status, found.outside) == ("outside_filters", 2)


def test_a_timeline_is_in_order_and_about_its_topic(retriever: Retriever) -> None:
    snapshot = retriever._current.snapshot()
    whole = timeline_of("Soren", "", snapshot, Weights())
    assert [hit.item.handle for hit in whole] == ["wire0", "wire1"]
    assert [hit.item.handle for hit in timeline_of("Soren", "the lighthouse", snapshot, Weights())] == ["wire1"]
    assert timeline_of("Quimby", "", snapshot, Weights()) == []


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("what did Soren say?", {}),
        ("what did Soren say?", {"since": date(2025, 4, 1)}),
        ("what did Kerda say?", {}),
        ("what did Quimby say?", {}),
        ("what did Soren say about volcanoes?", {}),
        ("how many goals were scored?", {}),
        ("thanks!", {}),
    ],
)
def test_what_is_told_is_in_the_language_that_is_asked_for(
    retriever: Retriever, question: str, fields: dict[str, object]
) -> None:
    query = Query(text=question, **fields)  # type: ignore[arg-type]
    snapshot = retriever._current.snapshot()
    own = answer_to(Asked(query, TODAY), snapshot, Weights())
    told = answer_to(Asked(query, TODAY, language="ja"), snapshot, Weights())
    assert detect_language(own.message) == "en"
    assert detect_language(told.message) == "ja"
    assert (told.status, told.hits, told.query) == (own.status, own.hits, own.query)


def test_an_empty_index_is_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "empty.db") as opened:
        assert "まだ何もありません" in opened.ask("what did Soren say?", language="ja").message
