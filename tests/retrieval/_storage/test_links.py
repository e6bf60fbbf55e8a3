"""Which addresses lead to one item, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval._storage.links import leads_on, link_key, owns

ONE = (
    ("http://harborwire.example/quay", "https://www.harborwire.example/quay/"),
    ("https://harborwire.example/quay?utm_source=feed&utm_medium=rss", "https://harborwire.example/quay#comments"),
    ("https://harborwire.example/quay#xtor=RSS-32", "https://harborwire.example/quay#Echobox=1740787200"),
    ("https://harborwire.example/quay#:~:text=quay%2012", "https://harborwire.example/quay"),
    ("https://harborwire.example:443/quay", "http://harborwire.example:80/quay"),
    (
        "https://twitter.com/harborwire/status/19?ref_src=embed",
        "https://mobile.twitter.com/HarborWire/status/19/photo/1",
    ),
    ("https://x.com/i/web/status/19", "https://x.com/harborwire/status/19"),
)
TWO = (
    ("https://harborwire.example/quay?id=1", "https://harborwire.example/quay?id=2"),
    ("https://harborwire.example/#/quay", "https://harborwire.example/#/pier"),
    ("https://harborwire.example/diary/20250301.html#c96", "https://harborwire.example/diary/20250301.html#c97"),
    ("https://harborwire.example/quay#comment-12", "https://harborwire.example/quay"),
    ("https://harborwire.example/20250301.html#p01", "https://harborwire.example/20250301.html#p02"),
    ("https://harborwire.example:8080/quay", "https://harborwire.example/quay"),
    ("https://x.com/harborwire/status/19", "https://x.com/harborwire/status/190"),
    ("https://x.com/harborwire", "https://x.com/osktveit"),
)


@pytest.mark.parametrize(("left", "right"), ONE)
def test_addresses_that_lead_to_one_item(left: str, right: str) -> None:
    assert link_key(left) == link_key(right) != ""


@pytest.mark.parametrize(("left", "right"), TWO)
def test_addresses_that_lead_to_two(left: str, right: str) -> None:
    assert link_key(left) != link_key(right)


@given(st.text())
def test_any_text_is_taken_for_an_address(text: str) -> None:
    assert isinstance(link_key(text), str)
    assert isinstance(owns(text, f"https://{text}/"), bool)
    assert not leads_on("")


@pytest.mark.parametrize(
    ("handle", "url", "is_own"),
    [
        ("harborwire", "https://x.com/harborwire/status/1", True),
        ("harborwire", "https://x.com/osktveit/status/1", False),
        ("harborwire", "https://x.com/i/status/1", True),
        ("harborwire", "https://harborwire.example/quay", False),
        ("harborwire.example", "https://www.harborwire.example/quay", True),
        ("news.harborwire.example", "https://harborwire.example/quay", True),
        ("harborwire.example", "https://otherwire.example/quay", False),
        ("wire.example", "https://harborwire.example/quay", False),
        ("medium.example/@runa", "https://medium.example/@runa/quay", True),
        ("medium.example/@runa", "https://medium.example/@runa2/quay", False),
        ("medium.example/@runa", "http://[bad", False),
    ],
)
def test_whose_an_address_is(handle: str, url: str, is_own: bool) -> None:
    assert owns(handle, url) == is_own
