"""An answer as one message."""

from dataclasses import replace
from typing import Any

import discord

from bot.asking.page import page_of
from bot.asking.request import Request
from bot.components.layout import answer_layout
from bot.render.room import MAX_COMPONENTS, MAX_TEXT
from retrieval import Suggestion
from tests.bot.reading import buttons, cards, said

ANSWER = "abcdefghijkl"


def message(view: discord.ui.LayoutView) -> dict[str, Any]:
    return {"components": view.to_components()}


def test_a_page_has_the_question_its_hits_and_how_to_turn_it(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=2, language="ja"), 2)
    laid = answer_layout(page, ANSWER)
    sent = message(laid.view)
    assert said(sent).startswith("> ハルタ議員は何と言った?")
    assert "30件中3～4件目" in said(sent)
    turning = {label: one for label, one in buttons(sent).items() if ":page:" in one}
    assert turning == {"◀": f"or:page:{ANSWER}:0", "次へ ▶": f"or:page:{ANSWER}:4"}


def test_what_does_not_fit_begins_the_next_page(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=30, language="ja"))
    laid = answer_layout(page, ANSWER)
    sent = message(laid.view)
    assert 0 < len(laid.page.hits) == len(cards(sent)) < 30
    assert f"or:page:{ANSWER}:{len(laid.page.hits)}" in buttons(sent).values()
    assert (
        sum(len(part.content) for part in laid.view.walk_children() if isinstance(part, discord.ui.TextDisplay))
        <= MAX_TEXT
    )
    assert laid.view.total_children_count <= MAX_COMPONENTS


def test_an_answer_that_is_not_kept_has_no_buttons(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=2))
    assert buttons(message(answer_layout(page, "").view)) == {}


def test_a_suggestion_is_a_button_whatever_it_is_called(retriever: Any) -> None:
    page = page_of(retriever, Request(text="what did Quimby say?"))
    assert page.answer
    steps = tuple(Suggestion(label=label, question="?") for label in ("\u202e", "x\ny" * 50, *"abcdef"))
    offered = page.answer.model_copy(update={"suggestions": steps})
    laid = answer_layout(page_with(page, offered), ANSWER)
    pressed = buttons(message(laid.view))
    found = [label for label, one in pressed.items() if ":step:" in one]
    assert len(found) == 5
    assert len(laid.view.children) == 3
    assert all(0 < len(label) <= 80 and "\n" not in label for label in found)


def page_with(page: Any, answer: Any) -> Any:
    return type(page)(page.request, page.offset, page.hits, page.total, answer)


def test_an_answer_has_one_row_of_buttons_and_one_menu_whatever_may_be_asked_instead(retriever: Any) -> None:
    page = page_of(retriever, Request(text="ハルタ議員は何と言った?", limit=2))
    assert page.answer
    steps = tuple(Suggestion(label=label, question="?") for label in "abcdefg")
    offered = replace(page, answer=page.answer.model_copy(update={"suggestions": steps}))
    sent = message(answer_layout(offered, ANSWER).view)
    rows = [one["components"] for one in sent["components"] if one["type"] == 1]
    assert [[one["type"] for one in row] for row in rows] == [[2, 2, 2, 2, 2], [3]]
    assert list(buttons(sent)) == ["A", "B", "More ▶", "👍", "👎"]
    assert [one["value"] for one in rows[1][0]["options"] if one["value"].startswith("step:")] == [
        f"step:{place}" for place in range(2, 7)
    ]


def test_nothing_found_says_why_and_has_nothing_to_press_but_what_leads_on(retriever: Any) -> None:
    page = page_of(retriever, Request(text="what did Quimby say?"))
    sent = message(answer_layout(page, ANSWER).view)
    assert not [one for one in sent["components"] if one["type"] == 1]
    assert cards(sent) == []
    assert "Nobody called Quimby is named in this feed" in said(sent)
