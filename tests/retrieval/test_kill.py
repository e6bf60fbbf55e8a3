"""A real process is killed at random points, fifty times; no committed item is lost and nothing needs repair."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from retrieval import FeedItem, Retriever
from retrieval._index.manager import index_folder
from retrieval.ingest.passages import split_passages
from retrieval.types import Passage
from tests.retrieval.killed_writer import item

KILLS = 50
PROJECT = Path(__file__).parents[2]


def test_fifty_kills_lose_no_committed_item(tmp_path: Path) -> None:
    database = tmp_path / "feed.db"
    dice = random.Random(7)
    committed: dict[int, str] = {}
    for kill in range(KILLS):
        if kill % 10 == 9:
            # The next writer is then killed while it makes the indexes anew.
            shutil.rmtree(index_folder(database))
        first = max(committed, default=0) + 1
        lines = 0 if kill % 10 == 9 else dice.randint(0, 25)
        committed |= _add_and_kill(database, first, lines=lines, delay=dice.random() * 0.05)
        with Retriever.open(database) as retriever:
            _check_all(retriever, committed)
            _check_next_add(retriever, item(10**6 + kill))
    assert len(committed) > KILLS


def _add_and_kill(database: Path, first: int, *, lines: int, delay: float) -> dict[int, str]:
    """Let the writer report a number of lines and a moment more, then SIGKILL it.

    Returns:
        The last content hash reported for each item.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.retrieval.killed_writer", str(database), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
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
    return {int(number): told for number, told in re.findall(r"第(\d+)報 (\w+)\n", "".join([*told, rest]))}


def _check_all(retriever: Retriever, committed: dict[int, str]) -> None:
    """Every item told of is there, every item that is there is whole, and the indexes hold exactly those."""
    retriever.ask("橋の工事は?")
    record, indexes, encoder = retriever._record, retriever._current._indexes, retriever._encoder
    assert record.faults() == []
    assert indexes.folder == index_folder(record.path), "a temporary folder had to serve"
    stored = record.items(record.all_item_ids())
    for number, told in committed.items():
        # A revision may have been committed in the moment between its commit and its report.
        allowed = {told, item(number, revision=1).content_hash}
        assert stored[item(number).id].content_hash in allowed
    everything = record.passage_ids().tolist()
    passages = record.passages(everything)
    by_item: dict[str, list[Passage]] = {item_id: [] for item_id in stored}
    for number in everything:
        by_item[passages[number].item_id].append(passages[number])
    assert by_item == {item_id: split_passages(one) for item_id, one in stored.items()}
    rows = list(record.rows(everything, encoder.model_id, encoder.dim))
    assert all(len(row.vectors) for row in rows)
    view = indexes.view()
    assert view.lexical.mark == view.dense.mark == view.columns.mark == record.last_change()
    assert len(view.lexical) == len(view.columns) == len(everything)
    assert len(view.dense) == sum(len(row.vectors) for row in rows)


def _check_next_add(retriever: Retriever, fresh: FeedItem) -> None:
    assert retriever.add([fresh]).added == 1
    answer = retriever.ask(fresh.text, limit=3)
    assert fresh.id in {hit.item.id for hit in answer.hits}
    assert retriever.remove(fresh.id)
