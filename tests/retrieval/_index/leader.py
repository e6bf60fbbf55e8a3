"""Run in a process of its own, until it is killed: stores items and takes some away, telling of each that is done."""

import sys
from itertools import count

from benchmarks.kills.feed import NUMBERS, item
from retrieval import Retriever


def main(database: str, index: str, first: int) -> None:
    """Change the database without end.

    Args:
        database: the file.
        index: its place on Milvus.
        first: where to begin.
    """
    with Retriever.open(database, workers=0, index=index) as retriever:
        print("open", flush=True)
        for turn in count(first):
            number = turn % NUMBERS
            retriever.add([item(number, turn // NUMBERS)])
            print(f"added {number}", flush=True)
            if turn % 3 == 0:
                retriever.remove(item((number + 5) % NUMBERS, 0).id)
                print(f"removed {(number + 5) % NUMBERS}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
