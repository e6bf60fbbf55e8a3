"""Pages of an answer."""

from typing import Any

import pytest

from bot.asking.owner_errors import UnknownSourceError
from bot.asking.page import page_of
from bot.asking.request import Request


def test_pages_hold_every_hit_once(retriever: Any) -> None:
    request = Request(text="ハルタ議員は何と言った?", limit=4, language="ja")
    seen, offset = [], 0
    while True:
        page = page_of(retriever, request, offset)
        assert page.has_before == (offset > 0)
        seen += [hit.passage.text for hit in page.hits]
        offset += len(page.hits)
        if not page.has_after:
            break
    assert len(seen) == len(set(seen)) == page.total


def test_a_timeline_is_in_order_and_asks_no_question(retriever: Any) -> None:
    page = page_of(retriever, Request(kind="timeline", speakers=("ハルタ",), limit=3))
    assert (len(page.hits), page.answer) == (3, None)
    assert page.total == len(retriever.timeline("ハルタ"))


def test_nothing_found_has_no_pages(retriever: Any) -> None:
    page = page_of(retriever, Request(text="what did Quimby say?"))
    assert page.hits == ()
    assert not page.has_before
    assert not page.has_after
    assert page.answer
    assert page.answer.message


def test_lists_have_pages_of_all_there_is(retriever: Any) -> None:
    for kind, total in (("sources", 5), ("speakers", 3), ("latest", 5)):
        request = Request(kind=kind, limit=2)
        lines, offset = 0, 0
        while True:
            page = page_of(retriever, request, offset)
            assert (page.total, page.answer) == (total, None)
            lines, offset = lines + page.shown, offset + page.shown
            if not page.has_after:
                break
        assert lines == total
        # The list became shorter since the button was made.
        assert page_of(retriever, request, 40).offset == 0


def test_an_empty_timeline_tells_why_and_what_else_may_be_asked(retriever: Any) -> None:
    page = page_of(retriever, Request(kind="timeline", speakers=("Quimby",), language="en"))
    assert (page.shown, page.has_after) == (0, False)
    assert page.answer
    assert "Nobody called Quimby is named in this feed" in page.answer.message
    nothing = page_of(retriever, Request(kind="timeline", speakers=("ソレン",), topic="火山", language="ja"))
    assert nothing.answer
    assert [one.speakers for one in nothing.answer.suggestions] == [("ソレン",)]


def test_a_page_can_be_told_to_hold_less(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=4))
    assert len(page.showing(1).hits) == page.showing(1).shown == 1
    listed = page_of(retriever, Request(kind="speakers", limit=3)).showing(1)
    assert (listed.shown, listed.has_after) == (1, True)


def test_the_sources_asked_are_told_whether_they_were_chosen_or_named(retriever: Any) -> None:
    named = page_of(retriever, Request(text="what did Soren say according to Harbor Wire?"))
    chosen = page_of(retriever, Request(text="what did Soren say?", sources=("Harbor Wire",)))
    assert chosen.chosen == ("harborwire",)
    assert named.chosen == (named.answer.query.sources if named.answer else ())
    assert len(chosen.outlets) == 5


def test_a_timeline_keeps_to_the_sources_that_are_asked(retriever: Any) -> None:
    page = page_of(retriever, Request(kind="timeline", speakers=("ハルタ",), sources=("Outlet 1",), limit=10))
    assert (page.total, {hit.item.handle for hit in page.hits}) == (10, {"outlet1"})
    elsewhere = page_of(retriever, Request(kind="timeline", speakers=("ハルタ",), sources=("mihon",)))
    assert elsewhere.answer
    assert "elsewhere" in elsewhere.answer.message


def test_the_latest_of_a_source_that_is_none_say_so_with_the_nearest(retriever: Any) -> None:
    with pytest.raises(UnknownSourceError) as raised:
        page_of(retriever, Request(kind="latest", sources=("Harbor Wir",)))
    assert "Harbor Wire" in raised.value.told("en")
