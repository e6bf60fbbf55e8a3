"""Entries to items: whose they are, when, where, once each."""

from datetime import UTC, datetime, timedelta

from retrieval.feeds.entries import Channel, Entry, Reader, absolute
from retrieval.feeds.page import Page
from retrieval.types import FeedItem

SEEN = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOME = Channel("Harbor Wire", "https://www.harborwire.example/")


def reader(channel: Channel = HOME, **page: object) -> Reader:
    return Reader(Page("feed.xml", b"", seen=SEEN, **page), channel)  # type: ignore[arg-type]


def items(*entries: Entry, channel: Channel = HOME, **page: object) -> list[FeedItem]:
    made = reader(channel, **page)
    made.read(entries)
    return made.items


def test_the_outlet_is_the_feed_whoever_wrote() -> None:
    [item] = items(Entry(1, title="Quay opens", author="runa@quay.example (Runa Dahl)", guid="q1"))
    assert (item.source, item.handle, item.author, item.guid) == (
        "Harbor Wire",
        "harborwire.example",
        "Runa Dahl",
        "q1",
    )
    [item] = items(Entry(1, title="Quay opens", author="Harbor Wire"))
    assert item.author == ""


def test_a_person_may_name_the_source() -> None:
    [item] = items(Entry(1, title="Quay opens"), name="The Wire", language="ja")
    assert (item.source, item.handle, item.lang) == ("The Wire", "harborwire.example", "ja")


def test_a_feed_that_says_nothing_of_itself() -> None:
    one, two = items(
        Entry(1, title="Quay", links=("https://pier.example/1",)),
        Entry(2, title="Pier", links=("https://pier.example/2",)),
        channel=Channel(),
    )
    assert (one.source, one.handle, two.handle) == ("pier.example", "pier.example", "pier.example")
    [item] = items(Entry(1, title="Quay"), channel=Channel("Town Log"))
    assert (item.source, item.handle) == ("Town Log", "townlog")


def test_the_address_of_a_feed_counts_last() -> None:
    hosted = {"url": "https://feeds.hosting.example/wire"}
    [item] = items(Entry(1, title="Quay", links=("https://harborwire.example/1",)), channel=Channel("Wire"), **hosted)
    assert item.handle == "harborwire.example"
    [item] = items(Entry(1, title="Quay"), channel=Channel("Wire"), **hosted)
    assert item.handle == "feeds.hosting.example"


def test_an_aggregator_passes_on_the_outlet_of_each() -> None:
    google = Channel('"quay" - Google News', "https://news.google.com/search?q=quay")
    one, two = items(
        Entry(1, title="Quay opens - Harbor Wire", outlet="Harbor Wire", outlet_link="https://harborwire.example"),
        Entry(2, title="Pier closed - Pier Post", links=("https://www.google.com/url?url=https://pierpost.example/2",)),
        channel=google,
    )
    assert (one.source, one.handle, one.text) == ("Harbor Wire", "harborwire.example", "Quay opens")
    assert (two.source, two.handle, two.headline, two.url) == (
        "Pier Post", "pierpost.example", "Pier closed", "https://pierpost.example/2",
    )  # fmt: skip


def test_an_entry_of_another_feed_and_one_of_its_own() -> None:
    one, two = items(
        Entry(1, title="Quay", outlet="Pier Post", outlet_link="https://pierpost.example/rss"),
        Entry(2, title="Pier", outlet="News", outlet_link="https://harborwire.example/rss"),
    )
    assert (one.source, one.handle) == ("Pier Post", "pierpost.example")
    assert (two.source, two.handle) == ("Harbor Wire", "harborwire.example")


def test_dates() -> None:
    made = reader(Channel("港", "https://minato.example/", "ja"))
    made.read(
        [
            Entry(1, title="a", dates=("2025-02-20 09:30",)),
            Entry(2, title="b", dates=("2025-02-20",)),
            Entry(3, title="c"),
            Entry(4, title="d", dates=("soon", "Thu, 20 Feb 2025 09:30:00 EST")),
            Entry(5, title="e", dates=("2052-01-01",)),
            Entry(6, title="f", dates=("1970-01-01T00:00:00Z",)),
        ]
    )
    assert [item.published.isoformat() for item in made.items[:2]] == [
        "2025-02-20T09:30:00+09:00",
        "2025-02-20T00:00:00+09:00",
    ]
    assert [item.has_time for item in made.items[:3]] == [True, False, False]
    assert (made.items[2].dated, made.items[2].published) == ("first_seen", SEEN)
    assert made.items[3].published == datetime(2025, 2, 20, 14, 30, tzinfo=UTC)
    assert [item.dated for item in made.items[4:]] == ["clamped", "clamped"]
    assert [problem.excerpt for problem in made.problems] == ["entry 4: d", "entry 5: e", "entry 6: f"]


def test_the_zone_is_the_sources_where_known() -> None:
    from zoneinfo import ZoneInfo

    [item] = items(Entry(1, title="a", dates=("2025-02-20 09:30",)), zone=ZoneInfo("America/New_York"))
    assert item.published.utcoffset() == timedelta(hours=-5)


def test_links_are_made_whole_and_lead_to_the_page() -> None:
    [item] = items(Entry(1, title="a", links=("/quay", "https://www.google.com/url?q=https://pier.example/x")))
    assert item.urls == ("https://www.harborwire.example/quay", "https://pier.example/x")
    [item] = items(Entry(1, title="a", links=("javascript:alert(1)", "quay"), base="https://b.example/x/"))
    assert item.urls == ("https://b.example/x/quay",)


def test_what_stands_twice_is_one_item() -> None:
    day, later = "2025-02-20T10:00:00Z", "2025-02-21T10:00:00Z"
    same = Entry(1, title="Quay", guid="1", links=("/1",), bodies=("It opens.",), dates=(day,))
    newer = Entry(2, title="Quay", guid="1", links=("/1",), bodies=("It opens in June.",), dates=(later,))
    assert [item.text for item in items(same, same)] == ["Quay\nIt opens."]
    assert [item.text for item in items(same, newer)] == ["Quay\nIt opens in June."]
    assert [item.text for item in items(newer, same)] == ["Quay\nIt opens in June."]


def test_a_guid_that_every_entry_has_loses_nothing() -> None:
    entries = [Entry(number, title=f"Report {number}", guid="feed", links=("/",)) for number in range(5)]
    assert len(items(*entries)) == 5


def test_an_empty_entry_is_a_problem() -> None:
    made = reader()
    made.read([Entry(1, line=7, guid="x", bodies=("<img src='/a.png' alt='A boat'>", " "))])
    assert not made.items
    assert [(problem.line, problem.message) for problem in made.problems] == [(7, "it has neither a title nor a text")]


def test_the_first_body_counts_unless_another_tells_much_more() -> None:
    [item] = items(Entry(1, title="a", bodies=("<p>One.<p>Two.", "One.  Two.!")))
    assert item.text == "a\nOne.\nTwo."
    [item] = items(Entry(1, title="a", bodies=("Short.", "<p>" + "Much longer words. " * 9)))
    assert item.text.startswith("a\nMuch longer")


def test_an_embedded_post_is_its_accounts() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>Rain on the quay.</p>&mdash; Osk (@osk) '
        '<a href="https://twitter.com/osk/status/1890000000000000000">Feb 13, 2025</a></blockquote>'
    )
    entry, post_item = items(Entry(1, title="Weather", bodies=(f"<p>Osk wrote:</p>{post}<p>So it did.</p>",)))
    assert entry.text == "Weather\nOsk wrote:\nSo it did."
    assert (post_item.source, post_item.handle, post_item.text) == ("Osk", "osk", "Rain on the quay.")
    assert post_item.url == "https://twitter.com/osk/status/1890000000000000000"


def test_addresses_of_the_web_only() -> None:
    assert absolute(" https://a.example/\nb ", "") == "https://a.example/b"
    assert absolute("//a.example/b", "https://c.example") == "https://a.example/b"
    assert absolute("feed:https://a.example/", "") == "https://a.example/"
    for link in ("mailto:a@b.example", "data:text/html,x", "/b", "", "http://[", "http:///x", "file:///etc"):
        assert absolute(link, "") == ""
