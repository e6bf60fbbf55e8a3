"""Posts on X as other sites' feeds show them."""

import pytest

from retrieval import read_feed
from retrieval.feeds.mirrored import mirrored_post

CHANNEL = "Osk Tveit / @osktveit"
LINK = "https://nitter.example/{}/status/1892500000000000000#m"


@pytest.mark.parametrize(
    ("title", "account", "told"),
    [
        ("The port is shut.", "osktveit", ("Osk Tveit", "osktveit", "", "The port is shut.")),
        ("RT by @osktveit: Rain.", "harborwire", ("harborwire", "harborwire", "osktveit", "Rain.")),
        ("R to @runa: No.", "osktveit", ("Osk Tveit", "osktveit", "", "No.")),
        ("Rain.", "harborwire", ("harborwire", "harborwire", "osktveit", "Rain.")),
    ],
)
def test_whose_words_they_are(title: str, account: str, told: tuple[str, str, str, str]) -> None:
    found = mirrored_post(title, LINK.format(account), CHANNEL)
    assert found is not None
    assert (found.source, found.handle, found.reposted_by, found.title) == told
    assert found.url == f"https://x.com/{account}/status/1892500000000000000"


@pytest.mark.parametrize("link", ["https://harborwire.example/a", "https://harborwire.example/a/status/1", ""])
def test_other_entries_are_no_posts(link: str) -> None:
    assert mirrored_post("Rain.", link, "Harbor Wire") is None


def test_a_feed_of_a_mirror_gives_each_account_its_own_words() -> None:
    link = LINK.format("harborwire")
    (item,) = read_feed(
        f"<rss version='2.0'><channel><title>{CHANNEL}</title><link>https://nitter.example/osktveit</link>"
        "<item><title>RT by @osktveit: The port is shut.</title><description>&lt;p&gt;The port is shut.&lt;/p&gt;"
        f"</description><pubDate>Thu, 20 Feb 2025 10:00:00 GMT</pubDate><link>{link}</link></item></channel></rss>".encode()
    )
    assert (item.source, item.handle, item.reposted_by) == ("harborwire", "harborwire", "osktveit")
    assert (item.text, item.url) == ("The port is shut.", "https://x.com/harborwire/status/1892500000000000000")
