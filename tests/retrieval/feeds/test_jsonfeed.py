"""JSON Feed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import read_feed
from retrieval.errors import FeedError, OnRecordError

SEEN = datetime(2025, 3, 1, 12, tzinfo=UTC)


def feed(*items: Any, **told: Any) -> bytes:
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Link Log",
        "home_page_url": "https://log.example/",
    }
    return json.dumps({**whole, **told, "items": list(items)}).encode()


def test_a_link_blog() -> None:
    entry = {
        "id": 7,
        "url": "https://log.example/7",
        "external_url": "https://harborwire.example/q",
        "title": "Quay opens",
        "content_html": "<p>At last.</p>",
        "content_text": "At last.",
        "date_published": "2025-02-20T10:00:00-05:00",
        "authors": [{"name": "Runa Dahl"}],
    }
    found = read_feed(
        feed(entry, feed_url="https://log.example/f.json", hubs=[{"type": "x", "url": "https://hub.example"}]),
        seen=SEEN,
    )
    [item] = found
    assert (found.format, item.source, item.handle, item.author, item.guid) == (
        "jsonfeed",
        "Link Log",
        "log.example",
        "Runa Dahl",
        "7",
    )
    assert item.urls == ("https://log.example/7", "https://harborwire.example/q")
    assert item.text == "Quay opens\nAt last."
    assert item.published.isoformat() == "2025-02-20T10:00:00-05:00"
    assert (found.pace.self_link, found.pace.hub) == ("https://log.example/f.json", "https://hub.example")


def test_a_post_without_title_or_link() -> None:
    [item] = read_feed(feed({"id": "https://log.example/8", "content_text": "Rain <now>. Later sun."}), seen=SEEN)
    assert (item.headline, item.text, item.url) == ("Rain <now>.", "Rain <now>. Later sun.", "https://log.example/8")


def test_fields_of_a_wrong_type_are_problems() -> None:
    found = read_feed(
        feed(3, None, {"id": 1, "title": ["x"], "url": 5, "content_text": "Rain."}, title=4, authors=3, hubs="x")
    )
    assert [item.text for item in found] == ["Rain."]
    assert [problem.message for problem in found.problems] == [
        "it is no object", "it is no object", "its title is no text", "its url is no text",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (feed(), "without entries"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "without entries"),
        (feed({"id": 1}), "no entry can be read"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, "nested more deeply"),
    ],
    ids=["none", "object", "empty", "deep"],
)
def test_what_a_feed_lacks_is_told(data: bytes, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        read_feed(data)


def test_halves_of_letters_are_left_out() -> None:
    entry = {
        "id": "i\ud83d",
        "url": "https://log.example/\ud83d1",
        "title": "Quay\ud83d",
        "content_text": "Rain\udc00 \x00fell.",
    }
    [item] = read_feed(feed(entry))
    assert (item.guid, item.url, item.text) == ("i", "https://log.example/1", "Quay\nRain fell.")


def test_a_cut_feed() -> None:
    found = read_feed(feed({"id": 1, "content_text": "Rain."}, {"id": 2, "content_text": "Sun."})[:-12])
    assert [item.text for item in found] == ["Rain."]
    assert "cut off" in found.problems[-1].message


fields = st.sampled_from(
    "id url external_url title content_html content_text summary date_published authors author".split()
)
values = st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(fields, values) | values, max_size=3),
    st.dictionaries(st.sampled_from(["title", "home_page_url", "hubs", "language"]), values),
)
def test_any_values_are_read_or_told(items: list[Any], told: dict[str, Any]) -> None:
    try:
        found = read_feed(feed(*items, **told))
    except OnRecordError:
        return
    assert all(item.text and item.source for item in found)
