"""RSS, RDF and Atom."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import read_feed
from retrieval.errors import FeedError, OnRecordError
from retrieval.feeds.page import Page
from retrieval.feeds.reader import parse_page
from retrieval.feeds.syndication import FORMAT

SEEN = datetime(2025, 3, 1, 12, tzinfo=UTC)

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>Harbor Wire</title><link>https://www.harborwire.example/</link><language>en</language><ttl>30</ttl>
<atom:link rel="hub" href="https://hub.example/"/><skipHours><hour>1</hour><hour>2</hour></skipHours>
<item><title>Quay &amp;amp; pier open</title><link>https://feeds.harborwire.example/~r/1</link>
<feedburner:origLink>https://www.harborwire.example/1</feedburner:origLink>
<guid isPermaLink="false">n1</guid><pubDate>Thu, 20 Feb 2025 09:30:00 EST</pubDate><dc:creator>Runa Dahl</dc:creator>
<description>Short […]</description>
<content:encoded><![CDATA[<p>“It is safe,” Runa Dahl said.</p><p>Read more</p>]]></content:encoded></item>
<item><guid>https://www.harborwire.example/2</guid><description>&lt;p&gt;No title here. Rain fell.&lt;/p&gt;</description></item>
<item><title></title><description> </description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://log.example/a/" xml:lang="ja">
<title type="html">港の&lt;b&gt;記録&lt;/b&gt;</title><link href="https://log.example/"/><link rel="self" href="feed.atom"/>
<entry><id>tag:log.example,2025:1</id><title>橋の工事</title><link href="b/1"/><updated>2025-02-20T10:00:00</updated>
<author><name>汐見</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>工事は終わる。</p><p>橋は5月に開く。</p></div></content></entry>
</feed>"""

RDF = """<?xml version="1.0" encoding="{0}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
<channel rdf:about="https://d.hatena.ne.jp/minato/rss"><title>港の日記</title><link>https://d.hatena.ne.jp/minato/</link></channel>
<item rdf:about="https://d.hatena.ne.jp/minato/1"><title>橋の工事</title><link>https://d.hatena.ne.jp/minato/1</link>
<description>工事は来月に終わると市長は述べた。</description><dc:date>2025-02-20</dc:date></item></rdf:RDF>"""


def test_rss() -> None:
    feed = read_feed(RSS.encode(), seen=SEEN)
    one, two = feed
    assert (feed.format, one.source, one.handle, one.guid, one.author) == (
        "rss",
        "Harbor Wire",
        "harborwire.example",
        "n1",
        "Runa Dahl",
    )
    assert one.urls == ("https://www.harborwire.example/1",)
    assert one.text == "Quay & pier open\n“It is safe,” Runa Dahl said."
    assert one.published == datetime(2025, 2, 20, 14, 30, tzinfo=UTC)
    assert (two.headline, two.url, two.dated) == ("No title here.", "https://www.harborwire.example/2", "first_seen")
    assert [(problem.line, problem.message) for problem in feed.problems] == [(12, "it has neither a title nor a text")]
    assert (feed.pace.interval, feed.pace.hub, feed.pace.skip_hours) == (
        timedelta(minutes=30),
        "https://hub.example/",
        {1, 2},
    )


def test_atom() -> None:
    feed = read_feed(ATOM.encode(), seen=SEEN)
    [item] = feed
    assert (item.source, item.handle, item.author) == ("港の記録", "log.example", "汐見")
    assert (item.url, item.guid) == ("https://log.example/a/b/1", "tag:log.example,2025:1")
    assert item.text == "橋の工事\n工事は終わる。\n橋は5月に開く。"
    assert item.published.utcoffset() == timedelta(hours=9)
    assert feed.pace.self_link == "https://log.example/a/feed.atom"


@pytest.mark.parametrize("encoding", ["euc-jp", "shift_jis", "utf-8", "iso-2022-jp"])
@pytest.mark.parametrize("declared", ["{0}", "utf-8", "iso-8859-1"])
def test_rdf_in_any_encoding(encoding: str, declared: str) -> None:
    [item] = read_feed(RDF.format(declared.format(encoding)).encode(encoding), seen=SEEN)
    assert (item.source, item.handle, item.headline) == ("港の日記", "d.hatena.ne.jp/minato", "橋の工事")
    assert (item.published.isoformat(), item.has_time) == ("2025-02-20T00:00:00+09:00", False)


def test_a_blog_of_links_is_its_own() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Link Log</title><link href="https://log.example/"/><entry><id>1</id>
    <title>Quay</title><link rel="alternate" href="https://harborwire.example/q"/><link rel="related" href="https://log.example/1"/>
    </entry></feed>"""
    [item] = read_feed(feed.encode())
    assert item.urls == ("https://log.example/1", "https://harborwire.example/q")
    assert item.handle == "log.example"


def test_relative_links_count_from_the_address() -> None:
    feed = "<rss><channel><title>T</title><link>/</link><item><title>Quay</title><link>/q?a=1&b=2</link></item></channel></rss>"
    page = Page("x", feed.encode(), url="https://www.harborwire.example/rss")
    [item] = parse_page(page)
    assert (item.url, item.handle) == ("https://www.harborwire.example/q?a=1&b=2", "harborwire.example")


@pytest.mark.parametrize("cut", [30, 60, 200])
def test_a_cut_feed_is_read_as_far_as_it_is_whole(cut: int) -> None:
    feed = read_feed(RSS.encode()[:-cut], seen=SEEN)
    assert feed[0].headline == "Quay & pier open"
    assert "cut off" in feed.problems[-1].message


def test_no_entity_is_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    hostile = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "laugh">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    [item] = read_feed(
        f"{hostile}<rss><channel><title>T</title><item><title>A &e9; &f; b</title></item></channel></rss>".encode()
    )
    assert item.text == "A &e9; &f; b"


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        ("<rss><channel><title>T</title></channel></rss>", "an RSS feed without entries"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>', "an Atom feed without entries"),
        ("<rss><channel><item><guid>1</guid></item></channel></rss>", "neither a title nor a text"),
        ("<rss>" + "<a>" * 260_000, "XML elements"),
    ],
    ids=["rss", "atom", "empty", "elements"],
)
def test_what_a_feed_lacks_is_told(feed: str, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        read_feed(feed.encode())


def test_what_is_another_format_is_left_to_it() -> None:
    assert not FORMAT.recognises(Page("x", b"<html><body><p>&lt;rss&gt;</p><rss></rss></body></html>"))
    assert not FORMAT.recognises(Page("x", b'{"rss": {}}'))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(RSS)), st.integers(0, 40), st.text(alphabet="<>&;![]CDATA/\"'=x \n", max_size=12))
def test_any_damage_is_read_or_told(place: int, length: int, put: str) -> None:
    try:
        feed = read_feed((RSS[:place] + put + RSS[place + length :]).encode(), seen=SEEN)
    except OnRecordError:
        return
    assert all(item.text.startswith(item.headline) and item.handle and item.source for item in feed)
