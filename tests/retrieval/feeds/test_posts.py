"""From the lines of a post to an item, and which items of a page are one."""

from datetime import UTC, datetime

import pytest

from retrieval.feeds.dates import PrintedDate
from retrieval.feeds.posts import Post, published, to_item, unique
from tests.conftest import MakeItem

DATE = PrintedDate(datetime(2025, 3, 1, tzinfo=UTC), has_time=False)


def post(*lines: str, permalink: str | None = None) -> Post:
    return Post("Harbor Wire", "harborwire", DATE, lines, permalink)


def test_a_post_is_cleaned_and_keeps_its_links() -> None:
    item = to_item(
        post("Quay to reopen https://t.co/a #quay", "The quay was closed.", permalink="https://x.com/h/status/1")
    )
    assert item is not None
    assert (item.headline, item.text) == (item.text.split("\n")[0], f"{item.headline}\nThe quay was closed.")
    assert "https://" not in item.text
    assert item.urls == ("https://x.com/h/status/1", "https://t.co/a")
    assert (item.source, item.handle, item.published, item.has_time) == (
        "Harbor Wire",
        "harborwire",
        DATE.moment,
        False,
    )


def test_a_day_that_cannot_be_is_replaced() -> None:
    seen = datetime(2025, 3, 2, tzinfo=UTC)
    early = PrintedDate(datetime(2005, 1, 1), has_time=False)
    raw = Post("Harbor Wire", "harborwire", early, ["Rain."])
    item = to_item(raw, seen=seen)
    assert item is not None
    assert (item.dated, item.published) == ("clamped", seen)
    assert "2005-01-01" in published(raw, "en", seen=seen).problem


def test_a_post_without_a_day_has_that_on_which_it_was_read() -> None:
    seen = datetime(2025, 3, 2, tzinfo=UTC)
    item = to_item(Post("Harbor Wire", "harborwire", None, ["Rain."]), seen=seen)
    assert item is not None
    assert (item.dated, item.published, item.has_time) == ("first_seen", seen, False)


@pytest.mark.parametrize("line", ["The quay is closed {}…", "same…", "{}…"])
def test_many_cut_lines_take_time_in_proportion(line: str) -> None:
    lines = [line.format(number) for number in range(20_000)]
    assert to_item(post(*lines)) is not None


def test_a_post_without_text_is_none() -> None:
    assert to_item(post()) is None
    assert to_item(post("https://t.co/a")) is None


def test_a_line_that_the_article_repeats_stands_once() -> None:
    item = to_item(post("The quay is closed for the…", "The quay is closed for the winter.", "Short", "Short"))
    assert item is not None
    assert item.text == "The quay is closed for the winter.\nShort\nShort"
    assert item.headline.startswith("The quay is closed for the")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_post_that_stands_twice_is_one_in_its_longer_form(make_item: MakeItem, order: tuple[int, int]) -> None:
    link = ["https://example.org/quay"]
    forms = [
        make_item("Quay to reopen in May", urls=link),
        make_item("Quay to reopen in May\nIt was closed.", urls=link),
    ]
    other = make_item("Snow closes all roads in the north")
    assert unique([forms[order[0]], other, forms[order[1]]]) == [forms[1], other]


def test_different_posts_behind_one_link_are_all_kept(make_item: MakeItem) -> None:
    link = ["https://example.org/live"]
    texts = (
        "BREAKING: The pier is safe.",
        "BREAKING: Fire in the town hall.",
        "【速報】橋が落ちた",
        "【速報】船が来た",
    )
    items = [make_item(text, urls=link) for text in texts]
    assert len({item.id for item in items}) == 1
    assert unique([*items, *items]) == items


def test_many_posts_behind_one_link_take_time_in_proportion(make_item: MakeItem) -> None:
    link = ["https://example.org/live"]
    items = [make_item(f"{chr(0x4E00 + 7 * n) * 3}{n}", urls=link) for n in range(2_000)]
    assert unique(items) == items
