"""One seam at which pages are parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import FeedError
from retrieval.feeds.html_tree import MOST_ELEMENTS, tree_of


@pytest.mark.parametrize("text", ["", "  \n", "<", "\x00", "just text", "<?xml version='1.0'?><html>", "&#xD800;&#0;"])
def test_anything_has_a_tree(text: str) -> None:
    assert tree_of(text).tag == "html"


def test_a_page_of_too_many_elements_is_refused_by_name() -> None:
    with pytest.raises(FeedError, match=r"page\.html has more than"):
        tree_of("<br>" * (MOST_ELEMENTS + 1), "page.html")


def test_escaped_posts_are_posts() -> None:
    text = (
        "<p>a</p>&lt;blockquote class=&quot;twitter-tweet&quot;&gt;x&lt;/blockquote&gt; &lt;script src=&quot;y&quot;&gt;"
        "&lt;/script&gt;<p>1 &lt; 2</p>"
    )
    root = tree_of(text)
    assert [node.get("class") for node in root.iter("blockquote")] == ["twitter-tweet"]
    assert root.text_content() == "ax1 < 2"


def test_an_escaped_block_without_an_end_stays_text() -> None:
    root = tree_of("&lt;blockquote class=twitter-tweet&gt;" * 1_000)
    assert next(root.iter("blockquote"), None) is None


@given(st.text(max_size=300))
def test_no_text_is_an_error(text: str) -> None:
    tree_of(text)
