"""Posts of an archive: whose words, which links, which day."""

from datetime import UTC, datetime
from typing import Any

import pytest

from retrieval.feeds.page import Page
from retrieval.feeds.x_notes import LongPosts
from retrieval.feeds.x_post import Account, account, owner_in_post, to_item
from retrieval.types import FeedItem
from tests.retrieval.feeds.x_samples import POST_ID, tweet

OWNER = Account("harborwire", "Harbor Wire")
PAGE = Page("archive", b"", seen=datetime(2025, 3, 1, tzinfo=UTC))


def read(fields: dict[str, Any], page: Page = PAGE) -> FeedItem:
    item, problem = to_item(fields["tweet"], OWNER, LongPosts(), page)
    assert item
    assert not problem
    return item


def test_words_links_and_day() -> None:
    entities = {
        "urls": [
            {"url": "https://t.co/a", "expanded_url": "https://harborwire.example/a"},
            {"url": "https://t.co/self", "expanded_url": f"https://twitter.com/i/web/status/{POST_ID}"},
        ],
        "media": [
            {"url": "https://t.co/pic", "expanded_url": f"https://twitter.com/harborwire/status/{POST_ID}/photo/1"}
        ],
    }
    text = "Quay &amp; pier open 😀 https://t.co/a\n\n1 &lt; 2, &amp;lt; stays. https://t.co/b https://t.co/self https://t.co/pic"
    item = read(tweet(text, entities=entities, display_text_range=["0", "20"]))
    assert item.text == "Quay & pier open 😀\n1 < 2, &lt; stays."
    assert item.urls == (f"https://x.com/harborwire/status/{POST_ID}", "https://harborwire.example/a", "https://t.co/b")
    assert (item.source, item.handle, item.guid, item.reposted_by) == ("Harbor Wire", "harborwire", POST_ID, "")
    assert (item.published.isoformat(), item.has_time, item.dated) == ("2025-02-20T09:02:15+00:00", True, "printed")


@pytest.mark.parametrize(
    ("created", "iso", "has_time"),
    [
        ("Wed Feb 20 10:00:00 +0000 2025", "2025-02-20T10:00:00+00:00", True),
        ("2025-02-20T10:00:00.000Z", "2025-02-20T10:00:00+00:00", True),
        ("2014-12-30 12:34:56 +0000", "2014-12-30T12:34:56+00:00", True),
        ("2010-10-01 00:00:00 +0000", "2010-10-01T00:00:00+00:00", False),
    ],
)
def test_forms_of_dates(created: str, iso: str, has_time: bool) -> None:
    item = read(tweet("Quay opens.", created_at=created))
    assert (item.published.isoformat(), item.has_time) == (iso, has_time)


def test_days_that_cannot_be() -> None:
    for created in ("Wed Feb 20 10:00:00 +0000 2052", "Wed Feb 20 10:00:00 +0000 1999"):
        item, problem = to_item(tweet("Quay.", created_at=created)["tweet"], OWNER, LongPosts(), PAGE)
        assert item
        assert (item.dated, item.published) == ("clamped", PAGE.seen)
        assert "cannot be" in problem
    assert read(tweet("Quay.", created_at="soon")).dated == "first_seen"


def test_the_words_of_a_repost_are_those_of_the_first_account() -> None:
    mentions = {
        "user_mentions": [{"screen_name": "other", "name": "Other"}, {"screen_name": "OskTveit", "name": "Osk Tveit"}]
    }
    item = read(tweet("RT @osktveit: The ferry will sail…", entities=mentions))
    assert (item.source, item.handle, item.reposted_by) == ("Osk Tveit", "osktveit", "harborwire")
    assert item.text == "The ferry will sail…"
    assert item.url == f"https://x.com/harborwire/status/{POST_ID}"
    assert read(tweet("RT @osktveit: No entities.")).source == "osktveit"
    assert read(tweet("As they say, RT @osktveit: no.")).handle == "harborwire"


def test_a_repost_whose_original_is_known_has_its_address_and_day() -> None:
    first = "1892137612345678901"
    media = [{"expanded_url": f"https://twitter.com/osktveit/status/{first}/photo/1", "source_status_id_str": first}]
    item = read(tweet("RT @osktveit: The ferry.", extended_entities={"media": media}))
    assert (item.url, item.guid) == (f"https://x.com/osktveit/status/{first}", first)
    assert item.day.isoformat() == "2025-02-19"
    old = {
        "id_str": "21",
        "text": "The ferry.",
        "created_at": "2009-05-01 00:00:00 +0000",
        "user": {"screen_name": "osktveit", "name": "Osk"},
    }
    item = read(tweet("RT @osktveit: The fer…", retweeted_status=old))
    assert (item.text, item.url, item.source) == ("The ferry.", "https://x.com/osktveit/status/21", "Osk")
    assert (item.day.isoformat(), item.has_time, item.reposted_by) == ("2009-05-01", False, "harborwire")


def test_whose_archive_it_is_from_a_post_alone() -> None:
    media = [{"expanded_url": f"https://twitter.com/harborwire/status/{POST_ID}/photo/1"}]
    assert owner_in_post(tweet("a", entities={"media": media})["tweet"]) == Account("harborwire", "harborwire")
    other = [{"expanded_url": "https://twitter.com/osktveit/status/5/photo/1", "source_status_id_str": "5"}]
    assert owner_in_post(tweet("a", entities={"media": other})["tweet"]) is None
    assert owner_in_post(tweet("a", user={"screen_name": "mihon", "name": "見本"})["tweet"]) == Account("mihon", "見本")


def test_posts_without_words_and_what_is_no_post() -> None:
    assert to_item(tweet("https://t.co/pic")["tweet"], OWNER, LongPosts(), PAGE) == (None, "")
    for broken in ({}, {"id_str": "x"}, {"id": [1]}, {"id": True}):
        assert to_item(broken, OWNER, LongPosts(), PAGE) == (None, "it is no post: it has no id")
    assert account("not a handle") is None
    assert account(5) is None


def test_values_of_any_kind() -> None:
    for value in (
        None,
        3,
        "x",
        [],
        {},
        [None],
        [3],
        {"urls": 3},
        {"urls": [3, {}], "media": [{}], "user_mentions": [{}]},
    ):
        read(
            tweet(
                "RT @osktveit: \ud800 Quay.",
                entities=value,
                user=value,
                extended_entities=value,
                retweeted_status=value,
            )
        )
