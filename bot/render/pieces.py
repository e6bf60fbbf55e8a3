"""Pieces of a card's lines: names, links, days and speakers, each safe wherever it stands in a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from bot.render.clipping import clip
from bot.render.escape import escape, one_line
from bot.render.room import size
from bot.render.speaker import speaker_line
from bot.render.statements import published
from bot.texts.catalogue import say
from retrieval.language import Language
from retrieval.rendering.links import web_address
from retrieval.types import Answer, FeedItem, Kind, Speaker

LONGEST_NAME = 80

_FROM_RIGHT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
_ISOLATE, _END = "\u2068", "\u2069"
# Discord shows a label as it stands, backslashes too, and makes no link of one with an emoji or an address in it.
_LABEL = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[ ・’&-][\p{L}\p{M}\p{N}]+)*")
_LONGEST_LINK_BESIDE = 160
"""A longer address of something that is told by the way would take the room of what is asked for."""


@dataclass(frozen=True)
class Look:
    """What a server or an asker wants of cards.

    Attributes:
        asked: how the asker wrote the name of a speaker, by the name that the index knows the speaker by.
        translator: an address with ``{text}`` in it, for a link to a translation; empty for none.
    """

    asked: Mapping[str, str] = field(default_factory=dict)
    translator: str = ""


PLAIN = Look()


def look_of(answer: Answer, translator: str = "") -> Look:
    """How the cards of an answer look: whoever was asked for is told by the name that was asked with.

    Args:
        answer: any.
        translator: of ``Look``.
    """
    speakers, asked = answer.query.speakers, answer.told.name
    # Of several people of one name each is told by the name that tells them apart.
    return Look({speakers[0]: asked} if asked and len(speakers) == 1 else {}, translator)


def name(text: str, limit: int = LONGEST_NAME) -> str:
    """A name of the feed or of the asker in one line of markup; one written from the right turns nothing around.

    Args:
        text: as it is written.
        limit: characters that are shown of it.
    """
    shown = clip(one_line(text), limit)
    isolated = f"{_ISOLATE}{escape(shown)}{_END}" if _FROM_RIGHT.search(shown) else escape(shown)
    return isolated or "–"


def linked(label: str, address: str | None, language: Language, *, longest: int = 500) -> str:
    """A name that leads to its page; where Discord would make no link of the name, with a link beside it.

    Args:
        label: as it is written.
        address: as ``web_address`` lets it through; None for no link.
        language: of whoever reads it.
        longest: an address that is longer is left out.
    """
    if not address or size(address) > longest:
        return name(label)
    shown = clip(one_line(label), LONGEST_NAME)
    if _LABEL.fullmatch(shown) and not _FROM_RIGHT.search(shown):
        return f"[{shown}]({address})"
    return f"{name(label)} ([{say('cards.open', language)}]({address}))"


def handle(item: FeedItem) -> str:
    """The account of an item."""
    return name(f"@{item.handle}")


def outlet(item: FeedItem, language: Language) -> str:
    """The outlet of an item, leading to it, and its account."""
    return f"{linked(item.source, web_address(item.url), language)} {handle(item)}"


def carrier(item: FeedItem, language: Language) -> str:
    """An outlet that carries a statement too, leading there."""
    return linked(item.source, web_address(item.url), language, longest=_LONGEST_LINK_BESIDE)


def moment(item: FeedItem, language: Language) -> str:
    """When an item was published: with a time, in the zone of whoever reads it; a day without a time as it is printed.

    As a timestamp a day without a time would be the day before, or after, for readers far enough away.
    """
    if item.has_time and item.dated == "printed":
        return f"<t:{int(item.published.timestamp())}:f>"
    return published(item, language)


def speaker_name(speaker: Speaker | None, kind: Kind, language: Language, look: Look = PLAIN) -> str:
    """Who speaks, with the role; as the asker wrote the name where that is known, with the feed's spelling beside it.

    Args:
        speaker: of a hit or of one of its statements; None where nobody is named.
        kind: how the words are given.
        language: of whoever reads it.
        look: knows how the asker wrote names.

    Returns:
        Markup, the name in bold; empty where nobody is named.
    """
    if speaker is None:
        return ""
    written = speaker_line(speaker, kind)
    if speaker.role and speaker.role.casefold() not in written.casefold():
        written = f"{written}, {speaker.role}" if written.isascii() else f"{written}・{speaker.role}"
    asked = look.asked.get(speaker.name, "")
    if not asked or asked.casefold() in written.casefold():
        return f"**{name(written)}**"
    return say("cards.spelled", language, asked=f"**{name(asked)}**", written=name(written))
