"""Which links are shown as links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.rendering.links import web_address


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ("HTTP://EXAMPLE.ORG:8080", "HTTP://EXAMPLE.ORG:8080"),
        ("pic.twitter.com/abc", "https://pic.twitter.com/abc"),
        ("javascript:alert(1)", None),
        ("https://example.org/a)b", None),
        ("https://example.org/<b>", None),
        ("https://例え.jp/", None),
        ("https://example.org/" + "a" * 500, None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_addresses(link: str | None, shown: str | None) -> None:
    assert web_address(link) == shown


@given(st.text(max_size=40))
def test_nothing_that_breaks_markup_is_let_through(rest: str) -> None:
    shown = web_address(f"https://example.org/{rest}")
    assert shown is None or not set(shown) & set('()<>[]`*| \n"\\')
