"""A real process is killed at random points, fifty times; no committed item is lost and nothing needs repair."""

import random
import re
import subprocess
import sys
from pathlib import Path

from retrieval import Retriever
from retrieval.filters import Filters
from retrieval.passages import split_passages
from tests.retrieval.killed_writer import item

KILLS = 50


def test_fifty_kills_lose_no_committed_item(tmp_path: Path) -> None:
    database = tmp_path / "feed.db"
    dice = random.Random(7)
    committed: set[int] = set()
    for _ in range(KILLS):
        first = max(committed, default=0) + 1
        committed |= _add_and_kill(database, first, lines=dice.randint(0, 25), delay=dice.random() * 0.02)
    assert len(committed) > KILLS
    _check_all(database, committed)


def _add_and_kill(database: Path, first: int, *, lines: int, delay: float) -> set[int]:
    """Let the writer report a number of lines and a moment more, then SIGKILL it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.retrieval.killed_writer", str(database), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines + 1)]
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
    # What it reported before it died still lies in the pipe.
    rest, _ = process.communicate()
    assert process.returncode == -9, "the writer ended by itself"
    return {int(number) for number in re.findall(r"第(\d+)報\n", "".join([*told, rest]))}


def _check_all(database: Path, committed: set[int]) -> None:
    with Retriever.open(database) as retriever:
        record, indexes = retriever._record, retriever._indexes
        retriever.ask("橋の工事は?")
        assert record.integrity() == "ok"
        stored = record.items(record.all_item_ids())
        assert {item(number).id for number in committed} <= set(stored)
        for one in stored.values():
            numbers = record.passage_ids(Filters(item_ids=(one.id,))).tolist()
            assert [record.passages([n])[n] for n in numbers] == split_passages(one)
            assert all(
                len(row.vectors) for row in record.rows(numbers, retriever._encoder.model_id, retriever._encoder.dim)
            )
        everything = record.passage_ids()
        assert len(indexes.lexical) == len(everything)
        assert indexes.lexical.mark == indexes.dense.mark == record.last_change()
        segments = sum(len(row.vectors) for row in record.rows(everything.tolist(), retriever._encoder.model_id, 256))
        assert len(indexes.dense) == segments
        newest = item(max(committed))
        answer = retriever.ask(f"{newest.headline}の橋{max(committed)}の工事", limit=3)
        assert newest.id in {hit.item.id for hit in answer.hits}
        assert retriever.add([item(10**6)]).added == 1
