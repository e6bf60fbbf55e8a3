"""What is told of a page that is no feed."""

import pytest

from retrieval.errors import FeedError
from retrieval.feeds.hints import feed_links, hint
from retrieval.feeds.page import Page
from retrieval.feeds.reader import parse_page

HEAD = (
    '<html><head><title>Harbor Wire</title><link rel="stylesheet" href="/a.css">'
    '<link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"><link type="application/atom+xml" rel=alternate href=/atom>'
    '<link rel="alternate" type="application/json" href="/wp-json/1"></head><body></body></html>'
)


def page(text: str) -> Page:
    return Page("page.html", text.encode(), url="https://harborwire.example/news/")


def test_a_page_that_names_its_feeds() -> None:
    assert feed_links(page(HEAD)) == ["https://harborwire.example/rss?a=1&b=2", "https://harborwire.example/atom"]
    assert "its feed is https://harborwire.example/rss?a=1&b=2 (or" in hint(page(HEAD))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<html><head><title>404 Not Found</title></head></html>", "did not give it out"),
        ("<html><head><title>Harbor Wire</title></head></html>", "names none"),
        ("<?xml version='1.0'?><sitemapindex/>", "a sitemap"),
        ("<?xml version='1.0'?><note>x</note>", "begins with <note>"),
        ('{"guild": {}, "messages": []}', "holds guild, messages"),
        ("only words", ""),
        ("<", ""),
    ],
)
def test_what_it_is(text: str, told: str) -> None:
    found = hint(page(text))
    assert told in found
    assert bool(found) == bool(told)


def test_the_error_names_the_file() -> None:
    with pytest.raises(FeedError, match=r"page\.html is XML, but no feed"):
        parse_page(page("<?xml version='1.0'?><note>x</note>"))
