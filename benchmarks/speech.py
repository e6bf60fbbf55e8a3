"""How long it takes to find who says what: ``python -m benchmarks.speech [--articles 1000]``.

Articles of 1,500 characters are put together from the sentences of the tests, in another order each. The figure to
compare is the ratio: the time for all of it over the time that Sudachi takes to tell the words of the same texts.
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from retrieval import FeedItem, find_utterances
from retrieval.text.analyzer import Analyzer

SENTENCES = Path(__file__).parents[1] / "tests/retrieval/speech/utterances.tsv"
LENGTH = 1_500


def articles(count: int, language: str) -> list[FeedItem]:
    """Articles of about ``LENGTH`` characters, no two alike."""
    rows = [row.split("\t") for row in SENTENCES.read_text(encoding="utf-8").splitlines()]
    sentences = [text.replace("\\n", "\n") for row_language, text, _ in rows if row_language == language]
    dice = random.Random(0)
    made = []
    for number in range(count):
        text = ""
        while len(text) < LENGTH:
            text += dice.choice(sentences) + dice.choice(["", "", "\n"]) + ("" if language == "ja" else " ")
        made.append(
            FeedItem(
                source="sample",
                handle=f"sample{number}",
                published=datetime(2025, 3, 1, tzinfo=UTC),
                headline="",
                text=text[:LENGTH],
                lang=language,
            )
        )
    return made


def seconds(work: Callable[[], object]) -> float:
    """CPU time of this process for some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Print a line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    count = parser.parse_args().articles
    for language in ("ja", "en"):
        items = articles(count, language)
        find_utterances(items[0])
        words = seconds(lambda items=items: [Analyzer().read(item.text) for item in items])
        found = seconds(lambda items=items: [find_utterances(item) for item in items])
        print(f"{language}: {count} articles in {found:.1f} s, {found / words:.1f} times Sudachi alone ({words:.1f} s)")


if __name__ == "__main__":
    main()
