"""What stands around the cards of an answer."""

from typing import Any

import discord
import pytest

from bot.asking.page import Page
from bot.asking.request import Request
from bot.render.sheet import ROOM, foot_text, head_text, page_cards
from retrieval import Answer, AnswerStatus, Query, Suggestion
from tests.bot.render.showing import formats, hit, payload, texts
from tests.bot.render.test_escape import MARKUP

CHOICE = (Suggestion(label="a", question="b"),)


def page(question: str = "what did\nSoren say?", *, offset: int = 0, total: int = 1, **fields: Any) -> Page:
    values = {"status": AnswerStatus.ANSWERED, "message": "m", "query": Query(text=question), **fields}
    answer = Answer(**values)
    return Page(Request(text=question), offset, answer.hits, total, answer)


def test_the_question_is_repeated_in_one_line() -> None:
    assert head_text(page(hits=(hit("橋"),))) == "> what did Soren say?"


def test_a_choice_is_told_above_the_cards() -> None:
    found = page(hits=(hit("橋"),), message="*Two*.", suggestions=CHOICE)
    assert head_text(found) == "> what did Soren say?\n\\*Two\\*."


def test_how_it_was_read_and_how_much_there_is_stands_below() -> None:
    found = page(hits=(hit("橋"), hit("港")), total=23, interpretation="Statements by ソレン · @everyone")
    assert foot_text(found) == "-# Statements by ソレン · \\@\u2060everyone · 1–2 of 23"
    assert foot_text(page(hits=(hit("橋"),), offset=22, total=23)) == "-# 23 of 23"
    assert foot_text(page()) == ""


def test_where_nothing_was_found_a_card_says_why() -> None:
    (card,) = page_cards(page(message="Nothing."), room=ROOM)
    assert texts([card]) == ["Nothing."]
    found = page(message="Named.", mentions=(hit("橋", ((0, 1),)),))
    assert head_text(found).endswith("\nNamed.")
    assert texts(page_cards(found, room=ROOM))[1] == "> __橋__"


@pytest.mark.parametrize("text", [*MARKUP, "a" * 100_000, "\u202e", "\n", "\x00"])
def test_any_question_and_message_fit(text: str) -> None:
    found = page(text, message=text, interpretation=text, total=3, hits=(hit(text or "a"),), suggestions=CHOICE)
    items = [discord.ui.TextDisplay[Any](shown) for shown in (head_text(found), foot_text(found))]
    payload([items[0], *page_cards(found, room=2_000), items[1]])
    assert formats(items) <= {"text", "quote", "subtext"}
    assert sum(map(len, texts(items))) <= 2_000
