"""An answer or a list as one message: what stands above, and below it what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import discord

from bot.asking.page import Page
from bot.components.more import more_menu
from bot.components.page import PageButton
from bot.components.pressed import Button
from bot.components.step import StepButton, step_label
from bot.components.thread import ThreadButton
from bot.components.verdict import VerdictButton, verdict_buttons
from bot.render.clipping import clip
from bot.render.escape import one_line
from bot.render.room import Room
from bot.render.sheet import sheet
from bot.texts.catalogue import say

Overflow = Literal["pages", "thread", "below"]

MOST_BUTTONS = 5
"""In a row: https://discord.com/developers/docs/components/reference#action-row"""

_LONGEST_LABEL = 80


@dataclass(frozen=True)
class Laid:
    """A page as a message.

    Attributes:
        view: the message.
        page: so much of the page as it holds.
    """

    view: discord.ui.LayoutView
    page: Page


def answer_layout(
    page: Page,
    answer_id: str,
    *,
    overflow: Overflow = "pages",
    is_headed: bool = True,
    is_manager: bool = False,
    translator: str = "",
) -> Laid:
    """A page of an answer or of a list, or so much of it as one message holds.

    Args:
        page: what is to be shown.
        answer_id: under which it is kept; empty where it is not, and buttons would do nothing.
        overflow: where the hits are that it does not hold: on other pages, in a thread, or in the message below.
        is_headed: whether the question stands above the cards.
        is_manager: whether whoever asks may add a feed, and is told how where there is none.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    # Where not all of it fits, there are further pages.
    room = Room().without(_rows(page.showing(1), answer_id, overflow))
    above = sheet(page, room=room, is_headed=is_headed, is_manager=is_manager, translator=translator)
    kept = page.showing(above.shown)
    view = discord.ui.LayoutView(timeout=None)
    for item in (*above.items, *_rows(kept, answer_id, overflow)):
        view.add_item(item)
    return Laid(view, kept)


def text_layout(text: str) -> discord.ui.LayoutView:
    """A text alone, in a message that may become an answer later.

    Args:
        text: safe for a message.
    """
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    return view


def _rows(page: Page, answer_id: str, overflow: Overflow) -> Iterable[discord.ui.ActionRow[Any]]:
    """One row of buttons and one menu, whatever there is: an answer in a channel is not to fill the screen.

    What may be asked instead and has no place among the buttons stands in the menu.
    """
    if not answer_id or page.is_empty:
        return
    rest = [*_turning(page, answer_id, overflow), *_verdicts(page, answer_id)]
    steps = list(_steps(page, answer_id))[: MOST_BUTTONS - len(rest)]
    if buttons := [*steps, *rest]:
        yield discord.ui.ActionRow(*buttons)
    if menu := more_menu(page, answer_id, first_step=len(steps)):
        yield discord.ui.ActionRow(menu)


def _steps(page: Page, answer_id: str) -> Iterable[StepButton]:
    for place, one in enumerate(page.answer.suggestions if page.answer else ()):
        yield StepButton(_button(step_label(one), discord.ButtonStyle.primary), answer_id, place)


def _verdicts(page: Page, answer_id: str) -> Iterable[VerdictButton]:
    # Of nothing it cannot be told what is wrong; what leads on is all that is wanted there.
    return verdict_buttons(answer_id) if page.cards and page.request.kind == "ask" else ()


def _turning(page: Page, answer_id: str, overflow: Overflow) -> Iterable[PageButton | ThreadButton]:
    if overflow == "thread" and page.has_after and not page.has_before:
        label = say("thread.button", page.request.language, more=page.total - len(page.hits))
        yield ThreadButton(_button(label), answer_id)
    elif overflow != "below" and (page.has_before or page.has_after):
        yield from _pages(page, answer_id)


def _pages(page: Page, answer_id: str) -> Iterable[PageButton]:
    language = page.request.language
    # Beside other buttons the first page has no way back; else each button stays where it is while pages are turned.
    if page.has_before or not (page.answer and page.answer.suggestions):
        back = _button("◀", is_off=not page.has_before)
        yield PageButton(back, answer_id, max(0, page.offset - page.request.limit))
    forward = _button(f"{say('answer.next', language)} ▶", is_off=not page.has_after)
    yield PageButton(forward, answer_id, page.offset + page.shown)


def _button(label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, is_off: bool = False) -> Button:
    # Discord refuses a button without a label.
    return discord.ui.Button(label=clip(one_line(label), _LONGEST_LABEL) or "…", style=style, disabled=is_off)
