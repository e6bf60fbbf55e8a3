"""A page as what stands in a message: the question, cards or a list, how it was read and what there is below."""

from dataclasses import dataclass
from typing import cast

import discord

from bot.asking.lists import without_code
from bot.asking.page import Page
from bot.render.cards import MENTION, Container, cards, mention_cards
from bot.render.escape import escape
from bot.render.heads import answer_foot, answer_head, nothing_card
from bot.render.lists import ListPage, latest_page, sources_page, speakers_page, timeline_page
from bot.render.pieces import Look, look_of
from bot.render.room import Item, Room
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.types import Answer, Hit, SourceInfo, SpeakerInfo

FOOT = Room(600, 1)
"""What is kept free for the last line."""


@dataclass(frozen=True)
class Sheet:
    """What stands in a message above its buttons.

    Attributes:
        items: from the top.
        shown: how many of the page's hits or lines there was room for.
    """

    items: tuple[Item, ...]
    shown: int


def sheet(page: Page, *, room: Room, is_headed: bool = True, is_manager: bool = False, translator: str = "") -> Sheet:
    """A page in components.

    Args:
        page: what is shown.
        room: there is for it.
        is_headed: whether the question stands above an answer.
        is_manager: whether whoever asks may add a feed, and is told how where there is none.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """
    language = page.request.language
    if page.is_empty:
        return Sheet((_notice(_empty(language, is_manager=is_manager)),), 0)
    if page.answer:
        return _answer(page, page.answer, room, look_of(page.answer, translator), is_headed=is_headed)
    made = _list(page, room)
    return Sheet((made.container,), made.shown)


def _answer(page: Page, answer: Answer, room: Room, look: Look, *, is_headed: bool) -> Sheet:
    language = page.request.language
    top: list[Item] = [answer_head(answer, language)] if is_headed else []
    left = _less(room.without(top), FOOT)
    if page.hits:
        made = cards(page.hits, language, room=left, look=look)
    elif page.cards:
        made = mention_cards(page.cards, language, reason=answer.message, room=left, look=look)
    else:
        return Sheet((*top, nothing_card(answer)), 0)
    foot = answer_foot(answer, made.shown, language) if page.hits else None
    return Sheet((*top, *made.containers, *([foot] if foot else [])), made.shown)


def _list(page: Page, room: Room) -> ListPage:
    request, start, listed = page.request, page.offset, page.listed
    language = request.language
    match request.kind:
        case "timeline":
            hits = cast("tuple[Hit, ...]", listed)
            who = without_code(request.speakers[0])
            return timeline_page(hits, who, language, topic=request.topic, start=start, room=room)
        case "sources":
            return sources_page(cast("tuple[SourceInfo, ...]", listed), language, start=start, room=room)
        case "speakers":
            return speakers_page(cast("tuple[SpeakerInfo, ...]", listed), language, start=start, room=room)
        case _:
            items = [hit.item for hit in page.hits]
            only = _only_source(page)
            return latest_page(items, language, source=only, start=start, total=page.total, room=room)


def _only_source(page: Page) -> str:
    names = {one.source for one in page.outlets if one.handle in page.chosen}
    return names.pop() if len(names) == len(page.chosen) == 1 else ""


def _less(room: Room, kept: Room) -> Room:
    return Room(room.text - kept.text, room.components - kept.components)


def _empty(language: Language, *, is_manager: bool) -> str:
    """That there is no feed, and what whoever asks can do about it."""
    if not is_manager:
        return say("browse.empty", language)
    return say(
        "browse.empty_manager", language, command=f"/{say('feed.name', language)} {say('feed.add_name', language)}"
    )


def _notice(text: str) -> Container:
    return discord.ui.Container(discord.ui.TextDisplay(escape(text)), accent_colour=MENTION)
