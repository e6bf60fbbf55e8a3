"""Lists as cards with pages: a timeline, sources, speakers, the latest posts. One line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord

from bot.render.cards import ANSWER, LEAST_ROOM, MENTION, Container
from bot.render.clipping import clip
from bot.render.counting import counts
from bot.render.escape import escape, one_line
from bot.render.pieces import handle, linked, moment, name
from bot.render.room import Room, size
from bot.render.speaker import speaker_line
from bot.render.statements import act_told, joined, published
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.rendering.links import web_address
from retrieval.types import FeedItem, Hit, SourceInfo, SpeakerInfo

LINES = 10
"""On a page, where there is room for them."""

_LONGEST_WORDS, _LONGEST_HEADLINE, _OTHER_NAMES = 200, 120, 3


@dataclass(frozen=True)
class ListPage:
    """A page of a list.

    Attributes:
        container: the card.
        shown: how many lines there are on it; the next page starts so many further.
    """

    container: Container
    shown: int


def timeline_page(
    hits: Sequence[Hit],
    speaker: str,
    language: Language,
    *,
    topic: str = "",
    start: int = 0,
    room: Room = LEAST_ROOM,
) -> ListPage:
    """What somebody said, a line a statement: day as it is printed, words, outlet with link.

    Args:
        hits: all of them, in order of date.
        speaker: as the asker wrote the name.
        language: of the labels.
        topic: what about; empty for anything.
        start: so many of them stand on pages before.
        room: for the card.
    """
    who, about = name(speaker), name(topic) if topic else ""
    key = "cards.timeline_about" if topic else "cards.timeline"
    values = {"name": who, "topic": about} if topic else {"name": who}
    # Of several people of one name each line says whose it is.
    is_one = len({hit.speaker.name for hit in hits if hit.speaker}) < 2
    lines = (_said(hit, language, "" if is_one else _speaker_of(hit)) for hit in hits[start : start + LINES])
    empty = say("cards.timeline_empty", language, name=who)
    return _page(say(key, language, **values), lines, start, len(hits), language, room, empty)


def sources_page(
    sources: Sequence[SourceInfo], language: Language, *, start: int = 0, room: Room = LEAST_ROOM
) -> ListPage:
    """Sources, a line each: name, handle, how many posts, from when to when.

    Args:
        sources: all of them.
        language: of the labels.
        start: so many of them stand on pages before.
        room: for the card.
    """
    lines = (_source(one, language) for one in sources[start : start + LINES])
    return _page(say("cards.sources", language), lines, start, len(sources), language, room)


def speakers_page(
    speakers: Sequence[SpeakerInfo], language: Language, *, start: int = 0, room: Room = LEAST_ROOM
) -> ListPage:
    """Who speaks, a line each: names, role, how many statements, of how many the speaker is uncertain.

    Args:
        speakers: all of them.
        language: of the labels.
        start: so many of them stand on pages before.
        room: for the card.
    """
    lines = (_speaker(one, language) for one in speakers[start : start + LINES])
    return _page(say("cards.speakers", language), lines, start, len(speakers), language, room)


def latest_page(
    items: Sequence[FeedItem],
    language: Language,
    *,
    source: str = "",
    start: int = 0,
    total: int | None = None,
    room: Room = LEAST_ROOM,
) -> ListPage:
    """The latest posts, a line each: headline, outlet with link, when.

    Args:
        items: newest first; where a total is given, from the first of the page on.
        language: of the labels.
        source: the only outlet that is asked for; empty for all.
        start: so many stand on pages before.
        total: how many there are on all pages; None where all of them are given.
        room: for the card.
    """
    title = say("cards.latest_of", language, name=name(source)) if source else say("cards.latest", language)
    own = items[start:] if total is None else items
    lines = (_post(item, language) for item in own[:LINES])
    return _page(title, lines, start, len(items) if total is None else total, language, room)


def _page(
    title: str, lines: Iterable[str], start: int, total: int, language: Language, room: Room, empty: str = ""
) -> ListPage:
    """A card of so many lines as there is room for."""
    foot = counts(start + 1, 1, total + 1, language)
    left = room.text - size(title) - 2 * size(foot) - 20
    kept: list[str] = []
    for line in lines:
        left -= size(line) + 1
        if left < 0:
            break
        kept.append(line)
    if not kept:
        text = f"**{title}**\n{empty or say('cards.empty', language)}"
        return ListPage(discord.ui.Container(discord.ui.TextDisplay(text), accent_colour=MENTION), 0)
    numbers = _numbers(start + 1, len(kept), total, language)
    texts = [f"**{title}**", "\n".join(kept), *([f"-# {numbers}"] if numbers else [])]
    inside = [discord.ui.TextDisplay[discord.ui.LayoutView](text) for text in texts]
    return ListPage(discord.ui.Container(*inside, accent_colour=ANSWER), len(kept))


def _numbers(first: int, shown: int, total: int, language: Language) -> str:
    """Which lines these are; empty where they are all."""
    return counts(first, shown, total, language) if shown < total else ""


def _speaker_of(hit: Hit) -> str:
    return name(speaker_line(hit.speaker, hit.kind)) if hit.speaker else ""


def _said(hit: Hit, language: Language, speaker: str) -> str:
    words = " … ".join(hit.passage.text[first:last] for first, last in hit.highlights) or hit.passage.text
    acts = dict.fromkeys(act for one in hit.utterances if (act := act_told(one, language)))
    where = linked(hit.item.source, web_address(hit.item.url), language)
    day = hit.item.day.isoformat() if hit.item.dated == "printed" else published(hit.item, language)
    told = f"{joined([f'**{day}**', speaker, *(f'**{act}**' for act in acts)])}{':' if acts or speaker else ''}"
    return f"- {told} {escape(clip(one_line(words), _LONGEST_WORDS))} — {where}"


def _source(one: SourceInfo, language: Language) -> str:
    key, values = ("cards.item", {}) if one.items == 1 else ("cards.items", {"count": one.items})
    days = f"{one.first} – {one.last}" if one.first != one.last else f"{one.first}"
    return f"- **{name(one.source)}** {joined([name(f'@{one.handle}'), say(key, language, **values), days])}"


def _speaker(one: SpeakerInfo, language: Language) -> str:
    others = f" ({', '.join(map(name, one.others[:_OTHER_NAMES]))})" if one.others else ""
    key, values = ("cards.statement", {}) if one.statements == 1 else ("cards.said", {"count": one.statements})
    uncertain = say("cards.uncertain", language, count=one.uncertain) if one.uncertain else ""
    days = f"{one.first} – {one.last}" if one.first != one.last else f"{one.first}"
    role = name(one.role) if one.role else ""
    return f"- **{name(one.name)}**{others} {joined([role, say(key, language, **values), uncertain, days])}"


def _post(item: FeedItem, language: Language) -> str:
    headline = escape(clip(one_line(item.headline or item.text), _LONGEST_HEADLINE)) or "–"
    where = linked(item.source, web_address(item.url), language)
    return f"**{headline}**\n-# {joined([f'{where} {handle(item)}', moment(item, language)])}"
