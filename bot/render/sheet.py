"""What stands around the cards of an answer: the question above them, how it was read and what there is below."""

from typing import Any

import discord

from bot.asking.page import Page
from bot.render.cards import cards, mention_cards
from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.heads import counts, nothing_card
from bot.render.pieces import Look
from bot.render.room import MAX_TEXT, Room
from bot.render.statements import joined

ROOM = MAX_TEXT
"""Characters of text in one message."""

_FOR_CARDS = 24
"""Components; the others are for what stands around the cards, and buttons."""

_LONGEST_QUESTION, _LONGEST_MESSAGE, _LONGEST_READING = 200, 500, 200


def head_text(page: Page) -> str:
    """The question, so that others in the channel see what is answered, with what has to be said before the answer.

    Args:
        page: what is shown.
    """
    asked = clip(one_line(page.request.text), _LONGEST_QUESTION)
    lines = [f"> {escape(asked)}"] if asked else []
    answer = page.answer
    if answer and (answer.suggestions if answer.hits else answer.mentions):
        lines.append(escape(clip(one_line(answer.message), _LONGEST_MESSAGE)))
    return "\n".join(lines) or "\u200b"


def foot_text(page: Page) -> str:
    """How the question was read, and which of how many hits these are; empty where there is nothing to tell.

    Args:
        page: what is shown.
    """
    reading = clip(one_line(page.answer.interpretation), _LONGEST_READING) if page.answer else ""
    total = max(page.total, page.offset + len(page.hits))
    text = joined([escape(reading), counts(page.offset + 1, len(page.hits), total, page.request.language)])
    return f"-# {text}" if text else ""


def page_cards(page: Page, *, room: int, translator: str = "") -> list[discord.ui.Container[Any]]:
    """A card for each hit; where nothing was found, for each passage that only names whoever was asked for, or why.

    Args:
        page: what is shown.
        room: characters there are for all of them.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    language, look, left = page.request.language, Look(translator=translator), Room(room, _FOR_CARDS)
    if page.hits:
        return list(cards(page.hits, language, room=left, look=look).containers)
    if page.answer and page.answer.mentions:
        mentions = page.answer.mentions[: page.request.limit]
        return list(mention_cards(mentions, language, room=left, look=look).containers)
    return [nothing_card(page.answer.message)] if page.answer else []
