"""Servers' own databases: opened, bounded, kept apart, deleted, whether they are files or schemas."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.asking.shelf import Shelf
from embeddings import Encoder, load_encoder
from retrieval._index.local.manager import index_folder
from retrieval._storage.apart import Folder
from retrieval._storage.opening import open_database
from retrieval._storage.postgres_apart import Schemas
from retrieval.errors import IndexClosedError, StorageError
from retrieval.types.address import Place, file_of
from retrieval.types.apart import RecordsApart
from tests.conftest import MakeItem


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("bundled")


def _asking_each_time(apart: RecordsApart) -> RecordsApart:
    if isinstance(apart, Schemas):
        apart.fresh = 0
    return apart


@pytest.fixture
def shelf(apart: RecordsApart, encoder: Encoder) -> Iterator[Shelf]:
    made = Shelf(apart, lambda: encoder, kept=2)
    yield made
    made.close()


def test_nothing_is_made_before_somebody_wants_it(shelf: Shelf, apart: RecordsApart) -> None:
    with shelf.opened("7") as own:
        assert own is None
    with shelf.opened("", make=True) as own:
        assert own is None
    assert not shelf.has("7")
    assert shelf.guilds() == apart.numbers() == []


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


@pytest.mark.parametrize("text", ["../7", "7/../8", "٧", "7\n", "7.db", "-7", "1" * 21])
def test_what_is_no_id_opens_nothing(shelf: Shelf, text: str, apart: RecordsApart) -> None:
    with pytest.raises(ValueError, match="is no id"), shelf.opened(text, make=True):
        pass
    assert apart.numbers() == []


def test_what_is_shut_is_there_for_nobody(shelf: Shelf) -> None:
    with shelf.opened("7", make=True):
        pass
    shelf.shut("7")
    assert not shelf.has("7")
    with shelf.opened("7", make=True) as own:
        assert own is None
    shelf.unshut("7")
    assert shelf.has("7")


def test_what_is_deleted_leaves_nothing(shelf: Shelf, apart: RecordsApart, make_item: MakeItem) -> None:
    for guild in ("7", "77"):
        with shelf.opened(guild, make=True) as own:
            assert own is not None
            own.add([make_item("Mayor Ida Soren said the quay reopens.")])
    assert shelf.delete("7")
    assert not shelf.delete("7")
    file = file_of(apart.place("7"))
    assert not list(file.parent.glob(f"{file.name}*"))
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


def test_what_a_process_stored_that_is_gone_is_there_for_another(
    apart: RecordsApart, place: Place, encoder: Encoder, make_item: MakeItem
) -> None:
    first = Shelf(apart, lambda: encoder)
    with first.opened("7", make=True) as own:
        assert own is not None
        own.add([make_item("Mayor Ida Soren said the quay would reopen in May.")])
    # Another machine has none of its indexes; nothing of the first shelf is closed before, as by a process that died.
    shutil.rmtree(index_folder(file_of(apart.place("7"))))
    with closing(open_database(place)) as common, closing(Shelf(common.apart(), lambda: encoder)) as other:
        assert other.guilds() == ["7"]
        with other.opened("7") as own:
            assert own is not None
            assert [hit.item.text for hit in own.ask("what did Soren say?").hits] == [
                "Mayor Ida Soren said the quay would reopen in May."
            ]
    first.close()


def test_what_another_process_deleted_is_not_asked_any_more_and_may_be_made_again(
    apart: RecordsApart, place: Place, encoder: Encoder, make_item: MakeItem
) -> None:
    with (
        closing(open_database(place)) as common,
        closing(Shelf(_asking_each_time(common.apart()), lambda: encoder)) as one,
        closing(Shelf(apart, lambda: encoder)) as other,
    ):
        with other.opened("7", make=True) as own:
            assert own is not None
            own.add([make_item("Mayor Ida Soren said the quay would reopen in May.")])
        with one.opened("7") as own:
            assert own is not None
            assert own.stats().items == 1
        assert other.delete("7")
        with one.opened("7") as own:
            assert own is None
        with other.opened("7", make=True), one.opened("7") as own:
            assert own is not None
            assert own.stats().items == 0


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "file").write_text("x")
    shelf = Shelf(Folder(tmp_path / "file" / "feed.guilds"), lambda: encoder)
    with pytest.raises(StorageError), shelf.opened("7", make=True):
        pass
    assert shelf.guilds() == []
