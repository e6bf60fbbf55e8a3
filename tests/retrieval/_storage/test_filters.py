"""Filters."""

from datetime import date

from retrieval._storage.filters import Filters, fold_handle


def test_empty_filters_restrict_nothing() -> None:
    assert not Filters()
    assert Filters(until=date(2025, 1, 1))
    assert Filters(sources=("a",))


def test_handles_are_compared_folded() -> None:
    assert Filters(sources=("@NHK", "nhk", "＠ｎｈｋ")).handle_keys == ("nhk",)
    assert fold_handle(" @A ") == "a"
