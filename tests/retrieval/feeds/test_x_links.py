"""Addresses of posts on X."""

import pytest

from retrieval.feeds.x_links import Status, posted_at, read_status


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://twitter.com/harborwire/status/20", Status("harborwire", "20")),
        ("https://mobile.twitter.com/harborwire/statuses/20?s=20&t=x", Status("harborwire", "20")),
        ("http://www.x.com/harborwire/status/20/photo/1", Status("harborwire", "20")),
        ("https://d.fxtwitter.com/harborwire/status/20.mp4", Status("harborwire", "20")),
        ("https://vxtwitter.com/harborwire/status/20", Status("harborwire", "20")),
        ("https://x.com/i/web/status/20", Status("", "20")),
        ("https://x.com/i/status/20", Status("", "20")),
        ("https://notx.com/harborwire/status/20", None),
        ("https://evil.example/x.com/harborwire/status/20", None),
        ("https://x.com.evil.example/harborwire/status/20", None),
        ("https://x.com/harborwire", None),
        ("", None),
    ],
)
def test_addresses(url: str, status: Status | None) -> None:
    assert read_status(url) == status


def test_an_address_without_an_account() -> None:
    assert Status("", "20").url == "https://x.com/i/status/20"


@pytest.mark.parametrize("post_id", ["20", "", "x", "-5", "٣", "9" * 30])
def test_ids_that_tell_no_moment(post_id: str) -> None:
    assert posted_at(post_id) is None
