"""Records of their own beside a common one, on both engines; and what is about files alone."""

from contextlib import closing
from pathlib import Path

import pytest

from retrieval._index.local.manager import index_folder
from retrieval._storage.apart import Folder, remove_all
from retrieval._storage.opening import open_database
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from retrieval.types.address import Place, file_of
from retrieval.types.apart import RecordsApart
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

HOSTILE = ["", "../7", "7/../8", "٧", "7\n", "7.db", "-7", '7"; DROP SCHEMA public', "1" * 21]


def filled(apart: RecordsApart, number: str, make_item: MakeItem) -> None:
    with closing(Record.open(apart.make(number))) as record:
        put(record, make_item(f"Mayor Ida Soren said the quay would reopen in {number} days."))


def texts(place: Place) -> list[str]:
    with closing(Record.open(place)) as record:
        return [item.text for item in record.items(record.all_item_ids()).values()]


def test_nothing_is_there_before_somebody_makes_it(apart: RecordsApart) -> None:
    assert apart.numbers() == []
    assert not apart.has("7")
    assert apart.size("7") == 0
    assert not apart.remove("7")


def test_each_is_a_record_of_its_own(apart: RecordsApart, place: Place, make_item: MakeItem) -> None:
    for number in ("8", "7", "77"):
        filled(apart, number, make_item)
    assert apart.numbers() == ["7", "77", "8"]
    assert all(map(apart.has, ("7", "77", "8")))
    assert apart.size("7") > 1_000
    for number in ("7", "77", "8"):
        assert texts(apart.place(number)) == [f"Mayor Ida Soren said the quay would reopen in {number} days."]
    assert texts(place) == []
    with closing(Record.open(apart.place("7"))) as one, closing(Record.open(apart.place("8"))) as other:
        assert not one.knows(other.last_change())


def test_what_is_removed_is_gone_with_its_indexes_and_nothing_else_is(apart: RecordsApart, make_item: MakeItem) -> None:
    for number in ("7", "77"):
        filled(apart, number, make_item)
        index_folder(file_of(apart.place(number))).mkdir(parents=True)
    assert apart.remove("7")
    assert not apart.remove("7")
    assert apart.numbers() == ["77"]
    assert not index_folder(file_of(apart.place("7"))).exists()
    assert index_folder(file_of(apart.place("77"))).is_dir()
    filled(apart, "7", make_item)
    assert len(texts(apart.place("7"))) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_only_an_id_names_a_record(apart: RecordsApart, text: str) -> None:
    for touch in (apart.has, apart.place, apart.make, apart.remove, apart.size):
        with pytest.raises(ValueError, match="is no id"):
            touch(text)
    assert apart.numbers() == []


def test_a_draft_is_there_once_it_is_taken_over(apart: RecordsApart, make_item: MakeItem) -> None:
    with closing(apart.draft()) as left:
        filled(left, "9", make_item)
    # What one that was killed has left is in nobody's way.
    with closing(apart.draft()) as draft:
        assert draft.numbers() == []
        for number in ("7", "8"):
            filled(draft, number, make_item)
        assert apart.numbers() == []
        apart.adopt()
    assert apart.numbers() == ["7", "8"]
    assert apart.has("7")
    assert texts(apart.place("8")) == ["Mayor Ida Soren said the quay would reopen in 8 days."]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    apart = Folder(tmp_path / "file" / "feed.guilds")
    with pytest.raises(StorageError, match="cannot be made"):
        apart.make("7")
    assert apart.numbers() == []


def test_files_of_other_names_are_none_of_ours(tmp_path: Path) -> None:
    apart = Folder.beside(tmp_path / "feed.db")
    assert apart.name.endswith("/feed.guilds")
    with closing(open_database(apart.make("7"))):
        (tmp_path / "feed.guilds" / "notes.db").write_text("x")
        assert apart.numbers() == ["7"]


def test_all_goes_whose_name_begins_so(tmp_path: Path) -> None:
    for name in ("7.db", "7.db-wal", "77.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "7.db.index").mkdir()
    remove_all(tmp_path / "7.db")
    assert [one.name for one in tmp_path.iterdir()] == ["77.db"]
