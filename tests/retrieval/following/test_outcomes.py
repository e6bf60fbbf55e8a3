"""What is known of a feed after a poll."""

from datetime import UTC, datetime, timedelta

import pytest

from retrieval.errors import FeedError, FetchError
from retrieval.feeds.fetch import Fetched
from retrieval.following.outcomes import Contents, failed, moved, succeeded
from retrieval.types import FollowedSource, Rhythm

URL, NEW = "https://feed.example/rss", "https://news.example/rss"
AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
NONE = Contents(holds=200, new=0, fresh=0, dropped=False, has_gap=False, published=(), wish=0.0)
KNOWN = FollowedSource(
    url=URL, last_success=AT - timedelta(hours=1), rhythm=Rhythm(entries=24, hours=24, peak=1, holds=50)
)


def page(permanent: str = URL, **fields: object) -> Fetched:
    return Fetched(b"", permanent, permanent, **fields)  # type: ignore[arg-type]


def wait(source: FollowedSource) -> timedelta:
    assert source.next_due is not None
    return source.next_due - AT


def test_a_feed_that_was_had_fails_no_more() -> None:
    failing = failed(KNOWN, FetchError("no", url=URL), AT, chance=0)
    assert (failing.failures, failing.failing_since, failing.is_failing) == (1, AT, True)
    again = failed(failing, FetchError("no again", url=URL), AT + timedelta(hours=1), chance=0)
    assert (again.failures, again.failing_since, again.last_error) == (2, AT, "no again")
    well = succeeded(again, page(etag="7"), NONE, AT, chance=0)
    assert (well.failures, well.failing_since, well.last_error, well.is_failing) == (0, None, "", False)
    assert (well.etag, well.last_success, well.last_read) == ("7", AT, AT)


def test_nothing_new_keeps_what_is_known_of_the_page() -> None:
    known = KNOWN.model_copy(update={"etag": "7", "wish_s": 7_200.0, "last_read": AT - timedelta(hours=1)})
    after = succeeded(known, page(status=304), None, AT, chance=0)
    assert (after.etag, after.wish_s, after.last_success) == ("7", 7_200.0, AT)
    assert after.last_read == AT - timedelta(hours=1)


def test_the_owners_interval_counts_whatever_the_feed_does() -> None:
    fixed = timedelta(minutes=15)
    assert wait(succeeded(KNOWN, page(), NONE, AT, chance=0, fixed=fixed)) == fixed
    assert wait(failed(KNOWN, FeedError("no feed", source=URL), AT, chance=0, fixed=timedelta(hours=20))) == timedelta(
        hours=20
    )


def test_how_long_the_server_takes_it_for_new_is_kept() -> None:
    busy = KNOWN.model_copy(update={"rhythm": Rhythm(entries=24, hours=4, peak=6, holds=200)})
    assert wait(succeeded(busy, page(fresh_for=timedelta(hours=5)), NONE, AT, chance=0)) >= timedelta(hours=5)


@pytest.mark.parametrize(("asked", "least"), [(30, 2 * 60), (7_200, 7_200), (10**7, 86_400)])
def test_a_server_that_asks_to_wait_is_waited_for_up_to_a_day(asked: int, least: int) -> None:
    error = FetchError("busy", url=URL, status=429, retry_after=timedelta(seconds=asked))
    assert timedelta(seconds=least) <= wait(failed(KNOWN, error, AT, chance=1)) <= timedelta(days=1)


def test_what_is_gone_for_good_is_asked_no_more() -> None:
    gone = failed(KNOWN, FetchError("gone", url=URL, status=410), AT, chance=0)
    assert (gone.gone, gone.next_due, gone.is_failing) == (AT, None, False)
    assert failed(KNOWN, FetchError("not there", url=URL, status=404), AT, chance=0).gone is None


def test_a_gap_is_noted() -> None:
    gap = Contents(holds=20, new=20, fresh=20, dropped=True, has_gap=True, published=(), wish=0.0)
    assert "may have been missed" in succeeded(KNOWN, page(), gap, AT, chance=0).note


def test_a_move_is_believed_when_it_was_said_three_times_in_a_row() -> None:
    source = KNOWN
    for count in (1, 2):
        source = moved(source, page(NEW))
        assert (source.moved_to, source.moving_polls) == ("", count)
    assert moved(source, page("https://elsewhere.example/")).moving_polls == 1
    assert moved(source, page()).moving_polls == 0
    source = moved(source, page(NEW))
    assert (source.moved_to, source.url) == (NEW, URL)
    assert moved(source, page(NEW)).moved_to == NEW


def test_a_move_to_where_nobody_could_vouch_for_it_is_not_remembered() -> None:
    assert moved(KNOWN, page("http://news.example/rss")).moving_polls == 0


def test_where_it_moved_to_fails_the_old_address_is_asked_again() -> None:
    source = KNOWN.model_copy(update={"moved_to": NEW, "etag": "7"})
    for _ in range(2):
        source = failed(source, FetchError("no", url=NEW), AT, chance=0)
        assert source.moved_to == NEW
    source = failed(source, FetchError("gone", url=NEW, status=410), AT, chance=0)
    assert (source.moved_to, source.etag, source.gone) == ("", "", None)
    assert source.next_due is not None


def test_why_a_feed_fails_is_known_in_a_word() -> None:
    away = failed(KNOWN, FetchError("404", url=URL, status=404), AT, chance=0)
    assert (away.last_reason, away.last_status) == ("status", 404)
    unread = failed(away, FeedError("no feed", source=URL), AT, chance=0)
    assert (unread.last_reason, unread.last_status) == ("unread", 0)
    assert succeeded(away, page(), NONE, AT, chance=0).last_reason == ""
