"""An answer as one message: the question, a card for each hit, and what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import discord

from bot.asking.page import Page
from bot.components.page import PageButton
from bot.components.pressed import Button
from bot.components.step import StepButton
from bot.components.thread import ThreadButton
from bot.render.cards import Cards, cards, mention_cards
from bot.render.escape import one_line
from bot.render.heads import answer_foot, answer_head, head, nothing_card
from bot.render.pieces import Look, look_of
from bot.render.room import Room
from bot.texts.catalogue import say
from retrieval.language import Language

Overflow = Literal["pages", "thread", "below"]

_MAX_STEPS, _MAX_LABEL = 5, 80
_FOOT: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay("x" * 600)
"""Room that is kept free for what stands below the cards."""


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
    page: Page, answer_id: str, *, overflow: Overflow = "pages", is_headed: bool = True, translator: str = ""
) -> Laid:
    """A page of an answer, or so much of it as one message holds.

    Args:
        page: what is to be shown.
        answer_id: under which it is kept; empty where it is not, and buttons would do nothing.
        overflow: where the hits are that it does not hold: on other pages, in a thread, or in the message below.
        is_headed: whether the question stands above the cards.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    language = page.request.language
    head = [head_of(page)] if is_headed else []
    # Where not all of it fits, there are further pages.
    in_part = replace(page, hits=page.hits[:1])
    room = Room().without([*head, _FOOT, *(_rows(in_part, answer_id, overflow) if answer_id else ())])
    found = _cards(page, language, room, look_of(page.answer, translator) if page.answer else Look({}, translator))
    kept = replace(page, hits=page.hits[: found.shown] if page.hits else ())
    view = discord.ui.LayoutView(timeout=None)
    for part in (*head, *found.containers):
        view.add_item(part)
    if page.answer and (foot := answer_foot(page.answer, len(kept.hits), language)):
        view.add_item(foot)
    for row in _rows(kept, answer_id, overflow) if answer_id else ():
        view.add_item(row)
    return Laid(view, kept)


def head_of(page: Page) -> discord.ui.TextDisplay[discord.ui.LayoutView]:
    """What stands above the cards of a page."""
    return answer_head(page.answer) if page.answer else head(page.request.text)


def _cards(page: Page, language: Language, room: Room, look: Look) -> Cards:
    if page.hits or page.answer is None:
        return cards(page.hits, language, room=room, look=look)
    if mentions := page.answer.mentions[: page.request.limit]:
        return mention_cards(mentions, language, reason=page.answer.message, room=room, look=look)
    nothing = nothing_card(page.answer)
    return Cards((nothing,), 0, room.without([nothing]))


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
    back = _button(f"◀ {say('answer.back', language)}", is_off=not page.has_before)
    yield PageButton(back, answer_id, max(0, page.offset - limit))
    forward = _button(f"{say('answer.next', language)} ▶", is_off=not page.has_after)
    yield PageButton(forward, answer_id, page.offset + len(page.hits))


def _button(label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, is_off: bool = False) -> Button:
    # Discord refuses a button without a label.
    return discord.ui.Button(label=one_line(label)[:_MAX_LABEL] or "…", style=style, disabled=is_off)
