"""How long a question takes from the terminal: ``python -m benchmarks.startup``.

Runs `onrecord ask` on an index of the sample feed and `python -c "import numpy, faiss"` in turn, and prints
the medians and their difference. The floor is what the numeric libraries alone cost on the same machine.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
QUESTIONS = ("what did Waltz say?", "ウクライナのリチウムの埋蔵量は?")
SAMPLE = Path(__file__).parents[1] / "bot/sample/feed.txt"


def main() -> None:
    """Print a line for each question."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "feed.db")
        _timed("-m", "bot", "add", str(SAMPLE), "--db", database)
        for question in QUESTIONS:
            floor, asked = [], []
            for _ in range(ROUNDS):
                floor.append(_timed("-c", "import numpy, faiss"))
                asked.append(_timed("-m", "bot", "ask", question, "--db", database))
            low, high = statistics.median(floor), statistics.median(asked)
            print(f"{question}: {high:.2f} s, numpy and faiss alone {low:.2f} s, difference {high - low:.2f} s")


def _timed(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
