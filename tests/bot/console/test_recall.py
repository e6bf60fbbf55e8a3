"""What the last answer showed."""

from pathlib import Path

import pytest

from bot.console.recall import Recalled, number_of, recall, remember
from retrieval import Hit, Passage
from tests.conftest import MakeItem


def test_what_was_shown_last_is_known_in_order(tmp_path: Path, make_item: MakeItem) -> None:
    db = tmp_path / "feed.db"
    items = [make_item("The quay will open."), make_item("The ferry will not.")]
    hits = [
        Hit(item=item, passage=Passage(item_id=item.id, start=4, end=8, text=item.text[4:8]), score=1.0)
        for item in items
    ]
    assert recall(db) == []
    # Without a folder for it nothing is kept, and nothing fails.
    assert remember(db, hits)
    assert recall(db) == []
    (tmp_path / "feed.db.index").mkdir()
    assert remember(db, hits)
    assert recall(db) == [Recalled(item.id, 4, 8) for item in items]


def test_an_older_answer_that_stays_is_told(tmp_path: Path, make_item: MakeItem) -> None:
    item = make_item("The quay will open.")
    hit = Hit(item=item, passage=Passage(item_id=item.id, start=4, end=8, text=item.text[4:8]), score=1.0)
    folder = tmp_path / "feed.db.index"
    folder.mkdir()
    assert remember(tmp_path / "feed.db", [hit])
    # Nothing can be written where a folder has the name.
    (folder / "writing-shown.json").mkdir()
    assert not remember(tmp_path / "feed.db", [])
    assert len(recall(tmp_path / "feed.db")) == 1


@pytest.mark.parametrize("content", ["", "{", "3", "[3]", '[{"a": 1}]', "\x00"])
def test_a_file_that_is_something_else_recalls_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "feed.db.index").mkdir()
    (tmp_path / "feed.db.index/shown.json").write_text(content)
    assert recall(tmp_path / "feed.db") == []


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), (" 2. ", 2), ("#3", 3), ("2025", None), ("²", None), ("٣", None), ("a1", None)]
)
def test_a_number_as_an_answer_prints_it(text: str, number: int | None) -> None:
    assert number_of(text) == number
