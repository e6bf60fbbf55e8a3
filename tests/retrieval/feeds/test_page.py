"""What is known of a page before it is read."""

from datetime import UTC, datetime

import pytest

from retrieval.errors import FeedError
from retrieval.feeds.page import Page


def test_the_text_is_decoded_once() -> None:
    page = Page("feed.txt", "橋の工事".encode("cp932"))
    assert page.text == "橋の工事"
    assert page.text is page.text


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(FeedError, match=r"feed\.txt is empty"):
        _ = Page("feed.txt", b" \n").text


def test_a_page_knows_when_it_was_read() -> None:
    assert Page("-", b"x").seen <= datetime.now(UTC)


def test_the_beginning_of_a_page_is_there_whatever_its_encoding() -> None:
    assert Page("-", b"\xef\xbb\xbf{}\xff").beginning(10) == "{}\ufffd"
    assert Page("-", b"").beginning(10) == ""
