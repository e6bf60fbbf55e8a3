"""Servers' own databases: opened, bounded, kept apart, deleted."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.shelf import Shelf
from embeddings import Encoder, load_encoder
from retrieval.errors import IndexClosedError, StorageError
from tests.conftest import MakeItem


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("bundled")


@pytest.fixture
def shelf(tmp_path: Path, encoder: Encoder) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "feed.guilds", lambda: encoder, kept=2)
    yield made
    made.close()


def test_nothing_is_made_before_somebody_wants_it(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.opened("7") as own:
        assert own is None
    with shelf.opened("", make=True) as own:
        assert own is None
    assert not shelf.has("7")
    assert shelf.guilds() == []
    assert list(tmp_path.iterdir()) == []


def test_each_server_has_its_own(shelf: Shelf, make_item: MakeItem) -> None:
    for guild in ("7", "8"):
        with shelf.opened(guild, make=True) as own:
            assert own is not None
            own.add([make_item(f"Mayor Ida Soren said the quay would reopen in {guild} days.")])
    with shelf.opened("7") as own:
        assert own is not None
        assert [hit.item.text for hit in own.ask("what did Soren say?").hits] == [
            "Mayor Ida Soren said the quay would reopen in 7 days."
        ]
    assert shelf.guilds() == ["7", "8"]


def test_few_stay_open_and_none_is_closed_under_anybody(shelf: Shelf) -> None:
    with shelf.opened("1", make=True) as first:
        for guild in "2345":
            with shelf.opened(guild, make=True):
                pass
        assert shelf.open_count == 2
        assert first is not None
        assert first.stats().items == 0
    with shelf.opened("5") as one, shelf.opened("5") as again:
        assert one is again


@given(st.text(max_size=30).filter(lambda text: not (text.isascii() and text.isdigit() and len(text) <= 20)))
def test_only_ids_make_paths(text: str) -> None:
    shelf = Shelf(Path("/nowhere"), lambda: pytest.fail("opened"))
    with pytest.raises(ValueError, match="is no id"):
        shelf.path(text)


@pytest.mark.parametrize("text", ["../7", "7/../8", "٧", "7\n", "7.db", "-7", "1" * 21])
def test_what_is_no_id_opens_nothing(shelf: Shelf, text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no id"), shelf.opened(text, make=True):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_is_shut_is_there_for_nobody(shelf: Shelf) -> None:
    with shelf.opened("7", make=True):
        pass
    shelf.shut("7")
    assert not shelf.has("7")
    with shelf.opened("7", make=True) as own:
        assert own is None
    shelf.unshut("7")
    assert shelf.has("7")


def test_what_is_deleted_leaves_nothing(shelf: Shelf, tmp_path: Path, make_item: MakeItem) -> None:
    for guild in ("7", "77"):
        with shelf.opened(guild, make=True) as own:
            assert own is not None
            own.add([make_item("Mayor Ida Soren said the quay reopens.")])
    assert shelf.delete("7")
    assert not shelf.delete("7")
    assert not [path for path in (tmp_path / "feed.guilds").iterdir() if path.name.startswith("7.")]
    assert shelf.has("77")
    with shelf.opened("7", make=True) as own:
        assert own is not None
        assert own.stats().items == 0


def test_deleting_waits_for_whoever_uses_it(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.asking.shelf._PATIENCE_S", 0.01)
    with shelf.opened("7", make=True), pytest.raises(StorageError, match="in use"):
        shelf.delete("7")
    assert shelf.has("7")
    monkeypatch.setattr("bot.asking.shelf._PATIENCE_S", 30)
    begun, deleted = threading.Event(), threading.Event()

    def delete() -> None:
        begun.set()
        shelf.delete("7")
        deleted.set()

    with shelf.opened("7"):
        thread = threading.Thread(target=delete)
        thread.start()
        begun.wait(10)
        assert not deleted.is_set()
    thread.join(10)
    assert deleted.is_set()


def test_many_threads_share_one_opening(shelf: Shelf) -> None:
    with shelf.opened("7", make=True):
        pass
    seen, begun = set[int](), threading.Barrier(8)

    def look() -> None:
        begun.wait(10)
        with shelf.opened("7") as own:
            seen.add(id(own))
            begun.wait(10)

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 1


def test_a_closed_shelf_opens_nothing(shelf: Shelf) -> None:
    with shelf.opened("7", make=True):
        pass
    shelf.close()
    shelf.close()
    with pytest.raises(IndexClosedError), shelf.opened("7"):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "file").write_text("x")
    shelf = Shelf(tmp_path / "file" / "feed.guilds", lambda: encoder)
    with pytest.raises(StorageError), shelf.opened("7", make=True):
        pass
    assert shelf.guilds() == []
