"""Addresses of posts."""

import pytest

from retrieval.feeds.permalinks import read_permalink


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://twitter.com/runa/status/12?ref_src=twsrc%5Etfw", "https://twitter.com/runa/status/12"),
        ("http://www.twitter.com/runa/statuses/12", "https://twitter.com/runa/status/12"),
        ("https://mobile.twitter.com/runa/status/12/photo/1", "https://twitter.com/runa/status/12"),
        ("https://x.com/runa/status/12#m", "https://x.com/runa/status/12"),
        ("https://twitter.com/#!/runa/status/12", "https://twitter.com/runa/status/12"),
        ("https://x.com/i/web/status/12", "https://x.com/i/status/12"),
        ("https://d.fxtwitter.com/runa/status/12.mp4", "https://x.com/runa/status/12"),
        ("https://vxtwitter.com/runa/status/12", "https://x.com/runa/status/12"),
    ],
)
def test_an_address_in_its_plain_form(url: str, clean: str) -> None:
    link = read_permalink(url)
    assert link is not None
    assert (link.url, link.number) == (clean, 12)
    assert link.account == ("" if "/i/" in clean else "runa")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://t.co/a",
        "https://twitter.com/runa",
        "https://example.org/runa/status/12",
        "https://notx.com/runa/status/20",
        "https://evil.example/x.com/runa/status/20",
        "https://x.com.evil.example/runa/status/20",
        "pic.twitter.com/a",
    ],
)
def test_anything_else_is_none(url: str) -> None:
    assert read_permalink(url) is None


def test_a_number_tells_its_moment_where_it_counts_milliseconds() -> None:
    link = read_permalink("https://x.com/runa/status/1892570000000000000")
    old = read_permalink("https://x.com/runa/status/20")
    assert link is not None
    assert old is not None
    assert link.moment is not None
    assert link.moment.isoformat() == "2025-02-20T13:40:24+00:00"
    assert old.moment is None
