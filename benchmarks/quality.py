"""What each part reaches: ``python -m benchmarks.quality --corpora FOLDER [--questions FILE --feed FILE]``.

One table: a row for each way to search, a column for each set. Sets marked * served for fitting the weights
of the fusion (``python -m benchmarks.calibrate``); none served for training the model. ``--ablation`` takes
one kind of evidence at a time out of the whole instead.

``--off-the-shelf FOLDER`` adds a row for a sentence-transformers model alone, such as all-MiniLM-L6-v2.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from embeddings.training.corpora import read_documents, read_pairs, read_questions
from retrieval import FeedItem, Retriever
from retrieval.evaluation.questions import judge, load_items, load_questions
from retrieval.feeds import read_feed
from retrieval.search.evidence import Logit, Weights

QUESTIONS = 250
DEPTH = 10
LOOKED_AT = 16


@dataclass(frozen=True)
class Task:
    """Questions and the one document that answers each.

    Attributes:
        name: the column's head.
        metric: ``"R@1"`` or ``"nDCG@10"``.
        documents: their texts.
        questions: a question and the number of its document.
    """

    name: str
    metric: str
    documents: Sequence[str]
    questions: Sequence[tuple[str, int]]


def tasks(corpora: Path, seed: int) -> list[Task]:
    """The development sets, at most ``QUESTIONS`` questions each."""
    dice = random.Random(seed)
    rows = read_questions(corpora / "jaquad_dev.jsonl.gz")
    passages = {text: number for number, text in enumerate(sorted({row.passage for row in rows}))}
    documents = read_documents(corpora / "kyoto_dev.jsonl.gz")
    paragraphs = [(p, n) for n, p in enumerate(p for document in documents for p in document.paragraphs)]
    titled = [document for document in documents if document.paragraphs and document.title[1]]
    flores = read_pairs(corpora / "flores_dev.tsv.gz")
    found = [
        Task("jaquad*", "nDCG@10", list(passages), [(row.question, passages[row.passage]) for row in rows]),
        Task(
            "kyoto*",
            "R@1",
            ["".join(ja for ja, _ in paragraph) for paragraph, _ in paragraphs],
            [(en, number) for paragraph, number in paragraphs for _, en in paragraph if len(en) > 40],
        ),
        Task("flores*", "R@1", [ja for ja, _ in flores], [(en, number) for number, (_, en) in enumerate(flores)]),
        Task(
            "titles*",
            "nDCG@10",
            ["\n".join("".join(ja for ja, _ in p) for p in document.paragraphs[:6]) for document in titled],
            [(_headline(document.title[1], document.paragraphs[0][0][1]), n) for n, document in enumerate(titled)],
        ),
    ]
    return [replace(task, questions=dice.sample(task.questions, min(QUESTIONS, len(task.questions)))) for task in found]


def _headline(title: str, first: str) -> str:
    """An English headline of sorts: the title and the next words of the first sentence."""
    return f"{title}: {' '.join(first.split()[:8])}"


@contextmanager
def indexed(task: Task, encoder: str = "bundled") -> Iterator[Retriever]:
    """A retriever over a task's documents; each is an item whose headline is its number."""
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "q.db", encoder=encoder) as retriever:
        retriever.add([_item(number, text) for number, text in enumerate(task.documents)])
        yield retriever


def score(task: Task, retriever: Retriever, weights: Weights) -> float:
    """The task's metric, through ``Retriever.ask``; a question that is declined scores 0."""
    retriever._weights = weights
    gains = []
    for question, wanted in task.questions:
        answer = retriever.ask(question[:1_000], limit=LOOKED_AT)
        found = list(dict.fromkeys(hit.item.handle for hit in answer.hits))[:DEPTH]
        rank = found.index(f"d{wanted}") if f"d{wanted}" in found else DEPTH
        if task.metric == "R@1":
            gains.append(float(rank == 0))
        else:
            gains.append(1 / np.log2(rank + 2) if rank < DEPTH else 0.0)
    return float(np.mean(gains))


def feed_score(questions: Path, feed: Path, encoder: str, weights: Weights) -> float:
    """hit@1 on labelled questions about a feed, as ``onrecord eval`` counts it."""
    items = load_items((questions.parent / "items.jsonl").read_text(encoding="utf-8"))
    gains = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Retriever.open(Path(folder) / "q.db", encoder=encoder, weights=weights) as retriever,
    ):
        retriever.add(read_feed(feed))
        for row in load_questions(questions.read_text(encoding="utf-8")):
            if row.answerable:
                filters = row.filters
                answer = retriever.ask(
                    row.q, sources=filters.sources, since=filters.date_from, until=filters.date_to, limit=DEPTH
                )
                gains.append(judge(row, answer, items).hit_at_1)
    return float(np.mean(gains))


def systems() -> dict[str, Weights]:
    """Ways to search, as weights of the same fusion; only the whole one may decline."""
    return {
        "BM25 (words)": _only("words"),
        "bundled model": _only("cosine"),
        "words and bigrams": _only("words", "grams"),
        "the same, translated": _only("words", "grams", "translated"),
        "hybrid, never declining": replace(Weights(), threshold=0.0, unlikely=0.0, cut=0.0),
        "hybrid": Weights(),
    }


def ablations() -> dict[str, Weights]:
    """The whole, and the whole without one kind of evidence."""
    whole = replace(Weights(), threshold=0.0, unlikely=0.0, cut=0.0)
    parts = [name for name in Logit.__dataclass_fields__ if name != "bias"]
    return {"hybrid, never declining": whole} | {
        f"without {part}": replace(
            whole, same=replace(whole.same, **{part: 0.0}), cross=replace(whole.cross, **{part: 0.0})
        )
        for part in parts
    }


def _only(*parts: str) -> Weights:
    base = Weights()
    none = dict.fromkeys(Logit.__dataclass_fields__, 0.0)
    logits = [
        Logit(**{**none, **{part: getattr(logit, part) or 1.0 for part in parts}}) for logit in (base.same, base.cross)
    ]
    return Weights(same=logits[0], cross=logits[1], threshold=0.0, unlikely=0.0, cut=0.0)


def _item(number: int, text: str) -> FeedItem:
    return FeedItem(
        source="corpus", handle=f"d{number}", published=datetime(2025, 1, 1, tzinfo=UTC), headline="", text=text
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--feed", type=Path)
    parser.add_argument("--off-the-shelf", type=str)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--only", help="one column")
    parser.add_argument("--row", help="one row")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rows = ablations() if options.ablation else systems()
    if options.row:
        rows = {options.row: rows[options.row]}
    columns = [task for task in tasks(options.corpora, options.seed) if options.only in (None, task.name)]
    table: dict[str, list[float]] = {row: [] for row in rows}
    shelf = "model off the shelf"
    if options.off_the_shelf:
        table = {shelf: [], **table}
    for task in columns:
        with indexed(task) as retriever:
            for row, weights in rows.items():
                table[row].append(score(task, retriever, weights))
        if options.off_the_shelf:
            with indexed(task, options.off_the_shelf) as retriever:
                table[shelf].append(score(task, retriever, _only("cosine")))
    heads = [f"{task.name} {task.metric}" for task in columns]
    if options.questions and options.feed:
        heads.append("feed hit@1")
        for row in table:
            encoder = options.off_the_shelf if row == shelf else "bundled"
            table[row].append(feed_score(options.questions, options.feed, encoder, rows.get(row, _only("cosine"))))
    print(f"{'':26}" + "".join(f"{head:>18}" for head in heads))
    for row, figures in table.items():
        print(f"{row:26}" + "".join(f"{figure:>18.3f}" for figure in figures))


if __name__ == "__main__":
    main()
