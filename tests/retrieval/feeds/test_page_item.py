"""A page's own words as an item, and what a page is that has none."""

from datetime import UTC, datetime

import pytest

from retrieval.feeds.article import Article
from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page import Page
from retrieval.feeds.page_facts import Facts
from retrieval.feeds.page_item import is_article, no_article, to_page_item

SEEN = datetime(2025, 3, 1, tzinfo=UTC)
LINE = "Jane Doe, the minister, said on Friday that she will resign."


def page(source: str = "notes.html", url: str = "") -> Page:
    return Page(source, b"", url=url, seen=SEEN)


def test_outlet_host_title_and_text() -> None:
    facts = Facts(
        title="Minister resigns", site="The Gazette", url="https://www.gazette.example/a", date=read_date("2025-02-20")
    )
    item, problem = to_page_item([LINE], facts, page(), author="By Runa Dahl")
    assert item is not None
    assert problem is None
    assert (item.source, item.handle, item.url, item.author) == (
        "The Gazette",
        "gazette.example",
        "https://www.gazette.example/a",
        "Runa Dahl",
    )
    assert (item.headline, item.text) == ("Minister resigns", f"Minister resigns\n{LINE}")
    assert (item.published.isoformat(), item.dated) == ("2025-02-20T00:00:00+00:00", "printed")


@pytest.mark.parametrize(
    ("source", "title", "url", "names"),
    [
        ("My Notes.html", "Minister resigns", "", ("Minister resigns", "my-notes")),
        ("/tmp/見本.html", "", "", ("見本", "見本")),
        ("-", "Minister resigns", "", ("Minister resigns", "minister-resigns")),
        ("a.html", "x", "https://medium.com/@runa/quay", ("medium.com", "medium.com/@runa")),
    ],
)
def test_names_of_a_page_that_says_little(source: str, title: str, url: str, names: tuple[str, str]) -> None:
    item, _ = to_page_item([LINE], Facts(title=title, url=url), page(source))
    assert item is not None
    assert (item.source, item.handle) == names
    assert (item.dated, item.published) == ("first_seen", SEEN)


def test_the_time_is_that_at_the_title_where_the_head_has_a_day_alone() -> None:
    shown = read_date("2025年2月20日 15時04分")
    for head, iso in (("2025-02-20", "2025-02-20T15:04:00+09:00"), ("2025-02-19", "2025-02-19T00:00:00+09:00")):
        item, _ = to_page_item(["市長は辞任すると述べた。"], Facts(lang="ja", date=read_date(head)), page(), date=shown)
        assert item is not None
        assert item.published.isoformat() == iso


def test_a_day_to_come_is_told() -> None:
    date = PrintedDate(datetime(2052, 1, 1, tzinfo=UTC), has_time=True)
    item, problem = to_page_item([LINE], Facts(date=date), page())
    assert item is not None
    assert problem is not None
    assert item.dated == "clamped"


def test_what_is_an_article() -> None:
    named = Facts(title="Minister resigns")
    assert is_article(Article((LINE,)), named)
    assert not is_article(Article(("Home", "News")), named)
    assert not is_article(Article(()), Facts(kind="article"))
    assert is_article(Article(("雨が降る",)), Facts(kind="article"))
    assert not is_article(Article((LINE,), links=30), named)
    assert not is_article(Article((LINE, LINE)), Facts(title="x", url="https://gazette.example/"))
    assert not is_article(Article((LINE,)), Facts(title="x", asks_password=True))


@pytest.mark.parametrize(
    ("html", "facts", "links", "complaint"),
    [
        ("<input type=password><p>Log in</p>", Facts(asks_password=True), 0, "for logging in"),
        ("<a href=/a>One</a>", Facts(), 9, "list of links"),
        ("<div id=root></div>", Facts(), 0, "without text"),
        ("<p>Words</p>", Facts(), 0, "without an article"),
        (
            "<p>Words</p>",
            Facts(feeds=["https://gazette.example/feed"]),
            0,
            r"its feed: https://gazette\.example/feed\.",
        ),
    ],
)
def test_what_a_page_is_that_has_nothing(html: str, facts: Facts, links: int, complaint: str) -> None:
    with pytest.raises(ValueError, match=rf"notes\.html is .*{complaint}"):
        raise no_article(tree_of(html), facts, Article((), links=links), page())


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404",
        "Access denied",
        "Just a moment...",
        "お探しのページは見つかりませんでした",
        "Search results for: quay",
    ],
)
def test_a_page_that_tells_there_is_none_is_no_article(title: str) -> None:
    found = read_lines(LINE)
    facts = Facts(title=title, url="https://gazette.example/a", kind="article")
    assert not is_article(found, facts)
    assert title in str(no_article(tree_of("<p>x"), facts, found, page()))


def test_a_story_of_something_not_found_is_one() -> None:
    assert is_article(read_lines(LINE, LINE), Facts(title="Missing ferry not found, harbour office says"))


def read_lines(*lines: str) -> Article:
    return Article(lines, "", None, 0, 0)
