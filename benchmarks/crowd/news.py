"""Run in a process of its own: adds what some people say, one statement after the other, each in two sources.

``python -m benchmarks.crowd.news DATABASE COUNT NAME…``
"""

import sys
import time
from pathlib import Path

from benchmarks.crowd.posts import statement
from retrieval import Retriever

PAUSE_S = 0.5
SOURCES = 2


def main(database: Path, count: int, names: list[str]) -> None:
    """Add statements.

    Args:
        database: the file.
        count: statements of each.
        names: who says them.
    """
    with Retriever.open(database, workers=0) as retriever:
        for number in range(count * len(names)):
            name = names[number % len(names)]
            retriever.add(statement(number, name, source) for source in range(SOURCES))
            time.sleep(PAUSE_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
