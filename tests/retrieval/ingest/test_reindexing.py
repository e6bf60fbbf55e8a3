"""Reading again behind the scenes."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from retrieval.ingest import reindexing
from retrieval.ingest.annotate import ANNOTATION_VERSION
from retrieval.ingest.reindexing import PART, Reindexing
from retrieval.types.leading import Lead
from tests.conftest import MakeItem

PATIENCE_S = 30


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add([make_item("Quay news\nMayor Runa Dahl said the quay would reopen.")])
    return Record.open(path)


def alone(record: Record) -> Callable[[str], Lead]:
    """Parts as processes on this record take them from each other."""
    return lambda part: record.lead(part, record.file.parent / "parts")


def test_where_all_is_up_to_date_nothing_is_started(record: Record) -> None:
    called = threading.Event()
    running = Reindexing(lambda stopping: called.set() or 0, alone(record))
    running.start_if_needed(record)
    running.stop()
    assert not called.is_set()


def test_it_runs_beside_its_caller_until_it_is_stopped(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "ANNOTATION_VERSION", ANNOTATION_VERSION + 1)
    ended: list[bool] = []

    def reindex(stopping: threading.Event) -> int:
        ended.append(stopping.wait(PATIENCE_S))
        return 1

    running = Reindexing(reindex, alone(record), looks=0.01)
    running.start_if_needed(record)
    assert not ended
    running.stop()
    assert ended == [True]


def test_a_database_that_cannot_be_written_is_told_in_the_log(
    record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reindexing, "ANNOTATION_VERSION", ANNOTATION_VERSION + 1)

    def reindex(stopping: threading.Event) -> int:
        raise StorageError("There is no space left.", path="feed.db")

    running = Reindexing(reindex, alone(record), looks=0.01)
    with caplog.at_level(logging.WARNING):
        running.start_if_needed(record)
        running.stop()
    assert "no space left" in caplog.text


def test_one_process_reads_again_and_another_takes_it_over(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "ANNOTATION_VERSION", ANNOTATION_VERSION + 1)
    called = threading.Event()
    second = Reindexing(lambda stopping: called.set() or 0, alone(record), looks=0.01)
    with closing(alone(record)(PART)) as first:
        assert first.holds()
        second.start_if_needed(record)
        assert not called.wait(0.1)
    assert called.wait(PATIENCE_S)
    second.stop()


def test_what_another_process_has_read_again_is_left_alone(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "ANNOTATION_VERSION", ANNOTATION_VERSION + 1)
    called = threading.Event()
    second = Reindexing(lambda stopping: called.set() or 0, alone(record), looks=0.01)
    with closing(alone(record)(PART)) as first:
        assert first.holds()
        second.start_if_needed(record)
        # As if the first had ended its work.
        monkeypatch.setattr(reindexing, "ANNOTATION_VERSION", ANNOTATION_VERSION)
        second.wait(PATIENCE_S)
    assert not called.is_set()
