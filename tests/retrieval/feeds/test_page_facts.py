"""What pages say of themselves."""

import json

import pytest

from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page_facts import Facts, facts_of


def facts(head: str, body: str = "", url: str = "") -> Facts:
    return facts_of(tree_of(f"<html lang='ja'><head>{head}</head><body>{body}</body></html>"), url)


def day(found: Facts) -> str:
    return found.date.moment.isoformat() if found.date else ""


def test_open_graph() -> None:
    found = facts(
        '<title>Quay reopens | Harbor Wire</title><meta property="og:type" content="article">'
        '<meta property="og:site_name" content="Harbor Wire"><meta name="author" content="Runa Dahl">'
        '<meta property="og:url" content="https://www.harborwire.example/a">'
        '<meta property="article:published_time" content="2025-02-20T10:00:00+01:00">'
    )
    assert (found.title, found.site, found.author, found.url) == (
        "Quay reopens",
        "Harbor Wire",
        "Runa Dahl",
        "https://www.harborwire.example/a",
    )
    assert found.is_article
    assert (day(found), found.lang) == ("2025-02-20T10:00:00+01:00", "ja")


def test_json_ld() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Quay reopens",
                "datePublished": "2025-02-20T10:00:00Z",
                "author": [{"name": "Runa Dahl"}, {"name": "Osk Tveit"}],
                "publisher": {"name": "Harbor Wire"},
                "url": "https://harborwire.example/a",
            },
        ]
    }
    found = facts(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert (found.title, found.site, found.author, found.url, day(found)) == (
        "Quay reopens",
        "Harbor Wire",
        "Runa Dahl, Osk Tveit",
        "https://harborwire.example/a",
        "2025-02-20T10:00:00+00:00",
    )
    assert found.is_article


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[" * 50_000,
        '"a"',
        "null",
        '{"@graph": 3, "@type": {"a": 1}}',
        '{"@type": "Article", "author": 3, "url": []}',
    ],
)
def test_broken_data_are_passed_over(data: str) -> None:
    found = facts(f'<title>Quay reopens</title><script type="application/ld+json">{data}</script>')
    assert found.title == "Quay reopens"


def test_the_heading_is_the_title_where_the_title_begins_with_it() -> None:
    assert (
        facts("<title>港の工事が始まる：見本新聞</title>", "<h1><img></h1><h1>港の工事が始まる</h1>").title
        == "港の工事が始まる"
    )
    assert facts("<title>Harbor Wire</title>", "<h1>Quay reopens</h1>").title == "Quay reopens"


@pytest.mark.parametrize(
    ("head", "url", "iso"),
    [
        ('<meta name="pubdate" value="2025-02-20T10:00:00+09:00">', "", "2025-02-20T10:00:00+09:00"),
        (
            '<meta name="article:published" content="Thu Feb 20 2025 10:00:00 GMT+0000 (UTC)">',
            "",
            "2025-02-20T10:00:00+00:00",
        ),
        ("", "https://harborwire.example/2025/02/20/quay", "2025-02-20T00:00:00"),
        ("", "https://harborwire.example/diary/20250220.html", "2025-02-20T00:00:00"),
        ("", "https://harborwire.example/20251399/", ""),
        ('<meta name="date" content="soon">', "", ""),
    ],
)
def test_day(head: str, url: str, iso: str) -> None:
    assert day(facts(head, url=url)) == iso


def test_day_of_a_marked_time() -> None:
    body = '<time datetime="2020-01-01">x</time><time itemprop="datePublished" datetime="2025-02-20T10:00Z">y</time>'
    assert day(facts("", body)) == "2025-02-20T10:00:00+00:00"


@pytest.mark.parametrize("href", ["http://[bad/", "javascript:x", "", "//"])
def test_an_address_that_is_none_is_passed_over(href: str) -> None:
    assert (
        facts(f'<link rel="canonical" href="{href}">', url="https://harborwire.example/a").url
        == "https://harborwire.example/a"
    )


def test_feeds_and_logins() -> None:
    found = facts(
        '<link rel="alternate" type="application/rss+xml" href="/feed">',
        '<input type="password">',
        "https://harborwire.example/",
    )
    assert found.feeds == ["https://harborwire.example/feed"]
    assert found.asks_password


@pytest.mark.parametrize("home", ["/", "https://gazette.example/"])
def test_the_sites_name_above_every_page_is_no_title(home: str) -> None:
    root = tree_of(
        f'<title>Gazette | Minister resigns</title><meta property="og:title" content="Minister resigns"><h1><a href="{home}">'
        "Gazette</a></h1><h3>Minister resigns</h3><p>x"
    )
    assert facts_of(root).title == "Minister resigns"
