"""A text of the feed cut where marks begin and end: what a page shows of it, piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.rendering.safe import visible
from retrieval.types import Act, Span, Utterance


@dataclass(frozen=True)
class Mark:
    """Words that are marked.

    Attributes:
        start: offset of the first character.
        end: offset after the last one.
        act: what is done with them.
    """

    start: int
    end: int
    act: Act = "statement"


@dataclass(frozen=True)
class Piece:
    """Some of a text, all of it marked alike.

    Attributes:
        text: safe to be shown once it is escaped.
        is_marked: whether it answers, or somebody says it.
        is_denial: whether it is denied.
        is_focus: whether it belongs to the passage that was followed here.
    """

    text: str
    is_marked: bool = False
    is_denial: bool = False
    is_focus: bool = False


def pieces(text: str, span: Span, marks: Sequence[Mark], focus: Span | None = None) -> tuple[Piece, ...]:
    """Some of a text, cut where marks begin and end.

    Args:
        text: as it stands in the feed.
        span: of it, what is shown.
        marks: may overlap; those that lie elsewhere are left out.
        focus: the passage that was followed here; None for none.

    >>> [(one.text, one.is_marked) for one in pieces("She said no.", (0, 12), [Mark(9, 11)])]
    [('She said ', False), ('no', True), ('.', False)]
    """
    first, last = span
    edges = {first, last}
    for start, end in [*((mark.start, mark.end) for mark in marks), *([focus] if focus else [])]:
        edges |= {min(max(start, first), last), min(max(end, first), last)}
    cuts = sorted(edges)
    made = []
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        is_focus = focus is not None and focus[0] <= start and end <= focus[1]
        is_denial = any(mark.act == "denial" for mark in over)
        made.append(Piece(visible(text[start:end]), bool(over), is_denial, is_focus))
    return tuple(made)


def marks_of(highlights: Sequence[Span], utterances: Sequence[Utterance], start: int) -> list[Mark]:
    """The marks of a passage, each with what is done with its words.

    Args:
        highlights: spans within the passage.
        utterances: offsets count in the item.
        start: of the passage in the item.
    """
    found = []
    for first, last in highlights:
        inside = [one for one in utterances if one.start - start < last and first < one.end - start]
        is_denial = any(one.act == "denial" for one in inside)
        found.append(Mark(first, last, "denial" if is_denial else "statement"))
    return found
