"""Buttons under an answer."""

from typing import Any

import discord
import pytest

from bot.views import AnswerView
from retrieval import Suggestion

PAGES = [[discord.Embed(title=f"page {n}")] for n in range(3)]


async def follow(_: discord.Interaction, __: Suggestion) -> None:
    """Asks nothing."""


def view(pages: list[list[discord.Embed]], *labels: str) -> AnswerView:
    suggestions = [Suggestion(label=label, question="what?") for label in labels]
    return AnswerView(pages, asker_id=1, suggestions=suggestions, follow=follow)


def labels(of: AnswerView) -> list[str | None]:
    return [child.label for child in of.children if isinstance(child, discord.ui.Button)]


async def test_pages_have_buttons_where_there_are_several() -> None:
    assert labels(view(PAGES)) == ["◀", "▶"]
    assert labels(view(PAGES[:1], "田中市長")) == ["田中市長"]


async def test_at_either_end_there_is_only_one_way() -> None:
    shown = view(PAGES)
    assert (shown.back.disabled, shown.forward.disabled) == (True, False)
    pages: list[Any] = []

    class Response:
        async def edit_message(self, *, embeds: list[discord.Embed], view: AnswerView) -> None:
            pages.append(embeds)

    class Pressed:
        response = Response()

    for place in (1, 2, 7, -1):
        await shown._show(Pressed(), place)  # type: ignore[arg-type]
    assert pages == [PAGES[1], PAGES[2], PAGES[2], PAGES[0]]
    assert (shown.back.disabled, shown.forward.disabled) == (True, False)


@pytest.mark.parametrize(("label", "shown"), [("田中\n市長\x00", "田中 市長"), ("x" * 200, "x" * 80), ("\u202e", "…")])
async def test_a_label_shows_no_control_characters_and_fits(label: str, shown: str) -> None:
    assert labels(view(PAGES[:1], label)) == [shown]


async def test_no_more_than_five_steps_are_offered() -> None:
    assert len(labels(view(PAGES[:1], *"abcdefgh"))) == 5
