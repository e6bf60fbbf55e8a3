"""RSS in JSON."""

import json
from datetime import timedelta
from typing import Any

import pytest

from retrieval import read_feed
from retrieval.errors import FeedError


def feed(item: Any) -> bytes:
    channel = {"title": "Harbor Wire", "link": "https://harborwire.example/", "ttl": "20", "item": item}
    return json.dumps({"rss": {"version": "2.0", "channel": channel}}).encode()


def test_items_and_their_attributes() -> None:
    entry = {
        "title": "Quay opens",
        "description": "<p>In June.</p>",
        "guid": {"#value": "https://harborwire.example/1", "isPermaLink": "true"},
        "pubDate": "Thu, 20 Feb 2025 09:30:00 GMT",
        "source": {"url": "https://pierpost.example/rss", "#value": "Pier Post"},
    }
    found = read_feed(
        feed([entry, 3, {"title": "Pier", "guid": {"#value": "https://x.example/2", "isPermaLink": False}}])
    )
    one, two = found
    assert (found.format, one.source, one.handle, one.url) == (
        "rss-in-json",
        "Pier Post",
        "pierpost.example",
        "https://harborwire.example/1",
    )
    assert one.text == "Quay opens\nIn June."
    assert (two.source, two.url) == ("Harbor Wire", None)
    assert [problem.message for problem in found.problems] == ["it is no object"]
    assert found.pace.interval == timedelta(minutes=20)


def test_one_item_alone() -> None:
    assert len(read_feed(feed({"title": "Quay"}))) == 1


@pytest.mark.parametrize("item", [None, [], "x", 3, {}])
def test_without_items(item: Any) -> None:
    with pytest.raises(FeedError, match=r"without entries|no entry can be read"):
        read_feed(feed(item))


def test_a_cut_feed() -> None:
    found = read_feed(feed([{"title": "Quay"}, {"title": "Pier"}])[:-10])
    assert [item.headline for item in found] == ["Quay"]
    assert "cut off" in found.problems[-1].message
