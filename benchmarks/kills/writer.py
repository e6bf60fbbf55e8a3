"""Run in a process of its own, until it is killed: changes a database, telling of each step before and after it.

``? add 7 2`` is about to add revision 2 of item 7, ``! add 7 2`` has added it. The steps are by chance, from a seed.
"""

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.kills.feed import NUMBERS, item
from retrieval import Retriever
from retrieval._index.local.manager import index_folder

_GROUP = 5
Tell = Callable[[str], None]


def main(database: Path, seed: int, revisions: dict[int, int]) -> None:
    """Change the database without end.

    Args:
        database: the file.
        seed: of the chance.
        revisions: the newest of each item so far.
    """
    told = os.fdopen(1, "wb", buffering=0)

    def tell(line: str) -> None:
        told.write(f"{line}\n".encode())

    dice = random.Random(seed)
    tell("? open")
    retriever = Retriever.open(database, workers=0)
    tell("! open")
    while True:
        step = dice.choices(("add", "group", "remove", "restore", "reindex", "rebuild"), (30, 12, 14, 14, 6, 3))[0]
        if step == "rebuild":
            tell("? rebuild")
            retriever.close()
            shutil.rmtree(index_folder(database), ignore_errors=True)
            retriever = Retriever.open(database, workers=0)
            tell("! rebuild")
        elif step == "reindex":
            _reindex(retriever, database, dice, tell)
        elif step in {"add", "group"}:
            _add(retriever, dice, _GROUP if step == "group" else 1, revisions, tell)
        else:
            number = dice.randrange(NUMBERS)
            tell(f"? {step} {number}")
            change = retriever.remove if step == "remove" else retriever.restore
            change(item(number, 0).id)
            tell(f"! {step} {number}")


def _add(retriever: Retriever, dice: random.Random, count: int, revisions: dict[int, int], tell: Tell) -> None:
    numbers = dice.sample(range(NUMBERS), count)
    for number in numbers:
        # Now and then an older copy, which must change nothing.
        if number not in revisions or dice.random() < 0.8:
            revisions[number] = revisions.get(number, -1) + 1
        tell(f"? add {number} {revisions[number]}")
    retriever.add([item(number, revisions[number]) for number in numbers])
    for number in numbers:
        tell(f"! add {number} {revisions[number]}")


def _reindex(retriever: Retriever, database: Path, dice: random.Random, tell: Tell) -> None:
    """Let some items look as though older rules had read them, and read them again."""
    tell("? reindex")
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute("UPDATE items SET annotated = 0 WHERE rowid % 7 = ?", (dice.randrange(7),))
    retriever.reindex()
    tell("! reindex")


if __name__ == "__main__":
    pairs = [pair.split(":") for pair in sys.argv[3:]]
    main(Path(sys.argv[1]), int(sys.argv[2]), {int(number): int(revision) for number, revision in pairs})
