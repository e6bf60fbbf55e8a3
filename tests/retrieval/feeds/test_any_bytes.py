"""Any bytes give a feed or one of the project's own errors, whatever format they begin like."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.mutations import mutated
from benchmarks.fuzz.seeds import feeds
from retrieval.errors import OnRecordError
from retrieval.feeds.page import Page
from retrieval.feeds.reader import parse_page
from retrieval.types import FeedItem

SEEN = datetime(2025, 3, 1, tzinfo=UTC)
SEEDS = feeds()


def read(data: bytes) -> None:
    try:
        feed = parse_page(Page("page", data, url="https://harborwire.example/feed", seen=SEEN))
    except OnRecordError:
        return
    for item in feed:
        assert FeedItem.model_validate_json(item.model_dump_json()) == item


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=600))
@example(b"<blockquotetwitter-tweet")
@example(b"\xef\xbb\xbf")
@example(b"{" * 5_000)
@example(b"<rss>" * 2_000)
@example(b'{"text": "\\ud800"}')
def test_any_bytes(data: bytes) -> None:
    read(data)


@pytest.mark.parametrize("number", range(len(SEEDS)))
@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_what_begins_like_a_feed(number: int, dice: int) -> None:
    read(mutated(random.Random(dice), [SEEDS[number], *SEEDS])[:6_000])
