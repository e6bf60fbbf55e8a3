"""Tracker links, by their form."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.trackers import REDIRECTORS, Redirector, resolve


@pytest.mark.parametrize("row", REDIRECTORS, ids=lambda row: row.example[:40])
def test_every_redirector_reads_its_example(row: Redirector) -> None:
    assert resolve(row.example) == row.leads_to


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("http://rd.yahoo.co.jp/rss/l/top/*http://harborwire.example/a", "http://harborwire.example/a"),
        (
            "https://r.search.yahoo.com/_ylt=A/RU=https%3a%2f%2fharborwire.example%2fa/RK=2/",
            "https://harborwire.example/a",
        ),
        ("https://www.google.com/amp/s/harborwire.example/a", "https://harborwire.example/a"),
        (
            "http://rss.feedsportal.com/c/1/f/2/s/3/l/0L0Sharborwire0Bexample0Cquay0Eopens/story01.htm",
            "http://www.harborwire.example/quay-opens",
        ),
        (
            "https://www.google.com/url?url=https%3A%2F%2Ft.umblr.com%2Fredirect%3Fz%3Dhttps%253A%252F%252Fharborwire.example%252Fa",
            "https://harborwire.example/a",
        ),
    ],
)
def test_links_that_hide_their_page(link: str, meant: str) -> None:
    assert resolve(link) == meant


def test_an_article_of_google_news() -> None:
    name = base64.urlsafe_b64encode(b"\x08\x13\x22\x1chttps://harborwire.example/a\xd2\x01").decode().rstrip("=")
    assert resolve(f"https://news.google.com/rss/articles/{name}?oc=5") == "https://harborwire.example/a"
    opaque = f"https://news.google.com/rss/articles/{'x' * 60}"
    assert resolve(opaque) == opaque


@pytest.mark.parametrize(
    "link",
    [
        "https://harborwire.example/share?url=https://other.example/",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/search?q=https://harborwire.example/",
        "http://[::1",
        "",
        "https://harborwire.example/a?utm_source=rss",
    ],
)
def test_other_links_stay(link: str) -> None:
    assert resolve(link) == link


@given(st.text(max_size=60))
def test_any_link_is_answered(text: str) -> None:
    assert isinstance(resolve(f"https://www.google.com/url?q={text}"), str)
    assert isinstance(resolve(text), str)
