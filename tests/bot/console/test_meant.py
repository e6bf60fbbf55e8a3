"""Which item a person means."""

from pathlib import Path

import pytest

from bot.console.meant import item_line, item_meant, removed_item_meant
from bot.console.recall import Recalled, remember
from bot.errors import ItemUnclearError, ItemUnknownError
from retrieval import FeedItem, Retriever
from tests.conftest import MakeItem


@pytest.fixture
def items(make_item: MakeItem) -> list[FeedItem]:
    link = "https://harborwire.example/quay"
    return [
        make_item("Ida Soren said the quay would open.", id="aaaa1111", urls=[link]),
        make_item("Runa Dahl said it would not.", id="aaaa2222", handle="other", urls=[link]),
        make_item("The ferry sails again.", id="bbbb3333", urls=["https://harborwire.example/ferry"]),
    ]


@pytest.fixture
def opened(tmp_path: Path, items: list[FeedItem]) -> Retriever:
    retriever = Retriever.open(tmp_path / "feed.db")
    retriever.add(items)
    return retriever


def test_an_item_by_its_id_its_beginning_its_link_and_its_number(tmp_path: Path, opened: Retriever) -> None:
    db = tmp_path / "feed.db"
    with opened:
        remember(db, opened.ask("what did Soren say?").hits)
        for text in (
            "bbbb3333",
            "bbbb",
            "https://harborwire.example/ferry",
            "http://www.harborwire.example/ferry/#top",
        ):
            item, recalled = item_meant(opened, text, db)
            assert (item.id, recalled) == ("bbbb3333", None)
        item, recalled = item_meant(opened, "1", db)
        assert item.id == "aaaa1111"
        assert recalled == Recalled("aaaa1111", 0, len(item.text))


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("aaaa", ItemUnclearError, "may mean 2 items"),
        ("https://harborwire.example/quay", ItemUnclearError, "aaaa2222  @other  2025-03-01  Runa Dahl said it"),
        ("aaaa9", ItemUnknownError, "The nearest:\n  aaaa"),
        ("https://harborwire.example/ferries", ItemUnknownError, "The nearest:\n  bbbb3333"),
        ("nothing", ItemUnknownError, "Give the id or the link"),
        ("bbb", ItemUnknownError, "There is no item 'bbb'"),
        ("https://elsewhere.example/ferry", ItemUnknownError, "Give the id or the link"),
        ("3", ItemUnknownError, "Ask first"),
        ("a\x1b[2J", ItemUnknownError, "a\ufffd[2J"),
        ("%_'", ItemUnknownError, "no item"),
    ],
)
def test_what_means_none_or_several_is_told(
    tmp_path: Path, opened: Retriever, text: str, error: type[Exception], told: str
) -> None:
    with opened, pytest.raises(error) as raised:
        item_meant(opened, text, tmp_path / "feed.db")
    assert told in str(raised.value)


def test_a_number_that_the_last_answer_has_not(tmp_path: Path, opened: Retriever) -> None:
    with opened:
        remember(tmp_path / "feed.db", opened.ask("what did Soren say?").hits)
        with pytest.raises(ItemUnknownError, match=r"only 1 to 1"):
            item_meant(opened, "2", tmp_path / "feed.db")


def test_an_item_that_was_removed_is_told_and_found_for_undoing(tmp_path: Path, opened: Retriever) -> None:
    with opened:
        opened.remove("bbbb3333", "retracted")
        with pytest.raises(ItemUnknownError, match=r"'bbbb3333' was removed on .*, because: retracted"):
            item_meant(opened, "bbbb", tmp_path / "feed.db")
        assert removed_item_meant(opened, "https://harborwire.example/ferry").id == "bbbb3333"
        with pytest.raises(ItemUnknownError, match="was removed"):
            removed_item_meant(opened, "aaaa1111")


def test_an_item_in_one_line(make_item: MakeItem) -> None:
    line = item_line(make_item("x" * 100, id="aaaa", handle="harbor\nwire"))
    assert line == f"aaaa  @harbor wire  2025-03-01  {'x' * 59}…"
