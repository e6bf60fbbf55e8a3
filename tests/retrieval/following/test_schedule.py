"""When a feed is asked next."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.following.schedule import (
    LEAST,
    MOST,
    PER_POLL,
    UNKNOWN,
    after_failure,
    first_seen,
    interval,
    jittered,
    room,
    safe,
    seen_again,
)
from retrieval.types import Rhythm

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOUR = 3_600.0
rhythms = st.builds(
    Rhythm,
    entries=st.floats(0, 1e6),
    hours=st.floats(0, 1e6),
    peak=st.floats(0, 1e6),
    holds=st.integers(0, 100_000),
    drops=st.booleans(),
)


def every(hours: float, count: int = 20) -> Rhythm:
    return first_seen([NOW - timedelta(hours=hours * (place + 0.5)) for place in range(count)], NOW, count)


def test_a_feed_is_asked_once_in_some_entries() -> None:
    assert interval(every(0.5, 50)) == pytest.approx(PER_POLL * 0.5 * HOUR, rel=0.15)


def test_never_more_often_than_each_two_minutes_nor_more_rarely_than_once_a_day() -> None:
    assert interval(every(0.001, 200)) == LEAST
    assert interval(every(24 * 30)) == MOST
    assert interval(Rhythm()) == UNKNOWN


def test_a_feed_without_dates_finds_its_rhythm() -> None:
    rhythm = first_seen([], NOW, 20)
    elapsed = interval(rhythm)
    for _ in range(60):
        rhythm = seen_again(rhythm, new=round(elapsed / HOUR), elapsed=elapsed, holds=20, dropped=True)
        elapsed = interval(rhythm)
    assert elapsed == pytest.approx(PER_POLL * HOUR, rel=0.3)


def test_a_feed_that_falls_silent_is_asked_more_and_more_rarely() -> None:
    rhythm, waits = every(1), []
    for _ in range(60):
        waits.append(interval(rhythm))
        rhythm = seen_again(rhythm, new=0, elapsed=waits[-1], holds=20, dropped=False)
    assert waits == sorted(waits)
    assert waits[-1] == MOST


def test_a_feed_that_wakes_is_asked_sooner() -> None:
    quiet = every(24)
    awake = seen_again(quiet, new=20, elapsed=24 * HOUR, holds=20, dropped=True)
    assert interval(awake) < interval(quiet) / 2


@pytest.mark.parametrize("holds", [1, 5, 10, 20, 50, 500])
def test_more_than_a_feed_holds_hardly_ever_comes_between_two_polls(holds: int) -> None:
    mean = room(holds)
    dice = random.Random(1)
    assert 0 < mean < holds

    def count() -> int:
        passed, arrived = dice.expovariate(1), 0
        while passed < mean:
            arrived, passed = arrived + 1, passed + dice.expovariate(1)
        return arrived

    assert max(count() for _ in range(2_000)) <= holds


def test_a_feed_that_holds_little_is_asked_before_it_drops_what_nobody_saw() -> None:
    busy = Rhythm(entries=24, hours=24, known_h=24, peak=1, holds=5, drops=True)
    assert interval(busy) == pytest.approx(room(5) * HOUR)
    young = Rhythm(entries=24, hours=24, known_h=24, peak=1, holds=5, drops=False)
    assert interval(young) == pytest.approx(room(10) * HOUR)


def test_what_a_feed_asks_for_is_kept_unless_entries_would_be_lost() -> None:
    rhythm = every(0.5, 50)
    assert interval(rhythm, 5 * HOUR) == 5 * HOUR
    assert interval(rhythm, 24 * HOUR) == pytest.approx(safe(rhythm))
    assert interval(Rhythm(), 2 * HOUR) == 2 * HOUR
    assert interval(Rhythm(), 1e9) == MOST


def test_the_busiest_hours_are_remembered_through_the_night() -> None:
    rhythm = Rhythm(entries=24, hours=1, peak=24, holds=20, drops=True)
    for _ in range(10):
        rhythm = seen_again(rhythm, new=0, elapsed=HOUR, holds=20, dropped=False)
    assert rhythm.peak > 15


def test_retries_come_soon_and_then_ever_more_rarely_up_to_a_day() -> None:
    rhythm = every(6)
    waits = [after_failure(count, rhythm, 0, MOST) for count in range(1, 15)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (HOUR, MOST)
    assert after_failure(1, every(0.1, 50), 0, 0) == pytest.approx(LEAST * 1.5, rel=0.2)
    assert after_failure(10_000, rhythm, 0, 1e9) == MOST


def test_in_the_first_day_retries_stay_within_what_is_safe() -> None:
    rhythm = Rhythm(entries=24, hours=24, known_h=24, peak=1, holds=5, drops=True)
    assert after_failure(9, rhythm, 0, 5 * HOUR) == pytest.approx(safe(rhythm))
    assert after_failure(9, rhythm, 0, 2 * MOST) > safe(rhythm)


@settings(deadline=None)
@given(rhythms, st.floats(0, 1e9), st.integers(1, 10_000), st.floats(0, 1e9))
def test_every_wait_is_within_bounds(rhythm: Rhythm, wish: float, failures: int, failing_for: float) -> None:
    assert LEAST <= interval(rhythm, wish) <= MOST
    assert LEAST <= after_failure(failures, rhythm, wish, failing_for) <= MOST


@settings(deadline=None)
@given(rhythms, st.integers(0, 100_000), st.floats(0, 1e9), st.integers(0, 100_000), st.booleans())
def test_any_poll_can_be_counted(rhythm: Rhythm, new: int, elapsed: float, holds: int, dropped: bool) -> None:
    after = seen_again(rhythm, new=new, elapsed=elapsed, holds=holds, dropped=dropped)
    assert LEAST <= interval(after) <= MOST


@settings(deadline=None)
@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=60))
def test_any_days_can_be_counted(published: list[datetime]) -> None:
    assert LEAST <= interval(first_seen(published, NOW, len(published))) <= MOST


@settings(deadline=None)
@given(st.floats(0, 1))
def test_chance_only_makes_it_sooner(chance: float) -> None:
    assert 95 <= jittered(100, chance) <= 100
