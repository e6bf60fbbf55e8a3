"""From the scores of several searches to one order: fusion, the cut, and near-identical passages.

Pure functions; the weights stand here and nowhere else.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.types import FeedItem, Passage, Span


@dataclass(frozen=True)
class Evidence:
    """What speaks for a passage.

    Attributes:
        cosine: of the question and the passage's best segment.
        words: BM25 over words as a share of the most a passage could get.
        grams: the same over character bigrams.
        names: share of the names in the question, the speaker aside, that the passage or its headline holds.
        speaks: how surely the person asked for speaks here, 0 to 1; None where nobody is asked for.
    """

    cosine: float = 0.0
    words: float = 0.0
    grams: float = 0.0
    names: float | None = None
    speaks: float | None = None


@dataclass(frozen=True)
class Weights:
    """How evidence adds up.

    Attributes:
        cosine: of the calibrated cosine.
        words: of the share of words.
        grams: of the share of bigrams.
        names: of the names found.
        cosine_floor: a cosine that says nothing.
        cosine_ceiling: a cosine that says all.
        threshold: the lowest relevance that is shown.
        topic_threshold: the same for what a named person says about a topic.
        cut: a passage below this share of the best one is not shown.
    """

    cosine: float = 0.55
    words: float = 0.6
    grams: float = 0.35
    names: float = 0.15
    cosine_floor: float = 0.2
    cosine_ceiling: float = 0.75
    threshold: float = 0.36
    topic_threshold: float = 0.25
    cut: float = 0.6


@dataclass(frozen=True)
class Candidate:
    """A passage on its way to the answer."""

    passage: Passage
    item: FeedItem
    evidence: Evidence
    highlights: tuple[Span, ...] = ()
    also_in: tuple[FeedItem, ...] = field(default=())


def relevance(evidence: Evidence, weights: Weights) -> float:
    """How well a passage fits what is asked about, 0 to about 1."""
    span = weights.cosine_ceiling - weights.cosine_floor
    dense = min(1.0, max(0.0, (evidence.cosine - weights.cosine_floor) / span))
    lexical = weights.words * evidence.words + weights.grams * evidence.grams
    named = weights.names * (evidence.names - 0.5) * 2 if evidence.names is not None else 0.0
    return max(0.0, weights.cosine * dense + lexical + named)


def ideal_score(document_frequencies: Sequence[tuple[int, float]], documents: int) -> float:
    """An upper bound on a BM25 score: every term there, infinitely often.

    Args:
        document_frequencies: of each query term, with its weight.
        documents: how many there are.

    >>> round(ideal_score([(1, 1.0)], 10), 2)
    4.36
    """
    saturation = 2.2
    return sum(
        weight * saturation * math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
        for frequency, weight in document_frequencies
    )


def fold_same(candidates: Sequence[tuple[float, Candidate]], alike: float = 0.7) -> list[tuple[float, Candidate]]:
    """Show near-identical passages once.

    Args:
        candidates: score and candidate, best first.
        alike: from this share of common character trigrams on, two passages are the same statement.

    Returns:
        The first of each group; its ``also_in`` names the other items that carry it, earliest first.
    """
    kept: list[tuple[float, Candidate, frozenset[str], list[FeedItem]]] = []
    for score, candidate in candidates:
        shingles = _shingles(candidate.passage.text)
        for _, first, others, carriers in kept:
            if _overlap(shingles, others) >= alike:
                if candidate.item.id != first.item.id and candidate.item not in carriers:
                    carriers.append(candidate.item)
                break
        else:
            kept.append((score, candidate, shingles, []))
    return [
        (
            score,
            Candidate(
                passage=first.passage,
                item=first.item,
                evidence=first.evidence,
                highlights=first.highlights,
                also_in=tuple(sorted(carriers, key=lambda item: (item.published, item.id))),
            ),
        )
        for score, first, _, carriers in kept
    ]


def _shingles(text: str) -> frozenset[str]:
    bare = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return frozenset(bare[i : i + 3] for i in range(max(1, len(bare) - 2)))


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the common trigrams in the union (Jaccard)."""
    return len(left & right) / len(left | right)
