"""Which stored item a post is, row by row of what may tell."""

from datetime import UTC, datetime
from typing import Any

import pytest

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

TEXT = "Quay to reopen in May\nMayor Runa Dahl said the quay would reopen in May."
OTHER = "Storm up north\nA storm closed all roads, Osk Tveit of the road office wrote."
SITE = "https://harborwire.example/quay"
STATUS = "https://x.com/harborwire/status/19"
SITE_ITEM: dict[str, Any] = {"handle": "harborwire.example", "urls": [SITE]}

CASES = (
    # The entry's own name.
    ({"guid": "a1"}, {"guid": "a1", "urls": ["https://example.org/other"]}, TEXT, True),
    ({"guid": "a1"}, {"guid": "a1", "urls": ["https://example.org/other"]}, OTHER, False),
    ({"guid": "a1", "urls": [SITE]}, {"guid": "a1", "urls": [SITE]}, OTHER, True),
    ({"guid": "a1", "urls": []}, {"guid": "a1", "urls": []}, OTHER, True),
    ({"guid": "a1", "urls": []}, {"guid": "a1", "urls": [], "handle": "elsewhere"}, TEXT, False),
    # A name that is only the link tells no more than the link.
    ({"guid": SITE, "urls": [SITE]}, {"guid": SITE, "urls": [SITE]}, OTHER, False),
    # The link.
    ({"guid": "a1", "urls": [SITE]}, {"guid": "a2", "urls": [SITE]}, TEXT, True),
    ({"guid": "a1", "urls": [SITE]}, {"guid": "a2", "urls": [SITE]}, OTHER, False),
    ({"urls": [SITE]}, {"urls": ["http://www.harborwire.example/quay/?utm_source=feed#top"]}, TEXT, True),
    ({"urls": [SITE]}, {"urls": ["https://harborwire.example/pier"]}, TEXT, False),
    # Two handles of one host; the same status on two pages.
    (SITE_ITEM, {**SITE_ITEM, "handle": "news.harborwire.example"}, TEXT, True),
    (SITE_ITEM, {**SITE_ITEM, "handle": "harborwire"}, TEXT, False),
    (SITE_ITEM, {**SITE_ITEM, "handle": "otherwire.example"}, TEXT, False),
    ({"urls": [STATUS]}, {"urls": ["https://twitter.com/HarborWire/status/19?s=20"]}, TEXT, True),
    ({"urls": [STATUS]}, {"urls": ["https://x.com/harborwirenews/status/19"], "handle": "harborwirenews"}, TEXT, True),
    # Who points to another's post, in the same words even, has posted something of their own.
    ({"urls": [STATUS]}, {"urls": [STATUS], "handle": "osktveit"}, TEXT, False),
    ({"urls": []}, {"urls": [], "handle": "osktveit"}, TEXT, False),
    # The words, where links cannot tell.
    ({"urls": [SITE]}, {"urls": []}, TEXT, True),
    ({"urls": []}, {"urls": [SITE]}, TEXT, True),
    ({"urls": ["https://t.co/a"]}, {"urls": [STATUS]}, TEXT, True),
    ({"urls": ["https://t.co/a"]}, {"urls": ["https://t.co/b"]}, TEXT, False),
    ({"urls": []}, {"urls": []}, OTHER, False),
    ({"urls": []}, {"urls": [], "published": datetime(2025, 3, 2, tzinfo=UTC)}, TEXT, False),
    ({"urls": [], "dated": "first_seen"}, {"urls": [], "published": datetime(2025, 3, 2, tzinfo=UTC)}, TEXT, True),
    (
        {"urls": [], "dated": "first_seen"},
        {"urls": [], "published": datetime(2025, 3, 9, tzinfo=UTC), "dated": "first_seen"},
        TEXT,
        True,
    ),
)


@pytest.mark.parametrize(("stored", "read", "text", "is_same"), CASES)
def test_which_item_a_post_is(
    record: Record, make_item: MakeItem, stored: dict[str, Any], read: dict[str, Any], text: str, is_same: bool
) -> None:
    assert put(record, make_item(TEXT, **stored)) == "added"
    outcome = put(record, make_item(text, **read))
    assert len(record.all_item_ids()) == (1 if is_same else 2), outcome
    assert (outcome == "added") != is_same
    assert put(record, make_item(text, **read)) == "unchanged"


@pytest.mark.parametrize(("stored", "read", "text", "is_same"), CASES)
def test_what_was_removed_is_known_again_in_the_same_ways(
    record: Record, make_item: MakeItem, stored: dict[str, Any], read: dict[str, Any], text: str, is_same: bool
) -> None:
    item = make_item(TEXT, **stored)
    put(record, item)
    record.remove(item.id)
    assert put(record, make_item(text, **read)) == ("removed" if is_same else "added")


def test_a_sketch_of_an_older_program_is_made_again(record: Record, make_item: MakeItem) -> None:
    put(record, make_item(TEXT, urls=[]))
    with record._database.write() as connection:
        connection.execute("UPDATE items SET sketch = '[1, 2, 3]'")
    assert put(record, make_item(f"{TEXT} Soon.", urls=[])) == "changed"
