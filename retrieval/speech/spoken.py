"""What one person says in one passage. Pure functions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retrieval.speech.attribution import Statement, find_statements
from retrieval.speech.utterances import find_utterances
from retrieval.types import FeedItem, Kind, Passage, Span, Speaker, Utterance

_STATED, _ELIDED, _SHARED = 0.9, 0.8, 0.75
_KINDS: tuple[Kind, ...] = ("direct", "indirect", "headline")


@dataclass(frozen=True)
class Spoken:
    """A person's words in a passage.

    Attributes:
        spans: within the passage, of the words or, where these cannot be told, of the sentence.
        speaker: as the item writes it.
        kind: of the most literal of the words.
        sureness: that they are this person's, from 0 to 1.
    """

    spans: tuple[Span, ...]
    speaker: Speaker
    kind: Kind
    sureness: float


class ItemSpeech:
    """Everything said in an item.

    Args:
        item: the item.
        people: names that may be meant by a sentence's topic.
    """

    def __init__(self, item: FeedItem, people: Collection[str]) -> None:
        here = [name for name in people if name in item.text]
        self._utterances = find_utterances(item)
        self._statements = find_statements(item.text, here, "ja" if item.lang == "ja" else "en")

    def by(self, passage: Passage, names: Collection[str]) -> Spoken | None:
        """What somebody says in a passage of this item; None where nothing.

        Args:
            passage: of the item.
            names: how this person is written.
        """
        found = [one for one in self._utterances if one.speaker and one.speaker.name in names and _meets(one, passage)]
        return _words(found, passage) if found else self._by_sentence(passage, names)

    def by_anyone(self, passage: Passage) -> Spoken | None:
        """What somebody who can be named says in a passage of this item; None where nobody does."""
        found = [one for one in self._utterances if one.speaker and _meets(one, passage)]
        return _words(found[:1], passage) if found else None

    def _by_sentence(self, passage: Passage, names: Collection[str]) -> Spoken | None:
        """Whole sentences, where no words could be told from what surrounds them."""
        spans: list[Span] = []
        sureness, name = 0.0, next(iter(names))
        for statement in self._statements:
            if statement.start < passage.start or statement.end > passage.end or self._is_anothers(statement, names):
                continue
            if meant := [one for one in statement.speakers if one in names]:
                sure = _STATED if len(statement.speakers) == 1 else _SHARED
                sureness, name = max(sureness, min(sure, _ELIDED) if statement.is_elided else sure), meant[0]
            else:
                continue
            spans.append((statement.start - passage.start, statement.end - passage.start))
        return Spoken(tuple(spans), Speaker(name=name, as_written=name), "context", sureness) if spans else None

    def _is_anothers(self, statement: Statement, names: Collection[str]) -> bool:
        """Whether all the words found in a sentence are somebody else's."""
        inside = [one for one in self._utterances if one.start >= statement.start and one.end <= statement.end]
        return bool(inside) and all(one.speaker is not None and one.speaker.name not in names for one in inside)


def _words(found: Sequence[Utterance], passage: Passage) -> Spoken:
    spans = tuple(
        (max(one.start, passage.start) - passage.start, min(one.end, passage.end) - passage.start) for one in found
    )
    kind = min((one.kind for one in found), key=_KINDS.index)
    return Spoken(spans, next(one.speaker for one in found if one.speaker), kind, 1.0)


def literal_length(spoken: Spoken) -> int:
    """Characters of words given word for word."""
    return sum(end - start for start, end in spoken.spans) if spoken.kind == "direct" else 0


def _meets(utterance: Utterance, passage: Passage) -> bool:
    overlap = min(utterance.end, passage.end) - max(utterance.start, passage.start)
    return overlap > min(utterance.end - utterance.start, passage.end - passage.start) / 2


def people_in(names: dict[str, bool], wanted: Sequence[str]) -> list[str]:
    """The names of persons, and those asked for."""
    return [name for name, is_person in names.items() if is_person or name in wanted]
