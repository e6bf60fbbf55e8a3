"""Fits how evidence adds up: ``python -m benchmarks.calibrate --corpora FOLDER``.

Development sets only: Japanese questions and short topics on JaQuAD passages; English sentences and short
topics on Japanese paragraphs of the Kyoto corpus and on Japanese sentences of FLORES. Half of the questions
ask about a passage that is indexed, the other half about one that is not.

The weights of the evidence make the right passage the first of its candidates as often as they can (a
conditional logit, McFadden 1974); a scale and a constant then turn the best
candidate's sum into the probability that the answer is there at all.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from embeddings.training.corpora import read_documents, read_pairs, read_questions
from retrieval import FeedItem, Retriever
from retrieval._storage.filters import Filters
from retrieval.language import detect_language
from retrieval.query.content import question_words
from retrieval.query.patterns import Question
from retrieval.query.plan import QueryPlan
from retrieval.query.terms import terms_for
from retrieval.search.evidence import Evidence, Weights
from retrieval.search.retrieve import load, prune, rescore, retrieve
from retrieval.search.snapshot import Search
from retrieval.search.topics import READ
from retrieval.text.analyzer import Analyzer

INDEXED = 500
QUESTIONS = 400
FEATURES = {"same": ("cosine", "words", "grams", "coverage"), "cross": ("cosine", "translated", "coverage")}
_CANDIDATES = 12
_SMOOTH = 0.02


@dataclass(frozen=True)
class Asked:
    """A question and the passage that answers it."""

    text: str
    passage: str


@dataclass(frozen=True)
class Answered:
    """What came back.

    Attributes:
        evidence: of the candidates, shape ``(candidates, features)``.
        right: whether each is the passage that answers.
        is_there: whether that passage is indexed.
    """

    evidence: NDArray[np.float64]
    right: NDArray[np.bool_]
    is_there: bool


def main() -> None:
    """Fit and print the weights of both relations of languages, with thresholds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    sets = {
        "same": [list(_japanese(options.corpora))],
        "cross": [list(_english(options.corpora)), list(_sentences(options.corpora))],
    }
    for relation, kinds in sets.items():
        answered = [_answers(rows, FEATURES[relation], dice) for rows in kinds]
        answered += [_answers([_short(row, dice) for row in rows], FEATURES[relation], dice) for rows in kinds]
        _fit(relation, answered)


def _japanese(corpora: Path) -> Iterator[Asked]:
    return (Asked(row.question, row.passage) for row in read_questions(corpora / "jaquad_dev.jsonl.gz"))


def _english(corpora: Path) -> Iterator[Asked]:
    for document in read_documents(corpora / "kyoto_dev.jsonl.gz"):
        for paragraph in document.paragraphs:
            text = "".join(ja for ja, _ in paragraph)
            if 60 < len(text) < 500:
                yield from (Asked(en, text) for _, en in paragraph[:2] if 40 < len(en) < 200)


def _sentences(corpora: Path) -> Iterator[Asked]:
    return (Asked(en, ja) for ja, en in read_pairs(corpora / "flores_dev.tsv.gz"))


def _short(asked: Asked, dice: random.Random) -> Asked:
    """The same question as a topic of two to four neighbouring words."""
    words = question_words(asked.text, Analyzer())
    length = dice.randint(2, 4)
    start = dice.randrange(max(1, len(words) - length + 1))
    joint = "の" if detect_language(asked.text) == "ja" else " "
    return Asked(joint.join(words[start : start + length]), asked.passage)


def _answers(rows: Sequence[Asked], features: Sequence[str], dice: random.Random) -> list[Answered]:
    """Half of the questions about indexed passages, half about others."""
    rows = [row for row in rows if row.text]
    passages = sorted({row.passage for row in rows})
    indexed = set(dice.sample(passages, min(INDEXED, len(passages) // 2)))
    inside = [row for row in rows if row.passage in indexed]
    outside = [row for row in rows if row.passage not in indexed]
    chosen = dice.sample(inside, min(QUESTIONS, len(inside))) + dice.sample(outside, min(QUESTIONS, len(outside)))
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "calibrate.db") as retriever:
        retriever.add([_item(number, text) for number, text in enumerate(sorted(indexed))])
        return [_answer(retriever, row, features, row.passage in indexed) for row in chosen]


def _answer(retriever: Retriever, row: Asked, features: Sequence[str], is_there: bool) -> Answered:
    analyzer = Analyzer()
    question = Question(row.text, detect_language(row.text), topic=row.text)
    words = tuple(question_words(row.text, analyzer))
    plan = QueryPlan(question, row.text, terms_for(row.text, {}, analyzer), words)
    search = Search(plan, retriever._current.snapshot(), Filters(), Weights())
    chosen = prune(retrieve(search), Weights(), READ)
    found = rescore(plan, load(retriever._record, chosen))
    found = sorted(found, key=lambda one: -sum(_vector(one.evidence, features)))[:_CANDIDATES]
    vectors = np.array([_vector(one.evidence, features) for one in found]).reshape(-1, len(features))
    return Answered(vectors, np.array([one.passage.text in row.passage for one in found], dtype=bool), is_there)


def _item(number: int, text: str) -> FeedItem:
    return FeedItem(
        source="corpus", handle="corpus", published=datetime(2025, 1, 1, tzinfo=UTC), headline=f"#{number}", text=text
    )


def _vector(evidence: Evidence, features: Sequence[str]) -> list[float]:
    return [getattr(evidence, name) for name in features]


def _fit(relation: str, sets: Sequence[list[Answered]]) -> None:
    """Print weights, what they reach, and what thresholds keep and decline."""
    features = FEATURES[relation]
    rankable = [one for found in sets for one in found if one.is_there and one.right.any() and not one.right.all()]
    weights = minimize(_loss, np.ones(len(features)), args=(rankable,), jac=True, bounds=[(0, None)] * len(features)).x
    answers = [one for found in sets for one in found if len(one.right)]
    best = np.array([(one.evidence @ weights).max() for one in answers])
    is_there = [one.is_there for one in answers]
    chance = LogisticRegression(C=100.0).fit(best[:, None], is_there)
    scale, bias = float(chance.coef_[0, 0]), float(chance.intercept_[0])
    fitted = dict(zip(features, (scale * weights).round(2).tolist(), strict=True))
    print(f"\n{relation}: {fitted} bias {bias:.2f}")
    for number, found in enumerate(sets):
        inside = [one for one in found if one.is_there]
        first = np.mean([bool(len(one.right)) and bool(one.right[(one.evidence @ weights).argmax()]) for one in inside])
        print(f"   set {number}: first right {first:.3f}")
        for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
            chances = [_best(one, scale * weights, bias) for one in found]
            kept = np.mean([c >= threshold for c, one in zip(chances, found, strict=True) if one.is_there])
            declined = np.mean([c < threshold for c, one in zip(chances, found, strict=True) if not one.is_there])
            print(f"      from {threshold}: answers {kept:.3f} of what is there, declines {declined:.3f} of the rest")


def _best(one: Answered, weights: NDArray[np.float64], bias: float) -> float:
    return 1 / (1 + np.exp(-(float((one.evidence @ weights).max()) + bias))) if len(one.right) else 0.0


def _loss(weights: NDArray[np.float64], answers: Sequence[Answered]) -> tuple[float, NDArray[np.float64]]:
    """Mean negative log likelihood of the right candidates, and its gradient."""
    total, gradient = 0.0, np.zeros(len(weights))
    for one in answers:
        odds = one.evidence @ weights
        chances = np.exp(odds - odds.max())
        chances /= chances.sum()
        right = chances[one.right].sum()
        total -= np.log(right)
        among = chances * one.right / right
        gradient += (chances - among) @ one.evidence
    count = len(answers)
    return total / count + _SMOOTH * float(weights @ weights) / count, gradient / count + 2 * _SMOOTH * weights / count


if __name__ == "__main__":
    main()
