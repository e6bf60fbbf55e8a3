"""The same items and questions on each pair of engines: ``python -m benchmarks.engines --posts 2000``.

SQLite with FAISS and tantivy, which is the default, and PostgreSQL with Milvus Lite, which stand for a server of each:
Milvus Lite goes through all passages in Python, and a server at hand has no way to go. ``pip install -e '.[dev]'``
brings both.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.child import items_of
from benchmarks.speed.workload import load
from retrieval import FeedItem, Retriever
from tests.postgres import schema, server


@dataclass(frozen=True)
class Row:
    """What was measured on one pair of engines.

    Attributes:
        label: of it.
        added: items a second.
        first: milliseconds of the first question, the database having just been opened.
        p50: milliseconds of a question, in the middle.
        p95: of those of which 95 of 100 are quicker.
        pages: for each question the passages shown, with their scores.
    """

    label: str
    added: float
    first: float
    p50: float
    p95: float
    pages: list[list[tuple[str, float]]]


def measured(label: str, place: str, index: str | None, items: Sequence[FeedItem], questions: Sequence[str]) -> Row:
    """Add items, open what was stored anew, and ask."""
    with Retriever.open(place, index=index) as retriever:
        started = time.perf_counter()
        retriever.add(items)
        added = len(items) / (time.perf_counter() - started)
    times, pages = [], []
    with Retriever.open(place, index=index) as retriever:
        for question in questions:
            started = time.perf_counter()
            answer = retriever.ask(question)
            times.append(1_000 * (time.perf_counter() - started))
            pages.append([(hit.passage.text, round(hit.score, 4)) for hit in answer.hits])
    asked = statistics.quantiles(times[1:], n=100)
    return Row(label, added, times[0], asked[49], asked[94], pages)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=2_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--corpora", type=Path, default=Path(__file__).parents[2] / "shared/corpora")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, server() as url, schema(url) as address:
        folder = Path(scratch)
        workload = load(folder / "workload.json", options.corpora, options.posts, min(options.posts, 10_000))
        items, questions = items_of(workload.posts), workload.questions[: options.questions]
        rows = [
            measured("SQLite, FAISS, tantivy", str(folder / "feed.db"), None, items, questions),
            measured("PostgreSQL, Milvus Lite", address.url, str(folder / "feed.milvus.db"), items, questions),
        ]
    print(f"{options.posts:,} posts, {len(questions)} questions\n")
    print("| engines | added /s | first question, ms | p50, ms | p95, ms | hits | same pages |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        same = sum(mine == theirs for mine, theirs in zip(row.pages, rows[0].pages, strict=True))
        print(
            f"| {row.label} | {row.added:,.0f} | {row.first:.0f} | {row.p50:.1f} | {row.p95:.1f} |"
            f" {sum(map(len, row.pages))} | {same} of {len(row.pages)} |"
        )


if __name__ == "__main__":
    main()
