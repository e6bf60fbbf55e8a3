"""A real process that leads is killed at random points; whoever leads next puts the index right."""

import random
import subprocess
import sys
from pathlib import Path

from benchmarks.kills.feed import QUESTIONS
from retrieval import Retriever
from tests.retrieval._index.engines import Keepers

KILLS = 4
PROJECT = Path(__file__).parents[4]


def killed(database: Path, index: str, first: int, lines: int, delay: float) -> list[str]:
    """Let a process change the database, and kill it a moment after so many lines; gives what it told."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.retrieval._index.leader", str(database), index, str(first)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(lines)]
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, _ = process.communicate()
    assert process.returncode == -9
    return [*told, *rest.split("\n")[:-1]]


def answers(retriever: Retriever) -> list[list[tuple[str, float]]]:
    found = (retriever.ask(question) for question in QUESTIONS)
    return [[(hit.passage.text, hit.score) for hit in answer.hits] for answer in found]


def test_kills_leave_an_index_that_catches_up(tmp_path: Path, on_milvus: Keepers) -> None:
    dice = random.Random(11)
    database, index = tmp_path / "feed.db", on_milvus.index
    assert index
    with Retriever.open(database, workers=0, index=index) as reader:
        turns = 0
        for _ in range(KILLS):
            told = killed(database, index, turns, dice.choice((2, 5, 9)), dice.random() * 0.4)
            added = [line.removeprefix("added ") for line in told if line.startswith("added")]
            turns += len(added)
            # It was open all the time; now it is the one that leads.
            assert reader.ask(QUESTIONS[3]).message
            assert reader.check() == []
            links = {url for item in reader.items() for url in item.urls}
            assert not added or f"https://example.org/{added[-1]}" in links
        with Retriever.open(database, workers=0, index=index) as other:
            assert other.check() == []
            assert answers(other) == answers(reader)
        reader.backup(tmp_path / "copy.db")
        with Retriever.open(tmp_path / "copy.db", workers=0) as files:
            assert answers(files) == answers(reader)
    assert turns > KILLS
