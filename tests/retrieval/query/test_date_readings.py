"""What the days of a match are."""

import re
from datetime import date

import pytest

from retrieval.query.date_readings import ago, between, days_back, from_first, in_month, lately, weekday, weeks_back

WEDNESDAY = date(2025, 3, 5)
COUNTED = re.compile(r"(?P<count>\d+)?(?P<unit>日|週間|か月|年)")


def counted(text: str) -> re.Match[str]:
    match = COUNTED.fullmatch(text)
    assert match
    return match


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3日", (date(2025, 3, 2), date(2025, 3, 2))),
        ("2週間", (date(2025, 2, 17), date(2025, 2, 23))),
        ("1か月", (date(2025, 2, 1), date(2025, 2, 28))),
        ("2年", (date(2023, 1, 1), date(2023, 12, 31))),
    ],
)
def test_so_long_ago_is_the_day_week_month_or_year(text: str, days: tuple[date, date]) -> None:
    assert ago(counted(text), WEDNESDAY, WEDNESDAY) == days


def test_lately_ends_today() -> None:
    assert lately(counted("5日"), WEDNESDAY, WEDNESDAY) == (date(2025, 2, 28), WEDNESDAY)
    assert lately(counted("週間"), WEDNESDAY, WEDNESDAY) == (date(2025, 2, 26), WEDNESDAY)


def test_a_weekday_is_the_last_one_before_today() -> None:
    match = re.fullmatch("(?P<weekday>.+)", "Wednesday")
    assert match
    assert weekday(match, WEDNESDAY, WEDNESDAY) == (date(2025, 2, 26), date(2025, 2, 26))


def test_from_the_first_of_some_days_on() -> None:
    assert from_first(weeks_back(1))(counted("1日"), WEDNESDAY, WEDNESDAY) == (date(2025, 2, 24), None)
    assert from_first(lambda *_: None)(counted("1日"), WEDNESDAY, WEDNESDAY) is None
    assert days_back(1)(counted("1日"), date.min, date.min) == (date.min, date.min)


def test_days_in_the_other_order_and_months_that_are_none_are_no_days() -> None:
    match = re.fullmatch(r"(?P<month>\d+)/(?P<day>\d+)-(?P<day_2>\d+)", "2/22-20")
    assert match
    assert between(match, WEDNESDAY, WEDNESDAY) is None
    month = re.fullmatch(r"(?P<month>\d+)(?P<year>x)?", "13")
    assert month
    assert in_month(month, WEDNESDAY, WEDNESDAY) is None
