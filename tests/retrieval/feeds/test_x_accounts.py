"""Accounts as lines name them."""

import pytest

from retrieval.feeds.x_accounts import NamedAccount, named_account


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("Harbor Wire (@harborwire)", NamedAccount("Harbor Wire", "harborwire")),
        ("見本（速報）（@mihon）", NamedAccount("見本（速報）", "mihon")),
        ("News by @runa (@runa2)", NamedAccount("News by @runa", "runa2")),
        ("(@runa)", NamedAccount("runa", "runa")),
        ("Harbor Wire (@harborwire) said", None),
        ("Quay (2025)", None),
        ("", None),
        ("(" * 100_000, None),
    ],
)
def test_lines(line: str, account: NamedAccount | None) -> None:
    assert named_account(line) == account
