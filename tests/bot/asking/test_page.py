"""Pages of an answer."""

from typing import Any

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
