"""Hits as cards of Discord's components, within its limits by construction.

https://discord.com/developers/docs/components/reference
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.passage import Mark, bold, plain_quoted, quoted, underlined
from bot.render.pieces import PLAIN, Look, carrier, moment, name, outlet, speaker_name
from bot.render.room import Item, Room, fitting, size
from bot.render.statements import Told, edited, joined, told_of
from bot.render.translating import translation_address
from bot.texts.catalogue import say
from retrieval.answers.messages import NAMED_ONLY
from retrieval.language import Language
from retrieval.types import Hit

Container = discord.ui.Container[Any]

ANSWER, DENIAL, MENTION = discord.Colour(0x3B6EA5), discord.Colour(0xC0392B), discord.Colour(0x99A1A8)
"""What the colour of a card tells: words that answer, words that are denied, somebody who is only named."""

LONGEST_PASSAGE = 900
LEAST_ROOM = Room(2_400, 8)
"""What one card needs, whatever is in it."""

_CARDS_AT_LEAST = 2
_MOST_STATEMENTS, _MOST_WORDS, _LONGEST_SPEAKER = 6, 60, 40
_MOST_CARRIERS = 5
_LONGEST_REASON = 250


@dataclass(frozen=True)
class Cards:
    """So many cards as there is room for.

    Attributes:
        containers: one a hit.
        shown: of how many hits; the others want another message.
        room: that is left.
    """

    containers: tuple[Container, ...]
    shown: int
    room: Room


def cards(hits: Sequence[Hit], language: Language, *, room: Room = LEAST_ROOM, look: Look = PLAIN) -> Cards:
    """A card for each hit, as far as there is room: outlet, words with those marked that answer, speaker, day, link.

    Args:
        hits: best first.
        language: of the labels.
        room: for all cards; at least ``LEAST_ROOM`` for the first to be sure of its place.
        look: what the server and the asker want.
    """
    share = _share(len(hits), room)
    return _fitting((_card(hit, language, share, look) for hit in hits), room)


def mention_cards(
    hits: Sequence[Hit], language: Language, *, reason: str = "", room: Room = LEAST_ROOM, look: Look = PLAIN
) -> Cards:
    """A card for each passage that only names somebody: grey, the name underlined, the first with that said above it.

    Args:
        hits: ``Answer.mentions``.
        language: of the labels.
        reason: why there is no answer, the sentence that goes with it; empty for that they are only named.
        room: for all cards; at least ``LEAST_ROOM``.
        look: what the server and the asker want.
    """
    share = _share(len(hits), room)

    def made() -> Iterable[Container]:
        for number, hit in enumerate(hits):
            told = escape(clip(one_line(reason), _LONGEST_REASON)) if reason else f"**{NAMED_ONLY[language]}**"
            head = told if number == 0 else ""
            yield _built(hit, language, share, look, head=head, mark=underlined, colour=MENTION)

    return _fitting(made(), room)


def around_card(hit: Hit, language: Language, *, room: Room = LEAST_ROOM, look: Look = PLAIN) -> Container:
    """A hit with the sentence before its passage and the one after it.

    Args:
        hit: any.
        language: of the labels.
        room: for the card; at least ``LEAST_ROOM``.
        look: what the server and the asker want.
    """
    share = _share(1, room)
    beside = [_beside(text, share // 6) for text in (hit.before, hit.after)]
    return _built(hit, language, share - sum(map(size, beside)), look, before=beside[0], after=beside[1])


def watch_card(hit: Hit, heading: str, language: Language, *, room: Room = LEAST_ROOM, look: Look = PLAIN) -> Container:
    """A new statement, for a channel that waits for it.

    Args:
        hit: the statement.
        heading: why it is posted, in markup: see ``bot.render.heads.watch_heading``.
        language: of the labels.
        room: for the card; at least ``LEAST_ROOM``.
        look: what the server wants.
    """
    return _built(hit, language, _share(1, room), look, why=f"-# {heading}")


def _share(count: int, room: Room) -> int:
    """Characters that one card may take of a message."""
    return max(LEAST_ROOM.text, room.text // max(1, min(count, _CARDS_AT_LEAST)))


def _fitting(made: Iterable[Container], room: Room) -> Cards:
    kept, left = fitting(made, room)
    return Cards(tuple(kept), len(kept), left)


def _card(hit: Hit, language: Language, share: int, look: Look) -> Container:
    return _built(hit, language, share, look)


def _built(
    hit: Hit,
    language: Language,
    share: int,
    look: Look,
    *,
    head: str | None = None,
    why: str = "",
    before: str = "",
    after: str = "",
    mark: Mark = bold,
    colour: discord.Colour | None = None,
) -> Container:
    """A card of at most ``share`` characters, of which the passage gets what the rest leaves."""
    whole, statements = told_of(hit, language)
    # Of words that are nobody's it is told in small print how well they match.
    small = "" if whole.speaker or head is not None else _how(hit, whole, language)
    head = _head(hit, whole, language, look) if head is None else head
    head = "\n".join(part for part in (why, head) if part)
    each = _each(statements, language, share // 5)
    cut = say("cards.cut", language)
    foot = _foot(hit, language, share // 4, joined([small, cut]))
    left = share - sum(map(size, (head, each, foot))) - 10
    passage = quoted(hit.passage.text, hit.highlights, max(100, min(LONGEST_PASSAGE, left)), mark)
    if not passage.is_cut:
        foot = _foot(hit, language, share // 4, small)
    texts = (head, before, passage.text, after, "\n".join(part for part in (each, foot) if part))
    inside: list[Item] = [discord.ui.TextDisplay(text) for text in texts if text]
    return discord.ui.Container(*inside, *_buttons(hit, language, look), accent_colour=colour or _colour(hit))


def _colour(hit: Hit) -> discord.Colour:
    return DENIAL if any(one.act == "denial" for one in hit.utterances) else ANSWER


def _head(hit: Hit, whole: Told, language: Language, look: Look) -> str:
    """Who speaks and how the words are given, where that holds for all of them; several people are told one by one."""
    if not whole.speaker:
        return ""
    first = hit.utterances[0] if hit.utterances else hit
    return joined([speaker_name(first.speaker, first.kind, language, look), _how(hit, whole, language)])


def _how(hit: Hit, whole: Told, language: Language) -> str:
    # How well a passage fits that may not answer says nothing that is worth knowing.
    if hit.is_weak:
        return (
            say("cards.weak", language)
            if hit.kind == "context"
            else joined([_given(whole), say("cards.weak", language)])
        )
    return _given(whole)


def _given(told: Told) -> str:
    return joined([f"**{told.act}**" if told.act else "", *told.how])


def _each(each: Sequence[Told], language: Language, room: int) -> str:
    """Statements that are not alike, a line each, so much of each as tells which one is meant."""
    if not each:
        return ""
    lines = [f"-# {say('cards.statements', language)}"]
    for told in each[:_MOST_STATEMENTS]:
        who = name(told.speaker, _LONGEST_SPEAKER) if told.speaker else ""
        line = f"-# {joined([who, _given(told)])}: {name(told.words, _MOST_WORDS)}"
        if size("\n".join([*lines, line])) > room:
            break
        lines.append(line)
    if more := len(each) - len(lines) + 1:
        lines.append(f"-# {say('cards.further', language, count=more)}")
    return "\n".join(lines)


def _foot(hit: Hit, language: Language, room: int, note: str) -> str:
    """Where and when, and, in so much room, who else carries it: on a phone a line of all that would break anywhere."""
    where = joined([outlet(hit.item, language), moment(hit.item, language), edited(hit.item, language), note])
    return "\n".join(f"-# {line}" for line in (where, _also_in(hit, language, room)) if line)


def _also_in(hit: Hit, language: Language, room: int) -> str:
    if not hit.also_in:
        return ""
    outlets: list[str] = []
    for item in hit.also_in[:_MOST_CARRIERS]:
        told = carrier(item, language)
        if told not in outlets and size(", ".join([*outlets, told])) <= room:
            outlets.append(told)
    if more := len(hit.also_in) - len(outlets):
        outlets.append(say("cards.further", language, count=more))
    return say("cards.also_in", language, outlets=("、" if language == "ja" else ", ").join(outlets))


def _beside(text: str, room: int) -> str:
    """A sentence beside the passage, in small print."""
    if not text.strip():
        return ""
    shown = plain_quoted(text.strip(), max(100, room)).text
    return "\n".join(f"-# {line.removeprefix('> ')}" for line in shown.split("\n"))


def _buttons(hit: Hit, language: Language, look: Look) -> list[Item]:
    address = translation_address(look.translator, hit.passage.text, language) if hit.item.lang != language else None
    if not address:
        return []
    return [discord.ui.ActionRow(discord.ui.Button(label=say("cards.translate", language), url=address))]
