"""The button to a thread; what it opens is tested in ``tests/bot/handlers/test_threads.py``."""

import re

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.components.layout import Overflow, answer_layout
from bot.components.thread import ThreadButton
from retrieval import Retriever

ANSWER = "abcdefghijkl"


def labels(retriever: Retriever, overflow: Overflow, text: str = "ハルタ議員は何と言った?", offset: int = 0) -> str:
    page = page_of(retriever, Request(text=text), offset)
    return str(answer_layout(page, ANSWER, overflow=overflow).view.to_components())


def test_it_stands_where_there_are_more_hits_and_the_server_wants_threads(retriever: Retriever) -> None:
    assert "28 more in a thread" in labels(retriever, "thread")
    assert "▶" not in labels(retriever, "thread")
    assert "in a thread" not in labels(retriever, "pages")
    assert "in a thread" not in labels(retriever, "thread", "what did Soren say?")
    assert "▶" in labels(retriever, "thread", offset=4)
    assert "▶" not in labels(retriever, "below", offset=4)


def test_it_is_found_again_by_its_custom_id() -> None:
    template = ThreadButton.__discord_ui_compiled_template__
    assert re.fullmatch(template, f"or:thread:{ANSWER}:")
