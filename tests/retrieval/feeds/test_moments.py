"""Zones that are not named, days that cannot be."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from retrieval.feeds.moments import FIRST_POST, JAPAN, published_at

SEEN = datetime(2025, 3, 1, 12, tzinfo=UTC)


def test_a_time_that_names_its_zone_keeps_it() -> None:
    printed = datetime(2025, 2, 20, 9, tzinfo=timezone(timedelta(hours=-5)))
    assert published_at(printed, has_time=True, zone=JAPAN, seen=SEEN).published == printed


def test_the_day_is_the_printed_one() -> None:
    found = published_at(datetime(2025, 2, 20), has_time=False, zone=JAPAN, seen=SEEN)
    assert (found.published.date().isoformat(), found.has_time, found.dated) == ("2025-02-20", False, "printed")


def test_no_date_is_the_day_on_which_it_was_read() -> None:
    found = published_at(None, has_time=True, zone=UTC, seen=SEEN)
    assert (found.published, found.has_time, found.dated, found.problem) == (SEEN, False, "first_seen", "")


@pytest.mark.parametrize("year", [1, 1970, 2005, 2026, 9999])
def test_a_day_that_cannot_be_is_told(year: int) -> None:
    found = published_at(datetime(year, 12, 31), has_time=False, zone=JAPAN, seen=SEEN, earliest=FIRST_POST)
    assert (found.published, found.dated) == (SEEN, "clamped")
    assert "cannot be" in found.problem


def test_tomorrow_elsewhere_is_today() -> None:
    found = published_at(datetime(2025, 3, 2, 2), has_time=True, zone=JAPAN, seen=SEEN)
    assert found.dated == "printed"


def test_the_day_of_what_has_no_date_is_the_one_at_its_source() -> None:
    seen = datetime(2025, 2, 20, 16, tzinfo=UTC)
    for printed in (None, datetime(2052, 1, 1)):
        found = published_at(printed, has_time=False, zone=JAPAN, seen=seen)
        assert (found.published, found.published.date().isoformat()) == (seen, "2025-02-21")
