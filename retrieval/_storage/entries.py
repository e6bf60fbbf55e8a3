"""What is stored of an item beside the item itself."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.speech.mentions import Mention
from retrieval.types import FeedItem, Passage, Span, Utterance

SEGMENT_BITS = 6
"""A segment's number in the dense index is its passage's number times 64 plus its place in the passage."""


@dataclass(frozen=True)
class PassageEntry:
    """A passage with what was derived from it.

    Attributes:
        passage: the passage.
        segments: spans within its text that have a vector each; the first is the whole.
        mentions: names it holds.
        words: its index words, one space between two.
        pieces: its text as the bundled model cuts it; see ``StaticEncoder.cut``.
    """

    passage: Passage
    segments: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    words: str = ""
    pieces: bytes = b""


@dataclass(frozen=True)
class Annotation:
    """An item with everything that was understood of it.

    Attributes:
        item: the item.
        entries: its passages, in order.
        utterances: what is said in it.
        sketch: of its text, by which likely copies are found; see ``sketches``.
        version: of the rules that understood it.
        problem: why it could not be analysed; empty where it could.
    """

    item: FeedItem
    entries: tuple[PassageEntry, ...]
    utterances: tuple[Utterance, ...] = ()
    sketch: bytes = b""
    version: int = 0
    problem: str = ""


FormKey = tuple[str, str]
"""The spelling and the role of a speaker's form."""


@dataclass(frozen=True)
class SpeakerForm:
    """One spelling of a speaker in one role.

    Attributes:
        name: as items write it.
        role: the title that these items give; empty where they give none.
        statements: how many.
        first: day of the first post with one.
        last: day of the last.
        uncertain: how many of the statements are those of which this is the likeliest speaker only.
    """

    name: str
    role: str
    statements: int
    first: date
    last: date
    uncertain: int = 0

    @property
    def key(self) -> FormKey:
        """What tells this form from others."""
        return self.name, self.role

    @property
    def label(self) -> str:
        """Name and role, as people are called: 松井市長, Mayor Ortiz.

        >>> day = date(2025, 3, 1)
        >>> [SpeakerForm(*one, 1, day, day).label for one in (("松井", "市長"), ("Ortiz", "Mayor"))]
        ['松井市長', 'Mayor Ortiz']
        """
        return called(self.name, self.role)


def called(name: str, role: str) -> str:
    """Name and role together, as the language of the role has them."""
    if not role or name.endswith(role):
        return name
    return f"{role} {name}" if role.isascii() else f"{name}{role}"


class Voice(NamedTuple):
    """Somebody who speaks in a passage.

    Attributes:
        form: the spelling and the role of the speaker.
        act: what is done with the words.
    """

    form: FormKey
    act: str


@dataclass(frozen=True)
class IndexRow:
    """A stored passage as the indexes need it.

    Attributes:
        passage_id: its number, never used again once removed.
        item_id: the item it belongs to.
        handle_key: the item's folded handle.
        day: the item's day as a proleptic ordinal.
        text: the passage's text.
        words: its index words, one space between two; None where an older program stored it.
        vectors: float32, shape ``(segments, dim)``; no rows where the model has not embedded it yet.
        moment: when the item was published, in seconds since 1970 in UTC; None where only its day is known.
        voices: who speaks in the passage and what is done with the words; empty where that was not asked for.
    """

    passage_id: int
    item_id: str
    handle_key: str
    day: int
    text: str
    words: str | None
    vectors: NDArray[np.float32]
    moment: int | None = None
    voices: tuple[Voice, ...] = ()
