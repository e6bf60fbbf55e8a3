"""What speaks for a passage, and how it adds up to the probability that it answers.

Pure functions; the weights stand here and nowhere else. Whatever counts here is a matter of the question and the
passage alone: how many other passages an index holds changes nobody's score.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from retrieval.types import FeedItem, Kind, Passage, Span, Speaker, Utterance

STRONG = 0.5
"""From this score on a passage rather answers than not."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for a passage.

    Attributes:
        cosine: of the question and the passage's best segment.
        words: share of the question's words that the passage has, each counted by how much it tells.
        grams: share of its character bigrams.
        translated: share of its words that the passage has in either language.
        coverage: share of the question's words that the passage has in either language, by vectors.
        names: share of the names in the question, the speaker aside, that the passage or its headline holds.
        tells: whether the passage has the kind of thing that is asked for, such as a number of people; None where the
            question asks for nothing of a kind that shows.
        same_language: whether question and passage are in one language, so that words can match at all.
    """

    cosine: float = 0.0
    words: float = 0.0
    grams: float = 0.0
    translated: float = 0.0
    coverage: float = 0.0
    names: float | None = None
    tells: bool | None = None
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
        tells: taken off where nothing of the kind that is asked for is there.
        bias: the constant.
    """

    cosine: float
    words: float
    grams: float
    translated: float
    coverage: float
    names: float
    tells: float
    bias: float


@dataclass(frozen=True)
class Weights:
    """How evidence adds up, and where the line is drawn.

    ``same`` and ``cross`` come from ``python -m benchmarks.calibrate``: development questions and short topics,
    half of them on passages that are there and half on others. Above ``threshold`` lie 99 of 100 of the former's
    long questions. The weights of ``names`` and ``tells``, ``weak_gap`` and what concerns one person's words are set by
    hand: those sets ask about nobody in particular.

    Attributes:
        same: question and passage in one language.
        cross: in two.
        threshold: the lowest probability that is shown.
        unlikely: where none is as likely as this, one is shown only where it stands out from the rest.
        stands_out: by so much in its log odds.
        shared: where all are weak, one that is less likely is shown only with this share of the question's words, in
            either language;
        meant: or with so much of what they mean, by vectors.
        topic_coverage: somebody's words are on the topic from this share of its words on, where nobody is named.
        speech_coverage: a named person's words are on the topic from this share on.
        speech_threshold: they are too from this probability on, where they have a word of it in either language, or
            stand out from what else this person says.
        speech_stands_out: by so much in its log odds.
        cut: a passage below this share of the best one is a weak match.
        weak_below: so is one below this probability.
        weak_gap: a weak match is shown where its log odds lie no more than this below those of the best one.
        speech_cut: the same for a named person's words on a topic, which are few and all of interest.
    """

    same: Logit = Logit(
        cosine=2.6, words=3.0, grams=1.4, translated=0.0, coverage=1.05, names=1.2, tells=1.2, bias=-4.5
    )
    cross: Logit = Logit(
        cosine=5.0, words=0.0, grams=0.0, translated=3.2, coverage=2.5, names=1.6, tells=1.2, bias=-4.7
    )
    threshold: float = 0.06
    unlikely: float = 0.15
    stands_out: float = 0.4
    shared: float = 0.2
    meant: float = 0.67
    topic_coverage: float = 0.3
    speech_coverage: float = 0.5
    speech_threshold: float = 0.045
    speech_stands_out: float = 1.5
    cut: float = 0.6
    weak_below: float = 0.25
    weak_gap: float = 2.0
    speech_cut: float = 0.35


@dataclass(frozen=True)
class Candidate:
    """A passage on its way to the answer.

    Attributes:
        passage: the passage.
        item: where it stands.
        evidence: what speaks for it.
        highlights: the words that answer, within the passage.
        also_in: further items that carry the same statement.
        speaker: who says the first of the words.
        kind: how the first of them are given.
        words: what the person asked for says in the passage, one text a highlight.
        utterances: those of the item that answer, one a highlight; empty for an account's own words.
        is_weak: whether it is near the question and may not answer it.
        index_words: of the passage, one space between two.
    """

    passage: Passage
    item: FeedItem
    evidence: Evidence
    highlights: tuple[Span, ...] = ()
    also_in: tuple[FeedItem, ...] = ()
    speaker: Speaker | None = None
    kind: Kind = "context"
    words: tuple[str, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    is_weak: bool = False
    index_words: str = ""

    @property
    def is_uncertain(self) -> bool:
        """Whether the text says of none of the words plainly whose they are."""
        return bool(self.utterances) and not any(one.is_certain for one in self.utterances)


Scored = tuple[float, Candidate]
"""A candidate with its score."""


def best_first(scored: Iterable[Scored]) -> list[Scored]:
    """Candidates in order: the better first, of equals the newer."""
    return sorted(
        scored, key=lambda pair: (-round(pair[0], 3), -pair[1].item.published.timestamp(), pair[1].passage.start)
    )


def certain_first(scored: Iterable[Scored]) -> list[Scored]:
    """Candidates as they stand, but those last of whose words nobody says plainly whose they are."""
    return sorted(scored, key=lambda pair: pair[1].is_uncertain)


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
    if evidence.names is not None:
        odds -= fitted.names * (1 - evidence.names)
    return odds - fitted.tells if evidence.tells is False else odds


def odds_of(probability: float) -> float:
    """The log odds of a probability.

    >>> round(odds_of(0.5), 2), round(odds_of(0.75), 2)
    (0.0, 1.1)
    """
    kept = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(kept / (1 - kept))


def strength(score: float) -> Literal["strong", "fair"]:
    """A score as a word for people."""
    return "strong" if score >= STRONG else "fair"
