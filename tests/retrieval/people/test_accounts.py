"""Accounts whose owner a question names."""

from datetime import date

import pytest

from retrieval.people.accounts import accounts_named
from retrieval.types import SourceInfo


def account(handle: str, source: str) -> SourceInfo:
    return SourceInfo(handle=handle, source=source, items=1, first=date(2025, 3, 1), last=date(2025, 3, 1))


ACCOUNTS = [
    account("hw24", "Harbor Wire"),
    account("lmor", "Lena Moritz 🌊"),
    account("LMoritz2", "Lena Moritz (Sabel)"),
    account("tk9", "三上透（Toru Mikami）"),
    account("x", "X"),
]


@pytest.mark.parametrize(
    ("asked", "handles"),
    [
        ("Harbor Wire", ["hw24"]),
        ("harbor wire", ["hw24"]),
        ("@HW24", ["hw24"]),
        ("Lena Moritz", ["lmor", "LMoritz2"]),
        ("Ms Moritz", ["lmor", "LMoritz2"]),
        ("lmoritz2", ["LMoritz2"]),
        ("三上透氏", ["tk9"]),
        ("三上", ["tk9"]),
        ("Toru Mikami", ["tk9"]),
        ("Mikami", ["tk9"]),
    ],
)
def test_an_account_is_named(asked: str, handles: list[str]) -> None:
    assert accounts_named(asked, ACCOUNTS) == handles


@pytest.mark.parametrize("asked", ["", "x", "@", "Lena", "三", "Harbor", "Moritz Lena", "hw2"])
def test_no_account_is_named(asked: str) -> None:
    assert accounts_named(asked, ACCOUNTS) == []
