"""An answer or a list as one message: what stands above, and below it what can be done next."""

from collections.abc import Iterable
from typing import Any

import discord

from bot.asking.page import Page
from bot.asking.preferences import GuildSettings
from bot.components.more import more_menu
from bot.components.outlets import outlets_menu
from bot.components.page import PageButton
from bot.components.pressed import Button
from bot.components.step import StepButton
from bot.components.verdict import verdict_buttons
from bot.render.clipping import clip
from bot.render.escape import one_line
from bot.render.room import MAX_COMPONENTS, MAX_TEXT, Room
from bot.render.sheet import sheet
from bot.texts.catalogue import say

MOST_STEPS = 5
_LONGEST_LABEL = 80
_ROWS = (1 + MOST_STEPS) + (1 + 4) + 2 * (1 + 1)
"""Components of the rows below an answer: suggestions, turning with verdicts, two menus."""

ROOM = Room(MAX_TEXT, MAX_COMPONENTS - _ROWS)
"""For what stands above them."""


def fitted(page: Page, *, translator: str = "") -> Page:
    """A page with no more hits or lines than one message holds; the next page goes on from there.

    Args:
        page: what is to be shown.
        translator: see ``answer_layout``.
    """
    return page.showing(sheet(page, room=ROOM, translator=translator).shown)


def answer_layout(
    page: Page,
    answer_id: str,
    *,
    settings: GuildSettings | None = None,
    is_manager: bool = False,
    translator: str = "",
) -> discord.ui.LayoutView:
    """A page of an answer or of a list.

    Args:
        page: what is shown; see ``fitted``.
        answer_id: under which it is kept; empty where it is not, and buttons would do nothing.
        settings: of the server.
        is_manager: whether whoever asks may add a feed.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    del settings
    view = discord.ui.LayoutView(timeout=None)
    for item in sheet(page, room=ROOM, is_manager=is_manager, translator=translator).items:
        view.add_item(item)
    for row in _rows(page, answer_id) if answer_id and not page.is_empty else ():
        view.add_item(row)
    return view


def _rows(page: Page, answer_id: str) -> Iterable[discord.ui.ActionRow[Any]]:
    if page.answer and (steps := page.answer.suggestions[:MOST_STEPS]):
        made = (_button(one.label, discord.ButtonStyle.primary) for one in steps)
        yield discord.ui.ActionRow(*(StepButton(button, answer_id, n) for n, button in enumerate(made)))
    for menu in (more_menu(page, answer_id), outlets_menu(page, answer_id)):
        if menu:
            yield discord.ui.ActionRow(menu)
    turning = _turning(page, answer_id) if page.has_before or page.has_after else ()
    verdicts = verdict_buttons(answer_id) if page.answer else ()
    if buttons := [*turning, *verdicts]:
        yield discord.ui.ActionRow(*buttons)


def _turning(page: Page, answer_id: str) -> Iterable[PageButton]:
    language = page.request.language
    back = _button(f"◀ {say('sheet.back', language)}", is_off=not page.has_before)
    yield PageButton(back, answer_id, max(0, page.offset - page.request.limit))
    forward = _button(f"{say('sheet.next', language)} ▶", is_off=not page.has_after)
    yield PageButton(forward, answer_id, page.offset + page.shown)


def _button(label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, is_off: bool = False) -> Button:
    # Discord refuses a button without a label.
    return discord.ui.Button(label=clip(one_line(label), _LONGEST_LABEL) or "…", style=style, disabled=is_off)
