"""What one person says in one passage. Pure functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.text.sentences import sentence_spans
from retrieval.types import Act, FeedItem, Kind, Passage, Span, Speaker, Utterance

_CELL = 256


@dataclass(frozen=True)
class Spoken:
    """A person's words in a passage.

    Attributes:
        spans: of the words, within the passage.
        speaker: of the first of the words, as the item writes it.
        kind: of the first of the words.
        literal_length: characters of words given word for word.
        words: what stands at each span.
        utterances: as the item has them; empty for an account's own words.
    """

    spans: tuple[Span, ...]
    speaker: Speaker
    kind: Kind
    literal_length: int = 0
    words: tuple[str, ...] = ()
    utterances: tuple[Utterance, ...] = ()

    @property
    def text(self) -> str:
        """The words together, a line each."""
        return "\n".join(self.words)


class Speech:
    """What is said in one item, found by place: a long text is not gone through for each of its passages.

    Args:
        utterances: of the item, in order.
    """

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._utterances = utterances
        self._at: dict[int, list[int]] = {}
        for number, one in enumerate(utterances):
            for cell in _cells(one.start, one.end):
                self._at.setdefault(cell, []).append(number)

    def near(self, passage: Passage) -> list[Utterance]:
        """The utterances that meet a passage, in order, and some that stand close by."""
        cells = _cells(passage.start, passage.end)
        return [self._utterances[number] for number in sorted({n for cell in cells for n in self._at.get(cell, ())})]


def spoken_by(
    is_meant: Callable[[Speaker], bool],
    utterances: Sequence[Utterance],
    passage: Passage,
    acts: frozenset[Act] | None = None,
) -> Spoken | None:
    """What somebody says in a passage; None where nothing.

    Args:
        is_meant: whether a speaker is this person.
        utterances: of the passage's item; those near the passage are enough.
        passage: of that item.
        acts: only where one of these is done with the words; None for anything.
    """
    return _spoken([one for one in _doing(acts, utterances) if one.speaker and is_meant(one.speaker)], passage)


def posted(item: FeedItem, utterances: Sequence[Utterance], passage: Passage) -> Spoken | None:
    """What an account says in its own words: the sentences of a passage in which nobody else is reported.

    Args:
        item: a post of that account.
        utterances: of it; those near the passage are enough.
        passage: of it.
    """
    own = tuple(
        (start, end)
        for start, end in sentence_spans(passage.text)
        if not any(one.start < passage.start + end and passage.start + start < one.end for one in utterances)
    )
    author = Speaker(name=item.source, as_written=f"@{item.handle}")
    return Spoken(own, author, "post", words=_words(own, passage)) if own else None


def within(utterances: Sequence[Utterance], passage: Passage, acts: frozenset[Act] | None = None) -> list[Spoken]:
    """Everything in a passage that somebody says who can be named, each for itself; see ``spoken_by``."""
    each = (_spoken([one], passage) for one in _doing(acts, utterances))
    return [one for one in each if one]


def _doing(acts: frozenset[Act] | None, utterances: Sequence[Utterance]) -> Sequence[Utterance]:
    """The utterances with which one of these is done."""
    return utterances if acts is None else [one for one in utterances if one.act in acts]


def _spoken(utterances: Sequence[Utterance], passage: Passage) -> Spoken | None:
    found = [(one, one.speaker) for one in utterances if one.speaker and _meets(one, passage)]
    if not found:
        return None
    spans = tuple(
        (max(one.start, passage.start) - passage.start, min(one.end, passage.end) - passage.start) for one, _ in found
    )
    literal = sum(end - start for (one, _), (start, end) in zip(found, spans, strict=True) if one.kind == "direct")
    return Spoken(
        spans,
        found[0][1],
        found[0][0].kind,
        literal,
        _words(spans, passage),
        tuple(one for one, _ in found),
    )


def _words(spans: Sequence[Span], passage: Passage) -> tuple[str, ...]:
    return tuple(passage.text[start:end] for start, end in spans)


def _cells(start: int, end: int) -> range:
    return range(start // _CELL, max(start, end - 1) // _CELL + 1)


def _meets(utterance: Utterance, passage: Passage) -> bool:
    overlap = min(utterance.end, passage.end) - max(utterance.start, passage.start)
    return overlap > min(utterance.end - utterance.start, passage.end - passage.start) / 2
