"""Days of the calendar."""

import re
from datetime import date

import pytest

from retrieval.query.days import (
    count_of,
    day_named,
    day_of,
    month_back,
    month_number,
    shifted,
    week_back,
    weekday_number,
    whole_month,
    whole_year,
)

NEWEST = date(2025, 3, 5)


def test_weeks_months_and_years_stay_within_the_calendar() -> None:
    assert week_back(date.min, 1) == (date.min, date.min)
    assert week_back(NEWEST, 0) == (date(2025, 3, 3), date(2025, 3, 9))
    assert month_back(NEWEST, 3) == (date(2024, 12, 1), date(2024, 12, 31))
    assert month_back(date.min, 5) == (date.min, date(1, 1, 31))
    assert whole_month(9999, 12) == (date(9999, 12, 1), date.max)
    assert whole_month(2025, 13) == (None, None)
    assert whole_year(-5) == (date.min, date(1, 12, 31))
    assert whole_year(10**6)[1] == date.max
    assert shifted(date.max, 10**9) == date.max


@pytest.mark.parametrize(("name", "number"), [("Mon", 0), ("sunday", 6), ("月曜日", 0), ("日", 6), ("thurs", 3)])
def test_weekdays_by_any_name(name: str, number: int) -> None:
    assert weekday_number(name) == number


def test_months_and_numbers_by_any_name() -> None:
    assert [month_number(name) for name in ("2", "February", "sept")] == [2, 2, 9]
    assert [count_of(number) for number in ("12", "An", "seven")] == [12, 1, 7]
    assert day_of(2025, 2, 30) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2月20日", date(2025, 2, 20)),
        ("12月24日", date(2024, 12, 24)),
        ("2月29日", date(2024, 2, 29)),
        ("2月30日", None),
        ("4日", date(2025, 3, 4)),
        ("31日", date(2025, 1, 31)),
        ("32日", None),
    ],
)
def test_a_day_without_a_year_is_the_last_one_up_to_the_newest_post(text: str, day: date | None) -> None:
    match = re.fullmatch(r"(?:(?P<month>\d+)月)?(?P<day>\d+)日", text)
    assert match
    assert day_named(match, NEWEST) == day
