"""Answers of two real indexes as one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.asking.merged import (
    joined,
    merged_answer,
    merged_latest,
    merged_news,
    merged_timeline,
    split_mark,
    windows,
)
from bot.asking.merged_lists import merged_sources
from retrieval import Answer, FeedItem, Retriever
from tests.conftest import MakeItem

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)


def day(number: int, hour: int = 9) -> datetime:
    return datetime(2025, 3, number, hour, tzinfo=UTC)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Retriever, Retriever]]:
    common = Retriever.open(tmp_path / "common.db", workers=0, clock=lambda: NOW)
    own = Retriever.open(tmp_path / "own.db", workers=0, clock=lambda: NOW)
    with common, own:
        yield common, own


def asked(both: tuple[Retriever, Retriever], question: str, limit: int = 10, offset: int = 0, **given: Any) -> Answer:
    common, own = (
        joined([one.ask(question, limit=most, offset=start, **given) for most, start in windows(limit, offset)])
        for one in both
    )
    sources = merged_sources(both[0].sources(), both[1].sources())
    return merged_answer(common, own, limit=limit, offset=offset, sources=sources)


def places(answer: Answer) -> list[str]:
    return [hit.item.id for hit in answer.hits]


def test_a_page_that_more_than_one_question_fills_is_asked_for_in_several() -> None:
    assert windows(10, 95) == [(100, 0), (5, 100)]
    assert windows(10) == [(10, 0)]


def test_pages_of_both_follow_one_another_and_lose_nothing(
    both: tuple[Retriever, Retriever], make_item: MakeItem
) -> None:
    for retriever, name in zip(both, ("a", "b"), strict=True):
        retriever.add(
            make_item(
                f"Note {n}{name}\nMayor Ida Soren said pier {n}{name} would {'close' * n}.",
                handle=name,
                published=day(n + 1),
            )
            for n in range(7)
        )
    whole = asked(both, "what did Soren say?", 30)
    assert (len(whole.hits), whole.total) == (14, 14)
    assert {hit.item.handle for hit in whole.hits} == {"a", "b"}
    pages = [asked(both, "what did Soren say?", 3, offset) for offset in range(0, 15, 3)]
    assert [place for page in pages for place in places(page)] == places(whole)
    assert {page.total for page in pages} == {14}
    assert [page.message for page in (pages[0], whole)] == [
        "3 of 14 passages from the feed, word for word.",
        "14 passages from the feed, word for word.",
    ]
    assert (pages[1].query.limit, pages[1].query.offset) == (3, 3)
    past = asked(both, "what did Soren say?", 3, 30)
    assert (past.status, past.hits, past.message) == (
        "answered",
        (),
        "There are only 14 passages; this page is past the end.",
    )


def test_a_page_of_a_follow_up_tells_where_it_begins(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    for retriever, name in zip(both, ("a", "b"), strict=True):
        retriever.add([make_item(f"Note {name}\nMayor Ida Soren said pier {name} would close.", handle=name)])
    context = asked(both, "what did Soren say?").query
    answer = asked(both, "and about piers?", 1, 1, context=context)
    assert len(answer.hits) == 1
    assert "from number 2 on" in answer.interpretation
    assert "kept from the last question" in answer.interpretation


def test_the_newest_of_both_come_first(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    both[0].add([make_item("The quay is closed.", published=day(2)), make_item("Boats wait.", published=day(6))])
    both[1].add([make_item("The dyke holds.", handle="own", published=day(4))])
    assert [hit.item.day.day for hit in asked(both, "latest news").hits] == [6, 4, 2]


def test_what_both_carry_is_one_hit(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    same = make_item("Quay\nMayor Ida Soren said the quay would reopen in spring.", published=day(1))
    copy = make_item("Port\nMayor Ida Soren said the quay would reopen in spring.", handle="own", published=day(2))
    both[0].add([same])
    both[1].add([same, copy])
    answer = asked(both, "what did Soren say?")
    (hit,) = answer.hits
    assert answer.total == 1
    assert {hit.item.id, *(one.id for one in hit.also_in)} == {same.id, copy.id}
    assert answer.message == "1 passage from the feed, word for word."


SAID = "Mayor Ida Soren said the quay would reopen in spring."
NAMED = "The quay is near the house of Osk Tveit. Boats wait there."
REFUSALS: list[tuple[list[str], list[str], str, dict[str, object], str, str]] = [
    ([], [], "what did Soren say?", {}, "empty_index", "nothing in this feed yet"),
    ([], [SAID], "what did Quimby say?", {}, "unknown_name", "Nobody called Quimby is named in this feed."),
    ([NAMED], [SAID], "what did Quimby say?", {}, "unknown_name", "Nobody called Quimby is named in this feed."),
    ([NAMED], [SAID], "what did Osk Tveit say?", {}, "not_a_speaker", "in 1 passage of"),
    ([NAMED], [f"{NAMED} Rain."], "what did Osk Tveit say?", {}, "not_a_speaker", "in 2 passages of"),
    ([NAMED], [SAID], "what did Soren say about volcanoes?", {}, "no_match", "There is 1 statement by Soren"),
    (
        [SAID],
        [f"Later, {SAID}"],
        "what did Soren say about volcanoes?",
        {},
        "no_match",
        "are 2 statements by Soren",
    ),
    ([SAID], [NAMED], "what did Soren say?", {"since": date(2025, 4, 1)}, "outside_filters", "; 1 passage elsewhere"),
    (
        [SAID],
        ["Mayor Ida Soren said the dyke would hold."],
        "what did Soren say?",
        {"since": date(2025, 4, 1)},
        "outside_filters",
        "; 2 passages elsewhere",
    ),
    ([NAMED], [SAID], "how many drones were launched?", {}, "no_match", "Nothing in this feed answers that."),
    ([NAMED], [SAID], "thanks", {}, "no_match", "Ask who said what"),
]


@pytest.mark.parametrize(("common", "own", "question", "given", "status", "told"), REFUSALS)
def test_a_refusal_is_true_of_both_whichever_is_which(
    both: tuple[Retriever, Retriever],
    make_item: MakeItem,
    common: list[str],
    own: list[str],
    question: str,
    given: dict[str, object],
    status: str,
    told: str,
) -> None:
    for retriever, texts in zip(both, (common, own), strict=True):
        retriever.add([make_item(text, published=day(1)) for text in texts])
    for pair in (both, (both[1], both[0])):
        answer = asked(pair, question, **given)
        assert (answer.status, answer.hits) == (status, ())
        assert told in answer.message
    if status == "not_a_speaker":
        assert answer.mentions
        assert answer.suggestions


def test_one_that_has_hits_answers_for_both(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    both[0].add([make_item(NAMED)])
    both[1].add([make_item(SAID)])
    alone, merged = both[1].ask("what did Soren say?"), asked(both, "what did Soren say?")
    assert merged == alone
    assert asked((both[1], both[0]), "what did Soren say?") == alone


def test_a_source_is_unknown_where_both_lack_it(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    both[0].add([make_item(SAID)])
    both[1].add([make_item(NAMED, source="Own Wire", handle="ownwire")])
    assert "no source" not in asked(both, "what did Soren say?", sources=["ownwire"]).message
    lacking = asked(both, "what did Soren say?", sources=["elsewhere"])
    assert lacking.message.startswith("There is no source called elsewhere in this feed.")


def test_people_of_one_name_are_those_of_both(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    both[0].add(
        [make_item("田中市長は「橋を直す」と述べた。"), make_item("田中監督は「次は勝つ」と述べた。", handle="b")]
    )
    both[1].add([make_item("田中議員は「予算が足りない」と述べた。", handle="own")])
    answer = asked(both, "田中氏は何と言った?")
    assert len(answer.hits) == 3
    assert {"田中市長", "田中監督"} <= {step.label for step in answer.suggestions}
    assert all(name in answer.message for name in ("田中市長", "田中監督", "田中"))


def test_a_timeline_has_the_same_statement_once_a_day(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    def item(number: int, hour: int, handle: str) -> FeedItem:
        return make_item(SAID, handle=handle, published=day(number, hour), has_time=True)

    both[0].add([item(1, 9, "a"), item(3, 9, "c")])
    both[1].add([item(1, 20, "b")])
    lines = [one.timeline("Ida Soren") for one in both]
    merged = merged_timeline(*lines)
    assert [(hit.item.handle, [one.handle for one in hit.also_in]) for hit in merged] == [("a", ["b"]), ("c", [])]
    tokyo = ZoneInfo("Asia/Tokyo")
    assert [hit.item.handle for hit in merged_timeline(*lines, zone=tokyo)] == ["a", "b", "c"]


def test_the_latest_are_merged_by_time_and_each_once(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    same = make_item("The quay is closed.", published=day(3))
    both[0].add([same, make_item("Boats wait.", published=day(5))])
    both[1].add([same, make_item("The dyke holds.", handle="own", published=day(4))])
    lists = [list(one.ask("latest news").hits) for one in both]
    assert [hit.item.day.day for hit in merged_latest(*lists, limit=10)] == [5, 4, 3]
    assert [hit.item.day.day for hit in merged_latest(*lists, limit=1, offset=1)] == [4]


def test_news_of_both_are_told_once_and_go_on_in_both(both: tuple[Retriever, Retriever], make_item: MakeItem) -> None:
    marks = [one.mark() for one in both]
    both[0].add([make_item(f"Quay\n{SAID}", handle="b", published=day(9))])
    both[1].add([make_item(f"Port\n{SAID}", handle="a", published=day(8))])
    news = merged_news(*(one.news("Ida Soren", after=mark) for one, mark in zip(both, marks, strict=True)))
    assert [(hit.item.handle, [one.handle for one in hit.also_in]) for hit in news.hits] == [("a", ["b"])]
    again = [one.news("Ida Soren", after=mark or "") for one, mark in zip(both, split_mark(news.upto), strict=True)]
    assert merged_news(*again).hits == ()
