"""Names, speakers and sources, as they follow the record and as they are kept for the next start."""

from pathlib import Path

import pytest

from retrieval._storage.record import Record
from retrieval.people.keeper import PeopleKeeper, PeopleView
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "feed.db")


def told(view: PeopleView) -> tuple[set[str], dict[str, int], dict[str, int]]:
    """Names, statements by speaker, items by source."""
    speakers = {one.name: one.statements for one in view.speakers.infos()}
    return (
        {match.name for match in view.names.lookup("a", 99)},
        speakers,
        {one.handle: one.items for one in view.sources},
    )


def test_the_view_follows_what_comes_and_goes(record: Record, tmp_path: Path, make_item: MakeItem) -> None:
    keeper = PeopleKeeper(record, tmp_path / "index", {})
    empty = keeper.people()
    assert told(empty) == (set(), {}, {})
    soren = make_item("会見\nソレン市長は、橋を直すと述べた。")
    put(record, soren)
    put(record, make_item("集会\nケルダ外相は、港を見ると述べた。", handle="b"))
    keeper.follow()
    assert told(keeper.people()) == ({"ソレン", "ケルダ"}, {"ソレン": 1, "ケルダ": 1}, {"harborwire": 1, "b": 1})
    record.remove(soren.id)
    keeper.follow()
    assert told(keeper.people()) == ({"ケルダ"}, {"ケルダ": 1}, {"b": 1})
    assert told(empty) == (set(), {}, {})


def test_nothing_new_makes_no_new_view(record: Record, tmp_path: Path, make_item: MakeItem) -> None:
    put(record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    keeper = PeopleKeeper(record, tmp_path / "index", {})
    view = keeper.people()
    keeper.follow()
    assert keeper.people() is view
    assert view.mark == record.last_change()


def test_what_is_kept_is_opened_again_and_followed_on(record: Record, tmp_path: Path, make_item: MakeItem) -> None:
    folder = tmp_path / "index"
    put(record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    first = told(PeopleKeeper(record, folder, {}).people())
    assert {path.name for path in folder.iterdir()} >= {"speakers.json"}
    assert told(PeopleKeeper(record, folder, {}).people()) == first
    put(record, make_item("集会\nケルダ外相は、港を見ると述べた。", handle="b"))
    assert told(PeopleKeeper(record, folder, {}).people())[1] == {"ソレン": 1, "ケルダ": 1}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 0}', b"\xff"])
def test_a_damaged_file_is_made_again(record: Record, tmp_path: Path, make_item: MakeItem, content: bytes) -> None:
    folder = tmp_path / "index"
    put(record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    first = told(PeopleKeeper(record, folder, {}).people())
    (folder / "speakers.json").write_bytes(content)
    assert told(PeopleKeeper(record, folder, {}).people()) == first


def test_files_of_another_record_are_not_used(tmp_path: Path, make_item: MakeItem) -> None:
    folder = tmp_path / "index"
    one, other = (Record.open(tmp_path / name) for name in ("one.db", "other.db"))
    put(one, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    put(other, make_item("集会\nケルダ外相は、港を見ると述べた。"))
    PeopleKeeper(one, folder, {})
    assert told(PeopleKeeper(other, folder, {}).people())[1] == {"ケルダ": 1}


def test_other_spellings_of_the_owner_count_from_the_next_start(
    record: Record, tmp_path: Path, make_item: MakeItem
) -> None:
    folder = tmp_path / "index"
    for text in ("会見\nソレン市長は、橋を直すと述べた。", "集会\nモルナ市長は、橋を直すと述べた。"):
        put(record, make_item(text))
    assert len(PeopleKeeper(record, folder, {}).people().speakers.infos()) == 2
    assert len(PeopleKeeper(record, folder, {"ソレン": ["モルナ"]}).people().speakers.infos()) == 1


def test_a_folder_that_cannot_be_written_does_no_harm(record: Record, tmp_path: Path, make_item: MakeItem) -> None:
    file = tmp_path / "no-folder"
    file.write_text("x")
    put(record, make_item("会見\nソレン市長は、橋を直すと述べた。"))
    assert told(PeopleKeeper(record, file, {}).people())[1] == {"ソレン": 1}
