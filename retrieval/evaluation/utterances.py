"""Scores utterances against labelled quotations. Pure: text in, figures out.

The definitions stand in docs/evaluation.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from retrieval.evaluation.questions import GoldItem, is_item, load_rows
from retrieval.speech.utterances import find_utterances
from retrieval.types import FeedItem, Utterance

OVERLAP = 0.5
"""Two spans are the same words from this share of common characters in all their characters on."""


class GoldQuote(BaseModel):
    """Something said, labelled by hand.

    Attributes:
        item: number of the item.
        quote: the words, as the item has them.
        speaker: as written.
        speaker_ja_core: the name in it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    item: int
    quote: str
    speaker: str
    speaker_ja_core: str = ""


@dataclass(frozen=True)
class SpeechScores:
    """How well utterances were found.

    Attributes:
        labelled: labels whose words the items hold, each place once.
        found: utterances found in the labelled items.
        matched: pairs of a label and an utterance that overlap.
        right_speaker: matched pairs whose speaker is the labelled one.
    """

    labelled: int
    found: int
    matched: int
    right_speaker: int

    @property
    def precision(self) -> float:
        """Share of the utterances found that are labelled."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labels that were found."""
        return self.matched / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def speaker(self) -> float:
        """Share of the matched pairs with the right speaker."""
        return self.right_speaker / self.matched if self.matched else 0.0


def load_quotes(text: str) -> list[GoldQuote]:
    """Read labelled quotations, one JSON object a line.

    Raises:
        GoldError: a line is no such object.
    """
    return load_rows(text, GoldQuote)


def judge_speech(feed: Iterable[FeedItem], quotes: Sequence[GoldQuote], items: dict[int, GoldItem]) -> SpeechScores:
    """Find utterances in the labelled items and hold them against the labels.

    Args:
        feed: items; those without labels are passed over.
        quotes: labels.
        items: labelled items by number.
    """
    labelled = found = matched = right = 0
    numbers = {quote.item for quote in quotes}
    for item in feed:
        number = next((number for number in sorted(numbers) if is_item(item, number, items)), None)
        if number is None:
            continue
        utterances = find_utterances(item)
        pairs, count = _matched(item.text, utterances, [quote for quote in quotes if quote.item == number])
        labelled, found, matched = labelled + count, found + len(utterances), matched + len(pairs)
        right += sum(_is_right(quote, utterance) for quote, utterance in pairs)
    return SpeechScores(labelled, found, matched, right)


def _matched(
    text: str, utterances: Sequence[Utterance], quotes: Sequence[GoldQuote]
) -> tuple[list[tuple[GoldQuote, Utterance]], int]:
    """Each label with the utterance that overlaps it most, and how many labels the text holds."""
    pairs: list[tuple[GoldQuote, Utterance]] = []
    taken: set[int] = set()
    free = list(utterances)
    for quote in quotes:
        places = [place for place in _places(text, quote.quote) if place not in taken]
        if not places:
            continue
        size = len(quote.quote)
        overlaps = [(_overlap((place, place + size), one), -place, one) for place in places for one in free]
        share, place, best = max(overlaps, key=lambda row: row[:2], default=(0.0, -places[0], None))
        taken.add(-place if share else places[0])
        if best is not None and share >= OVERLAP:
            free.remove(best)
            pairs.append((quote, best))
    return pairs, len(taken)


def _places(text: str, quote: str) -> list[int]:
    found, place = [], text.find(quote)
    while quote and place >= 0:
        found.append(place)
        place = text.find(quote, place + 1)
    return found


def _overlap(span: tuple[int, int], utterance: Utterance) -> float:
    common = min(span[1], utterance.end) - max(span[0], utterance.start)
    return max(0, common) / (max(span[1], utterance.end) - min(span[0], utterance.start))


def _is_right(quote: GoldQuote, utterance: Utterance) -> bool:
    if utterance.speaker is None:
        return False
    core = quote.speaker_ja_core or quote.speaker
    name, written = utterance.speaker.name, utterance.speaker.as_written
    # A person may be found under a fuller name than the label has, or a shorter one.
    return core in name or core in written or name in core or name in quote.speaker
