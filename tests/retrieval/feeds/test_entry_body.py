"""Bodies of entries."""

import pytest

from retrieval.feeds.entry_body import read_body
from retrieval.feeds.page import Page

PAGE = Page("feed.xml", b"")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One <b>two</b>.</p><ul><li>three<li>four</ul>", ["One two.", "three", "four"]),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two", ["One", "two"]),
        ("Quay &amp; Pier", ["Quay & Pier"]),
        ("one<br/>two<img alt='three' src='x'>", ["one", "two"]),
        ("<script>one()</script><!-- two -->", []),
        ("<ruby>汐見<rt>しおみ</rt></ruby>市長", ["汐見市長"]),
        ("", []),
        ("5 < 6 and 7 > 6", ["5 < 6 and 7 > 6"]),
    ],
)
def test_lines(body: str, lines: list[str]) -> None:
    assert list(read_body(body, PAGE).lines) == lines


def test_posts_of_services_that_are_not_read_are_nobodys_words() -> None:
    body = '<p>Look:</p><blockquote class="instagram-media"><p>A post of somebody</p></blockquote>'
    assert list(read_body(body, PAGE).lines) == ["Look:"]


def test_a_post_without_its_text_is_told() -> None:
    found = read_body(
        '<p>Look:</p><blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1"></a></blockquote>', PAGE
    )
    assert list(found.lines) == ["Look:"]
    assert found.problems
    assert not found.posts


def test_more_elements_than_any_page_has() -> None:
    assert "elements" in read_body("<b>" * 160_000, PAGE).problems[0]
