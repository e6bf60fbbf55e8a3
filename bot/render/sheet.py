"""What stands around the cards of an answer: the question above them, how it was read and what there is below."""

from typing import Any

import discord

from bot.asking.page import Page
from bot.render.cards import cards, mention_cards
from bot.render.escape import escape, one_line
from bot.texts.catalogue import say

ROOM = 4_000
"""Characters of text in one message: https://discord.com/developers/docs/components/reference#legacy-message-component-behavior"""

_LONGEST_QUESTION = 300
_LONGEST_MESSAGE = 900


def head_text(page: Page) -> str:
    """The question, so that others in the channel see what is answered, with the sentence that goes with the answer.

    Args:
        page: what is shown.
    """
    asked = _cut(one_line(page.request.text), _LONGEST_QUESTION)
    lines = [f"> {escape(asked)}"] if asked else []
    answer = page.answer
    if answer and (not answer.hits or answer.suggestions):
        lines.append(escape(_cut(answer.message, _LONGEST_MESSAGE)))
    return "\n".join(lines) or "\u200b"


def foot_text(page: Page) -> str:
    """How the question was read, and which of how many hits these are; empty where there is nothing to tell.

    Args:
        page: what is shown.
    """
    language = page.request.language
    parts = [escape(page.answer.interpretation)] if page.answer and page.answer.interpretation else []
    if page.hits:
        first, last = page.offset + 1, page.offset + len(page.hits)
        key = "sheet.count" if first == last else "sheet.counts"
        parts.append(say(key, language, first=first, last=last, total=page.total))
    return f"-# {' · '.join(parts)}" if parts else ""


def page_cards(page: Page, *, room: int, translator: str = "") -> list[discord.ui.Container[Any]]:
    """A card for each hit; where nothing was found, for each passage that only names whoever was asked for.

    Args:
        page: what is shown.
        room: characters there are for all of them.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    del translator
    language = page.request.language
    if page.hits:
        return cards(page.hits, language, room=room)
    mentions = page.answer.mentions[: page.request.limit] if page.answer else ()
    return mention_cards(mentions, language, room=room)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
