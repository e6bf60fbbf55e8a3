"""Which posts are one item: links, sketches and likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.identity import canonical_link, is_cut_copy, is_shorter_copy, item_name, likeness, same_words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://EXAMPLE.org/a", "https://example.org/a"),
        ("https://example.org/a?b=1&fbclid=z", "https://example.org/a?b=1"),
    ],
)
def test_where_a_reader_came_from_is_no_part_of_a_link(left: str, right: str) -> None:
    assert canonical_link(left) == canonical_link(right)


@pytest.mark.parametrize("address", ["http://[bad/", "", "not an address", "https://例え.jp/道"])
def test_any_text_is_taken_for_a_link(address: str) -> None:
    assert isinstance(canonical_link(address), str)


def test_different_pages_are_different_links() -> None:
    assert canonical_link("https://example.org/a?id=1") != canonical_link("https://example.org/a?id=2")


def test_a_name_hangs_on_the_link_alone_where_there_is_one() -> None:
    assert item_name("a", "2025-03-01", "https://x.org/1", "one") == item_name(
        "a", "2025-03-02", "https://x.org/1", "two"
    )
    assert item_name("a", "2025-03-01", "", "one") != item_name("a", "2025-03-01", "", "two")
    assert item_name("a", "2025-03-01", "", "one") != item_name("b", "2025-03-01", "", "one")


@given(st.text())
def test_a_text_is_like_itself(text: str) -> None:
    assert likeness(text, text) == 1.0
    assert same_words(text, text)


def test_a_cut_copy_is_the_same_post() -> None:
    whole = "The council of the harbor town met on Friday and spoke about the ferry."
    assert is_cut_copy(whole, "The council of the harbor town met on…")
    assert same_words("The council of the harbor town met on…", whole)
    assert not is_cut_copy(whole, "The council of the harbor town met on")


@pytest.mark.parametrize(
    ("short", "is_copy"),
    [
        ("Quay to reopen in May", True),
        ("Quay to reopen in May\nThe quay was closed all winter.", True),
        ("Quay to reopen in May The quay was closed […]", True),
        ("Quay to reopen in May\nThe quay was closed all…", True),
        ("Quay to reopen in May\nThe quay was closed all", False),
        ("Quay to reopen in June", False),
        ("Quay…", False),
        ("", False),
    ],
)
def test_a_shorter_copy_has_nothing_of_its_own(short: str, is_copy: bool) -> None:
    article = "Quay to reopen in May\nThe quay was closed all winter. Ferries come first."
    assert is_shorter_copy(short, article) == is_copy
    assert not is_shorter_copy(article, short)
    assert not is_shorter_copy(article, article)
