"""Polls of real feeds on loopback, over months of a clock that is moved."""

from datetime import timedelta

import pytest

from retrieval import Retriever
from retrieval.following.polling import is_cut_off
from tests.fakes.feed_site import START, Clock, Site
from tests.fakes.hostile_server import HostileServer, answer
from tests.retrieval.following.conftest import Follow

MODIFIED = "Sat, 01 Mar 2025 12:00:00 GMT"


async def test_what_is_new_is_stored_and_answered_from_at_once(
    site: Site, follow: Follow, retriever: Retriever
) -> None:
    site.publish(1, "Quay to reopen", "Mayor Ida Soren said the quay would reopen in May.")
    (report,) = await follow(site.url).poll_due()
    assert (report.added, report.error, report.problems) == (1, "", ())
    (hit,) = retriever.ask("what did Soren say?").hits
    assert "reopen in May" in hit.passage.text
    assert hit.item.guid == "feed.example-1"


async def test_a_feed_is_asked_whether_it_has_changed_and_read_only_then(
    site: Site, follow: Follow, clock: Clock
) -> None:
    site.headers = ['ETag: "7"', f"Last-Modified: {MODIFIED}"]
    site.publish(1, "Quay to reopen", "The quay reopens.")
    follower = follow(site.url)
    await follower.poll_due()
    site.status = "304 Not Modified"
    clock.move(days=1)
    (report,) = await follower.poll_due()
    assert (report.added, report.error) == (0, "")
    assert 'If-None-Match: "7"' in site.asked[1]
    assert f"If-Modified-Since: {MODIFIED}" in site.asked[1]
    assert "If-None-Match" not in site.asked[0]


async def test_an_entry_is_new_once_and_changed_when_it_is(
    site: Site, follow: Follow, clock: Clock, retriever: Retriever
) -> None:
    site.publish(1, "Quay to reopen", "Mayor Ida Soren said the quay would reopen in May.")
    follower = follow(site.url)
    await follower.poll_due()
    clock.move(days=1)
    (again,) = await follower.poll_due()
    assert (again.added, again.changed) == (0, 0)
    site.entries[1] = ("Quay to reopen", "Mayor Ida Soren said the quay would reopen in June.")
    clock.move(days=1)
    (edited,) = await follow(site.url).poll_due()
    assert (edited.added, edited.changed) == (0, 1)
    assert [hit.passage.text for hit in retriever.ask("what did Soren say?").hits] == [
        "Mayor Ida Soren said the quay would reopen in June."
    ]


async def test_a_feed_without_entries_yet_is_well(site: Site, follow: Follow, clock: Clock) -> None:
    follower = follow(site.url)
    (empty,) = await follower.poll_due()
    assert (empty.added, empty.error, empty.source.failures) == (0, "", 0)
    site.publish(1, "Quay to reopen", "The quay reopens.")
    clock.move(days=1)
    (report,) = await follower.poll_due()
    assert (report.added, report.problems) == (1, ())


async def test_an_entry_that_a_feed_drops_stays(site: Site, follow: Follow, clock: Clock, retriever: Retriever) -> None:
    for number in range(3):
        site.publish(number, f"Quay {number}", f"Part {number} of the quay reopens.")
    follower = follow(site.url)
    await follower.poll_due()
    del site.entries[0]
    site.publish(3, "Quay 3", "Part 3 of the quay reopens.")
    clock.move(days=1)
    (report,) = await follower.poll_due()
    assert (report.added, report.removed, retriever.stats().items) == (1, 0, 4)
    assert report.source.rhythm.drops


async def test_a_feed_that_says_it_took_an_entry_back_is_believed_of_its_own(
    site: Site, server: HostileServer, follow: Follow, clock: Clock, retriever: Retriever
) -> None:
    other = Site(server, "/other", "other.example")
    for one in (site, other):
        one.publish(1, f"Quay of {one.host}", f"The quay of {one.host} reopens.")
        one.publish(2, f"Pier of {one.host}", f"The pier of {one.host} reopens.")
    follower = follow(site.url, other.url)
    await follower.poll_due()
    del site.entries[1]
    page = site.page().replace(
        b"<channel>",
        b'<channel xmlns:at="http://purl.org/atompub/tombstones/1.0"><at:deleted-entry ref="feed.example-1"/>'
        b'<at:deleted-entry ref="other.example-1"/>',
    )
    server.give(site.path, answer(page))
    clock.move(days=1)
    reports = await follower.poll_due()
    assert [report.removed for report in reports] == [1, 0]
    assert retriever.stats().items == 3
    site.publish(1, "Quay of feed.example", "The quay of feed.example reopens.")
    clock.move(days=1)
    await follower.poll_due()
    assert retriever.stats().items == 3


async def test_when_nothing_is_left_of_what_a_feed_had_that_is_told(site: Site, follow: Follow, clock: Clock) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    follower = follow(site.url)
    await follower.poll_due()
    site.entries = {}
    site.publish(2, "Pier", "The pier reopens.")
    clock.move(days=1)
    (report,) = await follower.poll_due()
    assert "may have been missed" in report.problems[0]
    assert "may have been missed" in report.source.note


async def test_a_feed_that_fails_says_so_until_it_is_well_again(site: Site, follow: Follow, clock: Clock) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    site.status = "500 Oh"
    follower = follow(site.url)
    for count in (1, 2, 3):
        (report,) = await follower.poll_due()
        assert (report.source.failures, report.source.failing_since) == (count, START)
        assert "500" in report.error
        clock.now = follower.next_due() or clock.now
    # Another program that opens the database knows it too.
    assert follow(site.url).sources[0].failures == 3
    site.status = "200 OK"
    (report,) = await follower.poll_due()
    assert (report.error, report.source.failures, report.added) == ("", 0, 1)


async def test_retry_after_is_kept(site: Site, follow: Follow, clock: Clock) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    site.status, site.headers = "429 Too Many", ["Retry-After: 7200"]
    follower = follow(site.url)
    await follower.poll_due()
    clock.move(hours=1, minutes=59)
    assert await follower.poll_due() == []
    clock.move(minutes=2)
    assert len(await follower.poll_due()) == 1


async def test_what_is_gone_is_asked_no_more_not_even_after_a_restart(site: Site, follow: Follow, clock: Clock) -> None:
    site.status = "410 Gone"
    follower = follow(site.url)
    (report,) = await follower.poll_due()
    assert report.source.gone == START
    assert follower.next_due() is None
    clock.move(days=30)
    assert await follow(site.url).poll_due() == []
    assert len(site.asked) == 1


async def test_a_permanent_redirect_is_remembered_and_a_temporary_one_is_not(
    site: Site, server: HostileServer, follow: Follow, clock: Clock
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    old = server.give("/old", answer(b"", f"Location: {site.url}", status="301 Moved")).replace(
        "127.0.0.1", "old.example"
    )
    soon = server.give("/soon", answer(b"", f"Location: {site.url}", status="302 Found")).replace(
        "127.0.0.1", "old.example"
    )
    follower = follow(old, soon)
    for _ in range(5):
        await follower.poll_due()
        clock.move(days=1)
    asked = [text.split(" ")[1] for text in server.asked]
    assert (asked.count("/old"), asked.count("/soon")) == (3, 5)
    assert [source.moved_to for source in follower.sources] == [site.url, ""]


async def test_a_page_that_breaks_off_is_no_feed_until_it_is_always_so(
    site: Site, follow: Follow, clock: Clock
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    whole = site.page()
    site.server.give(site.path, b"HTTP/1.0 200 OK\r\n\r\n" + whole[: whole.index(b"</channel>") + 4])
    follower = follow(site.url)
    for _ in range(3):
        (report,) = await follower.poll_due()
        assert "breaks off" in report.error
        clock.now = follower.next_due() or clock.now
    (report,) = await follower.poll_due()
    assert (report.error, report.added) == ("", 1)


async def test_full_text_is_fetched_once_for_each_entry(
    site: Site, server: HostileServer, follow: Follow, clock: Clock, retriever: Retriever
) -> None:
    from tests.retrieval.following.test_articles import PAGE, PARAGRAPHS

    site.publish(1, "Quay to reopen", "The quay reopens.")
    site.publish(2, "Pier closed", "The pier is closed.")
    server.give("/entry/1", answer(PAGE))
    follower = follow(site.url, full_text=True)
    (report,) = await follower.poll_due()
    assert report.added == 2
    assert "1 article could not be had" in report.problems[0]
    texts = {hit.item.headline: hit.item.text for hit in retriever.ask("quay pier").hits}
    assert PARAGRAPHS[2] in texts["Quay to reopen"]
    assert texts["Pier closed"].endswith("The pier is closed.")
    clock.move(days=1)
    (again,) = await follower.poll_due()
    assert (again.added, again.changed) == (0, 0)
    assert sum("/entry/1" in text for text in server.asked) == 1


async def test_entries_whose_pages_are_gone_on_two_days_are_taken_away(
    site: Site, server: HostileServer, follow: Follow, clock: Clock, retriever: Retriever
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    site.publish(2, "Pier", "The pier reopens.")
    server.give("/entry/2", answer(b"page"))
    follower = follow(site.url, check_links=True)
    removed = []
    for _ in range(4):
        (report,) = await follower.poll_due()
        removed.append(report.removed)
        clock.move(days=1, minutes=1)
    assert removed == [0, 0, 1, 0]
    assert retriever.stats().items == 1


async def test_what_a_feed_wishes_is_kept(site: Site, follow: Follow) -> None:
    for number in range(40):
        site.publish(number, f"Quay {number}", f"Part {number} reopens.", START - timedelta(minutes=400 - 10 * number))
    page = site.page().replace(b"<channel>", b"<channel><ttl>180</ttl>")
    site.server.give(site.path, answer(page))
    (report,) = await follow(site.url).poll_due()
    assert report.source.next_due is not None
    assert timedelta(hours=2, minutes=45) < report.source.next_due - START <= timedelta(hours=3)


async def test_the_owners_interval_name_zone_and_language_count(
    site: Site, follow: Follow, retriever: Retriever
) -> None:
    site.publish(1, "Quay", "The quay reopens.")
    follower = follow(site.url, interval="5 minutes", name="The Wire", language="ja")
    (report,) = await follower.poll_due()
    assert report.source.next_due is not None
    assert report.source.next_due - START <= timedelta(minutes=5)
    (source,) = retriever.sources()
    assert (source.source, report.source.name) == ("The Wire", "The Wire")


@pytest.mark.parametrize(
    "body", [b"", b"\x89PNG\r\n", b"words of no feed", b"<rss", b"<html></html>", b"{}", b"\xff\xfe<"]
)
async def test_what_is_no_feed_is_a_failure_that_is_told(
    site: Site, server: HostileServer, follow: Follow, body: bytes
) -> None:
    server.give(site.path, answer(body))
    (report,) = await follow(site.url).poll_due()
    assert report.error
    assert "unexpected" not in report.error
    assert report.source.is_failing


@pytest.mark.parametrize(
    ("data", "is_cut"),
    [
        (b"", False),
        (b"text", False),
        (b"<a></a>\n\0", False),
        (b"\xef\xbb\xbf<a><", True),
        (b'{"a": [', True),
        (b"{}", False),
    ],
)
def test_a_page_that_begins_as_markup_ends_so(data: bytes, is_cut: bool) -> None:
    assert is_cut_off(data) is is_cut
