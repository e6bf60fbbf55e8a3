"""An answer as one message: the question, a card for each hit, and what can be done next."""

from collections.abc import Iterable
from typing import Any, Literal

import discord

from bot.asking.page import Page
from bot.components.page import PageButton
from bot.components.pressed import Button
from bot.components.step import StepButton
from bot.components.thread import ThreadButton
from bot.render.escape import one_line
from bot.render.sheet import ROOM, foot_text, head_text, page_cards
from bot.texts.catalogue import say

Overflow = Literal["pages", "thread", "below"]

_MAX_STEPS, _MAX_LABEL = 5, 80


def answer_layout(
    page: Page,
    answer_id: str,
    *,
    overflow: Overflow = "pages",
    is_headed: bool = True,
    translator: str = "",
) -> discord.ui.LayoutView:
    """A page of an answer.

    Args:
        page: what is shown.
        answer_id: under which it is kept; empty where it is not, and buttons would do nothing.
        overflow: where the hits are that it does not hold: on other pages, in a thread, or in the message below.
        is_headed: whether the question stands above the hits.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    view = discord.ui.LayoutView(timeout=None)
    head, foot = head_text(page) if is_headed else "", foot_text(page)
    if head:
        view.add_item(discord.ui.TextDisplay(head))
    for card in page_cards(page, room=ROOM - len(head) - len(foot), translator=translator):
        view.add_item(card)
    if foot:
        view.add_item(discord.ui.TextDisplay(foot))
    for row in _rows(page, answer_id, overflow) if answer_id else ():
        view.add_item(row)
    return view


def text_layout(text: str) -> discord.ui.LayoutView:
    """A text alone, in a message that may become an answer later.

    Args:
        text: safe for a message.
    """
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(text))
    return view


def _rows(page: Page, answer_id: str, overflow: Overflow) -> Iterable[discord.ui.ActionRow[Any]]:
    if page.answer and (steps := page.answer.suggestions[:_MAX_STEPS]):
        made = (_button(one.label, discord.ButtonStyle.primary) for one in steps)
        yield discord.ui.ActionRow(*(StepButton(button, answer_id, n) for n, button in enumerate(made)))
    if overflow == "thread" and page.has_after and not page.has_before:
        label = say("thread.button", page.request.language, total=page.total)
        yield discord.ui.ActionRow(ThreadButton(_button(label), answer_id))
    elif overflow != "below" and (page.has_before or page.has_after):
        yield discord.ui.ActionRow(*_turning(page, answer_id))


def _turning(page: Page, answer_id: str) -> Iterable[PageButton]:
    language, limit = page.request.language, page.request.limit
    back = _button(f"◀ {say('sheet.back', language)}", is_off=not page.has_before)
    yield PageButton(back, answer_id, max(0, page.offset - limit))
    forward = _button(f"{say('sheet.next', language)} ▶", is_off=not page.has_after)
    yield PageButton(forward, answer_id, page.offset + max(limit, len(page.hits)))


def _button(label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, is_off: bool = False) -> Button:
    # Discord refuses a button without a label.
    return discord.ui.Button(label=one_line(label)[:_MAX_LABEL] or "…", style=style, disabled=is_off)
