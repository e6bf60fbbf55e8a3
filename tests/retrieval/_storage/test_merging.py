"""What becomes of an item when a further copy is read."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from retrieval._storage.merging import is_edit, merged, takes_words
from tests.conftest import MakeItem

TEXT = "Quay to reopen in May\nThe quay was closed all winter. Ferries come first."
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
NOW = datetime(2025, 4, 1, tzinfo=UTC)
MIDNIGHT = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stored", "read", "shown"),
    [
        ({}, {"published": NOON, "has_time": True}, {"published": NOON, "has_time": True}),
        ({"published": NOON, "has_time": True}, {}, {"published": NOON, "has_time": True}),
        ({"published": NOON, "has_time": True}, {"published": MIDNIGHT + timedelta(5)}, {"has_time": False}),
        ({}, {"published": NOW, "dated": "first_seen"}, {"published": MIDNIGHT, "dated": "printed"}),
        ({"dated": "first_seen"}, {"published": NOW, "dated": "first_seen"}, {"published": MIDNIGHT}),
        ({"dated": "clamped"}, {"published": NOW, "dated": "first_seen"}, {"published": MIDNIGHT, "dated": "clamped"}),
        ({"dated": "first_seen"}, {"published": NOON, "has_time": True}, {"published": NOON, "dated": "printed"}),
        ({"urls": ["https://t.co/a"]}, {"urls": ["https://example.org/a"]}, {"urls": ("https://example.org/a",)}),
        ({"urls": ["https://example.org/a"]}, {"urls": ["https://t.co/a"]}, {"urls": ("https://example.org/a",)}),
        ({"urls": ["https://example.org/a"]}, {"urls": []}, {"urls": ("https://example.org/a",)}),
        ({"guid": "a1", "author": "Runa"}, {}, {"guid": "a1", "author": "Runa"}),
        ({"source": "Harbor"}, {"source": "Harbor Wire"}, {"source": "Harbor Wire"}),
        ({}, {"handle": "other.example", "source": "Other", "published": NOON}, {"source": "Harbor Wire"}),
    ],
)
def test_what_is_told_of_it(
    make_item: MakeItem, stored: dict[str, Any], read: dict[str, Any], shown: dict[str, Any]
) -> None:
    item = merged(make_item(TEXT, **stored), make_item(TEXT, **read), NOW)
    assert {name: getattr(item, name) for name in shown} == shown
    assert item.edited is None


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [
        (TEXT.replace("May", "June"), True),
        (f"{TEXT} Fishing boats follow.", True),
        ("Quay to reopen in May", False),
        ("Quay to reopen in May\nThe quay was closed…", False),
        ("Quay to reopen in May\nThe quay was closed all winter.", False),
        ("Quay stays closed\nThe quay was closed all winter.", True),
    ],
)
def test_a_shorter_copy_takes_no_words_away(make_item: MakeItem, text: str, is_taken: bool) -> None:
    stored = make_item(TEXT)
    read = make_item(text, urls=stored.urls)
    assert takes_words(stored, read) == is_taken
    item = merged(stored, read, NOW)
    assert (item.text, item.headline) == ((text, read.headline) if is_taken else (TEXT, stored.headline))
    assert item.edited == (NOW if is_taken else None)
    assert (item.id, item.first_seen) == (stored.id, NOW)


def test_another_source_makes_a_text_whole_but_does_not_change_it(make_item: MakeItem) -> None:
    cut = make_item("Quay to reopen in May\nThe quay was closed…", handle="harborwire.example")
    whole = make_item(TEXT, handle="news.harborwire.example")
    assert takes_words(cut, whole)
    assert not takes_words(whole, make_item(TEXT.replace("May", "June"), handle="harborwire.example"))


def test_a_text_that_is_made_whole_was_not_edited() -> None:
    cut = "Quay to reopen in May\nThe quay was closed…"
    assert not is_edit("Quay to reopen in May", cut, "Quay to reopen in May", TEXT)
    assert is_edit("Quay to reopen in May", TEXT, "Quay to reopen in May", f"{TEXT} Soon.")
    assert is_edit("Quay to reopen in May", TEXT, "Quay to reopen", TEXT)
    assert not is_edit("Quay to reopen in May", TEXT, "Quay to reopen in May", TEXT)
