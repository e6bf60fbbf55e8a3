"""What is kept of an answer."""

from typing import Any

from bot.asking.given import Given, given_of
from bot.asking.page import page_of
from bot.asking.request import Request


def test_what_is_kept_says_what_was_shown(retriever: Any) -> None:
    page = page_of(retriever, Request(text="what did Soren say?", limit=2))
    given = given_of(page)
    assert Given.model_validate_json(given.model_dump_json(exclude_defaults=True)) == given
    (hit,) = given.hits
    item = retriever.item(hit.item)
    assert item.text[hit.start : hit.end] == page.hits[0].passage.text
    assert hit.speaker == "ソレン"
    assert given.query == page.answer.query if page.answer else False
