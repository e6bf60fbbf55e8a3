"""What zones are called, and the day it is in them."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from retrieval.errors import QuestionError
from retrieval.query.zones import day_at, moment_by, zone_name


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        (None, ""),
        (UTC, "UTC"),
        (ZoneInfo("Asia/Tokyo"), "Asia/Tokyo"),
        (timezone(timedelta(hours=-12)), "UTC-12:00"),
        (timezone(timedelta(hours=9), "JST"), "UTC+09:00"),
    ],
)
def test_a_zone_is_called_by_what_others_know_it_by(zone: tzinfo | None, name: str) -> None:
    assert zone_name(zone) == name


class _Odd(tzinfo):
    """A zone that nobody else knows."""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", 9, _Odd()])
def test_anything_else_is_refused_with_what_would_do(zone: object) -> None:
    with pytest.raises(QuestionError, match=r"ZoneInfo\('Asia/Tokyo'\)") as raised:
        zone_name(zone)  # type: ignore[arg-type]
    assert raised.value.field == "zone"


def test_a_moment_is_a_day_of_the_zone_and_a_day_is_that_day() -> None:
    tokyo, honolulu = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
    moment = datetime(2025, 2, 20, 16, tzinfo=UTC)
    assert [day_at(moment, zone).day for zone in (UTC, tokyo, honolulu)] == [20, 21, 20]
    assert day_at(moment.replace(tzinfo=None), tokyo) == day_at(date(2025, 2, 20), honolulu) == date(2025, 2, 20)


def test_the_ends_of_the_calendar_stay_in_it() -> None:
    assert day_at(datetime(1, 1, 1, tzinfo=UTC), ZoneInfo("Pacific/Honolulu")) == date.min
    assert day_at(datetime(9999, 12, 31, 23, tzinfo=UTC), ZoneInfo("Asia/Tokyo")) == date.max


def test_a_clock_that_tells_the_day_alone_leaves_the_moment_to_the_machine() -> None:
    moment = datetime(2025, 2, 20, 16, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert moment_by(lambda: moment) is moment
    for day in (date(2001, 2, 3), datetime(2001, 2, 3, 4)):
        assert moment_by(lambda day=day: day) > moment  # type: ignore[misc]
