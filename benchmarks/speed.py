"""Adding and asking at size: ``python -m benchmarks.speed --corpora FOLDER [--passages 100000]``.

One process adds paragraphs of the Kyoto corpus, five a post; then development questions, half Japanese
(JaQuAD) and half English (FLORES sentences), are asked one after the other. Loading what lies on disk is
not counted: one question is asked before.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from embeddings.training.corpora import read_documents, read_pairs, read_questions
from retrieval import FeedItem, Retriever

QUESTIONS = 200
A_POST = 5


def main() -> None:
    """Print how many passages a second are added, and how long questions take."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=100_000)
    options = parser.parse_args()
    items = list(posts(options.corpora, options.passages))
    with tempfile.TemporaryDirectory() as folder, Retriever.open(Path(folder) / "speed.db") as retriever:
        start = time.perf_counter()
        retriever.add(items)
        taken = time.perf_counter() - start
        count = retriever.stats().passages
        letters = sum(len(item.text) for item in items) / count
        print(f"{count / taken:.0f} passages a second added, {count} in all, {letters:.0f} characters each")
        for language, questions in asked(options.corpora).items():
            retriever.ask(questions[0])
            times = []
            for question in questions:
                start = time.perf_counter()
                retriever.ask(question)
                times.append(1000 * (time.perf_counter() - start))
            cuts = statistics.quantiles(times, n=10)
            print(
                f"{statistics.median(times):.1f} ms a question at the median, "
                f"{cuts[8]:.1f} at the 90th percentile, {language}"
            )


def posts(corpora: Path, passages: int) -> Iterator[FeedItem]:
    """Posts of several paragraphs, in a seeded order."""
    texts = [
        "".join(ja for ja, _ in paragraph)
        for document in read_documents(corpora / "kyoto_train.jsonl.gz")
        for paragraph in document.paragraphs
    ]
    texts = [text for text in texts if 30 < len(text) < 300]
    random.Random(7).shuffle(texts)
    for number, group in enumerate(texts[n : n + A_POST] for n in range(0, min(passages, len(texts)), A_POST)):
        yield FeedItem(
            source="corpus",
            handle=f"h{number % 50}",
            published=datetime(2025, 1, 1 + number % 28, tzinfo=UTC),
            headline=f"#{number}",
            text="\n".join([f"#{number}", *group]),
        )


def asked(corpora: Path) -> dict[str, list[str]]:
    """Questions by language."""
    dice = random.Random(7)
    japanese = [row.question for row in read_questions(corpora / "jaquad_dev.jsonl.gz")]
    english = [en for _, en in read_pairs(corpora / "flores_dev.tsv.gz")]
    return {
        "Japanese questions": dice.sample(japanese, QUESTIONS),
        "English sentences": dice.sample(english, QUESTIONS),
    }


if __name__ == "__main__":
    main()
