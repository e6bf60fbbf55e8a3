"""Dates as people type them."""

from datetime import date

import pytest

from bot.dates import parse_date
from bot.errors import DateError


def never() -> date:
    raise AssertionError("which day it is does not matter here")


@pytest.mark.parametrize(
    "text", ["2025-02-20", "2025/2/20", "20 Feb 2025", "Feb 20, 2025", "2025年2月20日", " 2025.02.20 "]
)
def test_plain_forms(text: str) -> None:
    assert parse_date(text, today=never) == date(2025, 2, 20)


@pytest.mark.parametrize(("text", "day"), [("today", 3), ("昨日", 2), ("Yesterday", 2)])
def test_words(text: str, day: int) -> None:
    assert parse_date(text, today=lambda: date(2025, 3, 3)) == date(2025, 3, day)


def test_the_calendar_has_a_first_day() -> None:
    assert parse_date("yesterday", today=lambda: date.min) == date.min


@pytest.mark.parametrize("text", ["", "soon", "2025-13-01", "Feb 30, 2025", "20"])
def test_anything_else(text: str) -> None:
    with pytest.raises(DateError, match="2025-02-20"):
        parse_date(text, today=never)
