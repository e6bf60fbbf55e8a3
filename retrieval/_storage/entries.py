"""What is stored of an item beside the item itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.speech.mentions import Mention
from retrieval.types import Passage, Span

SEGMENT_BITS = 6
"""A segment's number in the dense index is its passage's number times 64 plus its place in the passage."""


@dataclass(frozen=True)
class PassageEntry:
    """A passage with what was derived from it.

    Attributes:
        passage: the passage.
        segments: spans within its text that have a vector each; the first is the whole.
        mentions: names it holds.
    """

    passage: Passage
    segments: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class IndexRow:
    """A stored passage as the indexes need it.

    Attributes:
        passage_id: its number, never used again once removed.
        item_id: the item it belongs to.
        handle_key: the item's folded handle.
        day: the item's day as a proleptic ordinal.
        text: the passage's text.
        vectors: float32, shape ``(segments, dim)``; no rows where the model has not embedded it yet.
    """

    passage_id: int
    item_id: str
    handle_key: str
    day: int
    text: str
    vectors: NDArray[np.float32]
