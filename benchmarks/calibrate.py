"""Fits how evidence adds up: ``python -m benchmarks.calibrate --corpora FOLDER``.

Development sets only: Japanese questions and short topics on JaQuAD passages, English sentences and
short topics on Japanese paragraphs of the Kyoto corpus. Half of the questions ask about a passage that is
indexed, the other half about one that is not.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from embeddings.training.corpora import read_documents, read_questions
from retrieval import FeedItem, Retriever
from retrieval.coverage import question_words
from retrieval.filters import Filters
from retrieval.fusion import Evidence
from retrieval.language import detect_language
from retrieval.question import Question
from retrieval.search import Wanted, foremost, gather, load, terms_for, weigh

INDEXED = 250
QUESTIONS = 300
FEATURES = ("cosine", "words", "grams", "coverage")


@dataclass(frozen=True)
class Asked:
    """A question and the passage that answers it."""

    text: str
    passage: str


def main() -> None:
    """Fit and print the weights of both logistic regressions, with the thresholds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    for name, asked in (("same", _japanese(options.corpora)), ("cross", _english(options.corpora))):
        for kind, texts in (("questions", asked), ("topics", [_short(one, dice) for one in asked])):
            rows = [row for row in texts if row.text]
            print(f"\n{name}, {kind}")
            _fit(rows, dice)


def _japanese(corpora: Path) -> list[Asked]:
    return [Asked(row.question, row.passage) for row in read_questions(corpora / "jaquad_dev.jsonl.gz")]


def _english(corpora: Path) -> list[Asked]:
    found = []
    for document in read_documents(corpora / "kyoto_dev.jsonl.gz"):
        for paragraph in document.paragraphs:
            text = "".join(ja for ja, _ in paragraph)
            if 60 < len(text) < 500:
                found += [Asked(en, text) for _, en in paragraph[:2] if 40 < len(en) < 200]
    return found


def _short(asked: Asked, dice: random.Random) -> Asked:
    """The same question as a topic of one to three neighbouring words."""
    words = question_words(asked.text)
    length = dice.randint(1, 3)
    start = dice.randrange(max(1, len(words) - length + 1))
    joint = "の" if detect_language(asked.text) == "ja" else " "
    return Asked(joint.join(words[start : start + length]), asked.passage)


def _fit(rows: Sequence[Asked], dice: random.Random) -> None:
    passages = sorted({row.passage for row in rows})
    indexed = set(dice.sample(passages, INDEXED))
    inside = dice.sample([row for row in rows if row.passage in indexed], QUESTIONS)
    outside = dice.sample([row for row in rows if row.passage not in indexed], QUESTIONS)
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "calibrate.db") as retriever:
        retriever.add([_item(number, text) for number, text in enumerate(sorted(indexed))])
        answers = [(row, _candidates(retriever, row.text)) for row in [*inside, *outside]]
    features, labels = [], []
    for row, candidates in answers:
        for text, evidence in candidates[:8]:
            features.append(_vector(evidence))
            labels.append(int(text in row.passage and row.passage in indexed))
    model = LogisticRegression(C=10.0, class_weight=None, max_iter=1000).fit(features, labels)
    weights = dict(zip(FEATURES, model.coef_[0].round(2).tolist(), strict=True))
    print("  ", weights, "bias", round(float(model.intercept_[0]), 2))
    best = np.array([_best(model, candidates) for _, candidates in answers])
    right = np.array([_is_right(model, row, candidates) for row, candidates in answers[: len(inside)]], dtype=bool)
    print(f"   first right {right.mean():.3f}")
    for kept in (0.95, 0.9, 0.85):
        threshold = np.quantile(best[: len(inside)], 1 - kept)
        declined = (best[len(inside) :] < threshold).mean()
        print(f"   threshold {threshold:.3f} keeps {kept:.2f} of the answerable, declines {declined:.3f} of the others")


def _item(number: int, text: str) -> FeedItem:
    return FeedItem(
        source="corpus", handle="corpus", published=datetime(2025, 1, 1, tzinfo=UTC), headline=f"#{number}", text=text
    )


def _candidates(retriever: Retriever, text: str) -> list[tuple[str, Evidence]]:
    question = Question(text, detect_language(text), topic=text)
    wanted = Wanted(question, (), None, text, (), terms_for(text, ()))
    evidence = gather(wanted, retriever._indexes, retriever._encoder, Filters())
    weighed = weigh(wanted, load(retriever._record, foremost(evidence)))
    rough = sorted(weighed, key=lambda row: -sum(_vector(row[2])))
    return [(passage.text, found) for passage, _, found in rough]


def _vector(evidence: Evidence) -> list[float]:
    return [getattr(evidence, name) for name in FEATURES]


def _chances(model: LogisticRegression, candidates: Sequence[tuple[str, Evidence]]) -> NDArray[np.float64]:
    if not candidates:
        return np.zeros(1)
    chances: NDArray[np.float64] = model.predict_proba([_vector(evidence) for _, evidence in candidates])[:, 1]
    return chances


def _best(model: LogisticRegression, candidates: Sequence[tuple[str, Evidence]]) -> float:
    return float(_chances(model, candidates).max())


def _is_right(model: LogisticRegression, row: Asked, candidates: Sequence[tuple[str, Evidence]]) -> bool:
    return bool(candidates) and candidates[int(_chances(model, candidates).argmax())][0] in row.passage


if __name__ == "__main__":
    main()
