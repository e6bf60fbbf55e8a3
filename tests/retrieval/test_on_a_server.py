"""Several processes on one record on a PostgreSQL server."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrieval import FeedItem, Retriever
from retrieval.types.address import PostgresAddress
from tests.conftest import MakeItem

LONG = 120.0
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from datetime import UTC, datetime
from retrieval import FeedItem, Retriever

url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Retriever.open(url, workers=0) as retriever:
    print("open", flush=True)
    sys.stdin.readline()
    for number in range(count):
        text = f"Quay {name} {number}\\nMayor {name} Soren said that quay {number} would reopen."
        report = retriever.add([FeedItem(
            source="Harbor Wire", handle="harborwire", published=datetime(2025, 3, 1, tzinfo=UTC), headline=text.split("\\n")[0],
            text=text, urls=(f"https://harborwire.example/{name}/{number}",))])
        assert report.added == 1, report
        print(number, flush=True)
"""


@contextmanager
def writer(address: PostgresAddress, name: str, count: int) -> "Iterator[subprocess.Popen[str]]":
    """A process that opens the record, waits for a line, then adds items one by one and tells of each."""
    arguments = [sys.executable, "-c", WRITER, address.url, name, str(count)]
    with subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def begin(process: "subprocess.Popen[str]") -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def until(is_so: Callable[[], bool]) -> bool:
    """Whether something comes to be so before a deadline that no test reaches unless it fails."""
    deadline = time.monotonic() + LONG
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def retriever(postgres: PostgresAddress) -> Iterator[Retriever]:
    with Retriever.open(postgres, workers=0) as opened:
        yield opened


def test_what_one_process_adds_another_follows_unasked(postgres: PostgresAddress, retriever: Retriever) -> None:
    with writer(postgres, "Ida", 1) as process:
        begin(process)
        # Completion asks no database: it knows what was followed.
        assert until(lambda: [one.value for one in retriever.complete_speakers("ida")] != [])
    assert retriever.ask("What did Ida Soren say?").hits[0].item.text.startswith("Quay Ida 0")
    assert retriever.check() == []


def test_two_writers_at_once_lose_nothing_and_a_killed_one_leaves_whole_items(
    postgres: PostgresAddress, retriever: Retriever
) -> None:
    with writer(postgres, "Ida", 6) as one, writer(postgres, "Mika", 500) as other:
        assert other.stdout
        begin(one)
        begin(other)
        acknowledged = [int(other.stdout.readline()) for _ in range(4)]
        other.kill()
        assert one.wait(LONG) == 0
    other.wait(LONG)
    stored = {item.text.split("\n")[0] for item in retriever.items()}
    assert {f"Quay Ida {number}" for number in range(6)} <= stored
    assert {f"Quay Mika {number}" for number in acknowledged} <= stored
    assert retriever.check() == []
    assert len(retriever.ask("What did Ida Soren say?", limit=10).hits) == 6


def test_who_reads_sees_one_state_while_another_process_writes(postgres: PostgresAddress, retriever: Retriever) -> None:
    with writer(postgres, "Ida", 3) as process, retriever._record.standing():
        before = retriever.stats()
        begin(process)
        assert process.wait(LONG) == 0
        assert retriever.stats() == before
    assert retriever.stats().items == before.items + 3


def test_an_item_is_one_wherever_it_is_added(
    retriever: Retriever, postgres: PostgresAddress, make_item: MakeItem
) -> None:
    item: FeedItem = make_item("Quay\nMayor Ida Soren said that the quay would reopen in May.")
    with Retriever.open(postgres.url, workers=0) as other:
        assert (retriever.add([item]).added, other.add([item]).unchanged) == (1, 1)
        other.remove(item.id)
        assert retriever.item(item.id) is None
        assert retriever.ask("What did Ida Soren say?").hits == ()
        assert retriever.add([item]).added == 0
