"""How long a question takes from the terminal: ``python -m benchmarks.startup``.

Runs `onrecord ask` on an index of the sample feed and `python -c "import numpy, faiss"` in turn, and prints
the medians and their difference. The floor is what the numeric libraries alone cost on the same machine. The
processor's time says the same where other programs keep the machine busy, and the clock does not.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROUNDS = 9
QUESTIONS = ("what did Waltz say?", "ウクライナのリチウムの埋蔵量は?")
SAMPLE = Path(__file__).parents[1] / "bot/sample/feed.txt"


class Taken(NamedTuple):
    """Seconds of a run, by the clock and of the processor."""

    clock: float
    processor: float


def main() -> None:
    """Print two lines for each question."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "feed.db")
        _timed("-m", "bot", "add", str(SAMPLE), "--db", database)
        for question in QUESTIONS:
            floor, asked = [], []
            # The first question after adding stores what it reads; it is not one of those measured.
            _timed("-m", "bot", "ask", question, "--db", database)
            for _ in range(ROUNDS):
                floor.append(_timed("-c", "import numpy, faiss"))
                asked.append(_timed("-m", "bot", "ask", question, "--db", database))
            print(question)
            for name in Taken._fields:
                low, high = (statistics.median(getattr(taken, name) for taken in runs) for runs in (floor, asked))
                print(f"  {name}: {high:.2f} s, numpy and faiss alone {low:.2f} s, difference {high - low:.2f} s")


def _timed(*arguments: str) -> Taken:
    start, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(time.perf_counter() - start, processor)


if __name__ == "__main__":
    main()
