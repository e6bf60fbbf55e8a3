"""From the scores of several searches to one order: fusion, the cut, and and what is shown once.

Pure functions; the weights stand here and nowhere else.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from retrieval.language import detect_language
from retrieval.search.same_statement import Fingerprint, Statements, fingerprint
from retrieval.types import FeedItem, Kind, Passage, Span, Speaker

STRONG = 0.5
"""From this score on a passage rather answers than not."""

_WELCOME = 2
_CROWDED = 0.9

_SENTENCE_END = re.compile(r"[。!?\n]|[.]\s")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
# Where an account speaks of itself, its name is part of the statement.
_FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I’m|we|We|my|My|our|Our)\b|私(?=[はがのもをにたと達ども、])|[僕俺]|我々|われわれ|わたし|当社|弊社|当方"
)


@dataclass(frozen=True)
class Evidence:
    """What speaks for a passage.

    Attributes:
        cosine: of the question and the passage's best segment.
        words: BM25 over words as a share of the most a passage could get.
        grams: the same over character bigrams.
        translated: BM25 over words and their translations, as such a share.
        coverage: share of the question's words that the passage has in either language, by vectors.
        names: share of the names in the question, the speaker aside, that the passage or its headline holds.
        same_language: whether question and passage are in one language, so that words can match at all.
    """

    cosine: float = 0.0
    words: float = 0.0
    grams: float = 0.0
    translated: float = 0.0
    coverage: float = 0.0
    names: float | None = None
    same_language: bool = True


@dataclass(frozen=True)
class Logit:
    """A logistic regression: the log odds that a passage answers.

    Attributes:
        cosine: weight of the cosine.
        words: weight of the share of words.
        grams: weight of the share of bigrams.
        translated: weight of the share of words and translations.
        coverage: weight of the share of words in either language.
        names: taken off for names that are not there, in full where none is.
        bias: the constant.
    """

    cosine: float
    words: float
    grams: float
    translated: float
    coverage: float
    names: float
    bias: float


@dataclass(frozen=True)
class Weights:
    """How evidence adds up, and where the line is drawn.

    ``same`` and ``cross`` come from ``python -m benchmarks.calibrate``: development questions and short topics,
    half of them on passages that are there and half on others. Above ``threshold`` lie 99 of 100 of the former's
    long questions. The weights of ``names``, ``cut``
    and ``topic_coverage`` are set by hand: those sets ask about nobody in particular.

    Attributes:
        same: question and passage in one language.
        cross: in two.
        threshold: the lowest probability that is shown.
        topic_coverage: a named person's words are on the topic from this share of its words on.
        cut: a passage below this share of the best one is not shown.
        speech_cut: the same for a named person's words on a topic, which are few and all of interest.
    """

    same: Logit = Logit(cosine=1.7, words=4.5, grams=0.8, translated=0.0, coverage=2.3, names=1.0, bias=-3.6)
    cross: Logit = Logit(cosine=4.3, words=0.0, grams=0.0, translated=5.1, coverage=3.2, names=1.0, bias=-4.0)
    threshold: float = 0.15
    topic_coverage: float = 0.3
    cut: float = 0.55
    speech_cut: float = 0.35


@dataclass(frozen=True)
class Candidate:
    """A passage on its way to the answer; ``words`` are what the person asked for says in it."""

    passage: Passage
    item: FeedItem
    evidence: Evidence
    highlights: tuple[Span, ...] = ()
    also_in: tuple[FeedItem, ...] = field(default=())
    speaker: Speaker | None = None
    kind: Kind = "context"
    words: tuple[str, ...] = ()


def relevance(evidence: Evidence, weights: Weights) -> float:
    """The probability, 0 to 1, that a passage answers."""
    return 1 / (1 + math.exp(-log_odds(evidence, weights.same if evidence.same_language else weights.cross)))


def log_odds(evidence: Evidence, fitted: Logit) -> float:
    """The logarithm of the odds that a passage answers."""
    odds = (
        fitted.bias
        + fitted.cosine * evidence.cosine
        + fitted.words * evidence.words
        + fitted.grams * evidence.grams
        + fitted.translated * evidence.translated
        + fitted.coverage * evidence.coverage
    )
    return odds if evidence.names is None else odds - fitted.names * (1 - evidence.names)


def ideal_score(clauses: Sequence[Sequence[tuple[int, float]]], documents: int) -> float:
    """An upper bound on a BM25 score: every clause answered by its best term, infinitely often.

    A term that stands nowhere counts only where it leads its clause: rare translations would make every
    question seem unanswered.

    Args:
        clauses: for each term, its document frequency and its weight.
        documents: how many there are.

    >>> round(ideal_score([[(1, 1.0)]], 10), 2)
    4.38
    """
    saturation = 2.2
    total = 0.0
    for clause in clauses:
        there = [(frequency, weight) for frequency, weight in clause if frequency] or clause[:1]
        total += max(w * math.log(1 + (documents - f + 0.5) / (f + 0.5)) for f, w in there)
    return saturation * total


def deduplicate(
    candidates: Sequence[tuple[float, Candidate]], *, by_day: bool = False
) -> list[tuple[float, Candidate]]:
    """Show the same statement once.

    Where somebody's words are asked for, these are compared, whatever stands around them in each outlet: a passage
    is folded where each statement in it stands in one that is shown already. Otherwise whole passages are compared.

    Args:
        candidates: score and candidate, best first.
        by_day: whether the same statement on another day is shown too.

    Returns:
        The first of each group; its ``also_in`` names the other items that carry it, earliest first.
    """
    kept: list[tuple[float, Candidate, list[FeedItem]]] = []
    seen: dict[date | None, Statements] = {}
    for score, candidate in candidates:
        said = statements_of(candidate)
        known = seen.setdefault(candidate.item.day if by_day else None, Statements())
        carrying = set.intersection(*(known.carrying(statement) for statement in said))
        if carrying:
            _, first, carriers = kept[min(carrying)]
            if candidate.item.id != first.item.id and candidate.item not in carriers:
                carriers.append(candidate.item)
        else:
            known.add(len(kept), said)
            kept.append((score, candidate, []))
    return [
        (
            score,
            replace(first, also_in=tuple(sorted(carriers, key=lambda item: (item.published, item.id)))),
        )
        for score, first, carriers in kept
    ]


def statements_of(candidate: Candidate) -> list[Fingerprint]:
    """What of a candidate is compared: each of the words asked for, or the passage as a whole."""
    text, day = candidate.passage.text, candidate.item.day
    if candidate.words:
        frames = _frames(text, candidate.highlights)
        frames += [""] * (len(candidate.words) - len(frames))
        return [
            fingerprint(words, day, speaker=candidate.speaker, frame=frame)
            for words, frame in zip(candidate.words, frames, strict=False)
        ]
    speaker = candidate.speaker
    if _FIRST_PERSON.search(_QUOTED.sub(" ", text)):
        speaker = Speaker(name=candidate.item.handle, as_written=f"@{candidate.item.handle}")
    return [fingerprint(text, day, speaker=speaker)]


def diversify(candidates: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Let one outlet's day not fill the page: from its third passage on each counts a little less.

    A greedy order in the manner of maximal marginal relevance (Carbonell and Goldstein 1998).

    Args:
        candidates: score and candidate, best first; scores are left as they are.
    """
    remaining = list(candidates)
    shown: Counter[tuple[str, date]] = Counter()
    ordered = []
    while remaining:
        # "max" takes the first of equals, which keeps the order given.
        best = max(remaining, key=lambda pair: pair[0] * _CROWDED ** max(0, shown[_day(pair[1])] + 1 - _WELCOME))
        remaining.remove(best)
        shown[_day(best[1])] += 1
        ordered.append(best)
    return ordered


def strength(score: float) -> Literal["strong", "fair"]:
    """A score as a word for people."""
    return "strong" if score >= STRONG else "fair"


def _day(candidate: Candidate) -> tuple[str, date]:
    return candidate.item.handle, candidate.item.day


def _frames(text: str, spans: Sequence[Span]) -> list[str]:
    """What the sentence around each span says of it: all of it in English, what comes behind it in Japanese."""
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    around = "".join(rest)
    is_japanese = detect_language(text) == "ja"
    frames = []
    for start, end in spans:
        after = _SENTENCE_END.split(around[end:], maxsplit=1)[0]
        before = "" if is_japanese else _SENTENCE_END.split(around[:start])[-1]
        frames.append(f"{before} {after}")
    return frames
