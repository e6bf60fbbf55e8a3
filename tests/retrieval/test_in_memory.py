"""A database in memory: whole for any number of threads, another one each time, gone when it is closed."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import BackupError, FeedItem, IndexClosedError, Retriever
from retrieval._storage.places import IN_MEMORY


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Where the program runs, and where temporary things lie."""
    here, temporary = tmp_path / "here", tmp_path / "tmp"
    for folder in (here, temporary):
        folder.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return here, temporary


def item(number: int) -> FeedItem:
    return FeedItem(
        source="Harbor Wire", handle="harborwire", published=datetime(2025, 3, 1, tzinfo=UTC),
        headline=f"Bridge {number}", text=f"Mayor Ida Soren said the bridge number {number} is safe.",
        urls=(f"https://harbor.example/{number}",),
    )  # fmt: skip


@pytest.mark.parametrize("path", [":memory:", IN_MEMORY])
def test_it_answers_and_leaves_nothing_behind(path: str | Path, places: tuple[Path, Path]) -> None:
    with Retriever.open(path) as retriever:
        assert retriever.add([item(1)]).added == 1
        assert retriever.ask("what did Soren say?").hits
        assert not retriever.check()
        assert not list(places[0].iterdir())
    assert not [one for folder in places for one in folder.iterdir()]
    with pytest.raises(IndexClosedError, match=":memory: was closed"):
        retriever.ask("what did Soren say?")


def test_two_are_two_databases(places: tuple[Path, Path]) -> None:
    with Retriever.open(":memory:") as one, Retriever.open(":memory:") as other:
        one.add([item(1)])
        assert other.stats().items == 0
    with Retriever.open(":memory:") as again:
        assert again.stats().items == 0


def test_threads_ask_and_add_at_once(places: tuple[Path, Path]) -> None:
    with Retriever.open(":memory:", workers=0) as retriever, ThreadPoolExecutor(6) as pool:
        added = [pool.submit(retriever.add, [item(number)]) for number in range(20)]
        asked = [pool.submit(retriever.ask, "what did Soren say?") for _ in range(20)]
        assert sum(one.result().added for one in added) == 20
        assert all(one.result() for one in asked)
        assert retriever.ask("what did Soren say?").total == 20


def test_worker_processes_derive_for_it(places: tuple[Path, Path]) -> None:
    with Retriever.open(":memory:", workers=2) as retriever:
        assert retriever.add([item(number) for number in range(12)]).added == 12


def test_it_can_be_copied_into_a_file_and_into_no_memory(places: tuple[Path, Path], tmp_path: Path) -> None:
    with Retriever.open(":memory:") as retriever:
        retriever.add([item(1)])
        retriever.backup(tmp_path / "copy.db")
        with pytest.raises(BackupError, match="path of a file"):
            retriever.backup(":memory:")
    with Retriever.open(tmp_path / "copy.db") as copy:
        assert copy.stats().items == 1
    assert not list(places[0].iterdir())


def test_nothing_stays_where_it_cannot_be_opened(places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.retriever.embed_missing", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Retriever.open(":memory:")
    assert not list(places[1].iterdir())
