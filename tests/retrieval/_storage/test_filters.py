"""Filters, and days in any zone against the calendar of that zone."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval._storage.filters import AFTER_ALL, BEFORE_ALL, Filters, day_of, fold_handle, moment_of
from retrieval.types import FeedItem
from tests.retrieval.zones import ZONES, moments, zones

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def item_at(published: datetime, *, has_time: bool = True) -> FeedItem:
    return FeedItem(source="Harbor Wire", handle="hw", published=published, has_time=has_time, headline="h", text="h")


def test_empty_filters_restrict_nothing() -> None:
    assert not Filters()
    assert not Filters(zone=UTC)
    assert Filters(until=date(2025, 1, 1))
    assert Filters(sources=("a",))


def test_handles_are_compared_folded() -> None:
    assert Filters(sources=("@NHK", "nhk", "＠ｎｈｋ")).handle_keys == ("nhk",)
    assert fold_handle(" @A ") == "a"


def test_without_a_zone_or_a_day_there_is_no_period() -> None:
    assert Filters(since=date(2025, 1, 1)).period is None
    assert Filters(zone=UTC).period is None
    assert Filters(since=date(2025, 1, 1), zone=UTC).period == (1_735_689_600, AFTER_ALL)
    assert Filters(until=date(2025, 1, 1), zone=UTC).period == (BEFORE_ALL, 1_735_689_600 + 86_399)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Asia/Tokyo", date(2025, 3, 30), 24),
        ("Europe/Oslo", date(2025, 3, 30), 23),
        ("Europe/Oslo", date(2025, 10, 26), 25),
        ("Australia/Lord_Howe", date(2025, 4, 6), 24.5),
        # The clock goes on from midnight to one, back from one to midnight, and back from 0:01 to 23:01.
        ("America/Sao_Paulo", date(2018, 11, 4), 23),
        ("America/Havana", date(2025, 11, 2), 25),
        ("America/St_Johns", date(2010, 11, 6), 25),
        # Left out when the date line moved.
        ("Pacific/Apia", date(2011, 12, 30), 0),
    ],
)
def test_a_day_lasts_as_long_as_in_its_zone(zone: str, day: date, hours: float) -> None:
    period = Filters(since=day, until=day, zone=ZoneInfo(zone)).period
    assert period is not None
    assert period.last + 1 - period.first == hours * 3_600


# St John's put its clock back over midnight until 2011, so that one minute a year belonged to two days.
@given(moments, zones.filter(lambda zone: str(zone) != "America/St_Johns"), st.integers(-3, 3), st.integers(-3, 3))
def test_a_period_holds_the_moments_of_its_days(moment: datetime, zone: tzinfo, before: int, after: int) -> None:
    try:
        day = moment.astimezone(zone).date()
        since, until = day + timedelta(days=before), day + timedelta(days=after)
    except OverflowError:
        return
    period = Filters(since=since, until=until, zone=zone).period
    assert period is not None
    assert (period.first <= (moment - EPOCH) // timedelta(seconds=1) <= period.last) == (since <= day <= until)


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_first_and_the_last_day_of_the_calendar_have_periods(zone: tzinfo) -> None:
    for day, hour in ((date.min, 0), (date.max, 23)):
        period = Filters(since=day, until=day, zone=zone).period
        assert period is not None
        item = item_at(datetime(day.year, day.month, day.day, hour, tzinfo=zone))
        moment = moment_of(item)
        assert moment is not None
        assert period.first <= moment <= period.last
        assert (period.first == BEFORE_ALL) == (day == date.min)
        assert (period.last == AFTER_ALL) == (day == date.max)


def test_the_day_of_an_item_is_its_sources_or_the_askers() -> None:
    tokyo, honolulu = ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
    timed, plain = (item_at(datetime(2025, 2, 21, 1, tzinfo=tokyo), has_time=one) for one in (True, False))
    assert [day_of(timed, zone) for zone in (None, tokyo, UTC)] == [date(2025, 2, day) for day in (21, 21, 20)]
    assert {day_of(plain, zone) for zone in (None, UTC, honolulu)} == {date(2025, 2, 21)}
    assert moment_of(plain) is None
    assert moment_of(timed) == 1_740_067_200
    edge = item_at(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
    assert day_of(edge, honolulu) == date.min
