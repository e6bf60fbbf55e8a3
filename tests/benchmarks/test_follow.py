"""A small internet, followed for a day: what the benchmark counts, in little."""

import math
from pathlib import Path

import pytest

from benchmarks.follow import follow_world, table
from benchmarks.following.least import least_requests, promise
from benchmarks.following.world import FAULTS, Published, Source, make_world

DAY = 86_400.0


async def test_nothing_is_lost_and_nothing_is_twice(tmp_path: Path) -> None:
    result = await follow_world(make_world(6, 1, seed=3), 1, tmp_path / "feed.db")
    assert (result.lost, result.duplicated, result.wrong_date) == (0, 0, 0)
    assert result.stored > 0.9 * result.published
    assert "requests / least" in table(result)


def test_a_world_is_the_same_for_the_same_seed() -> None:
    assert make_world(5, 1, seed=2) == make_world(5, 1, seed=2)
    assert make_world(5, 1, seed=2) != make_world(5, 1, seed=3)
    assert {fault for source in make_world(200, 0.1) for fault in source.faults} == set(FAULTS)


@pytest.mark.parametrize("source", make_world(20, 2, seed=1), ids=lambda source: source.host)
def test_a_feed_holds_what_it_says(source: Source) -> None:
    for hours in (0, 11, 47):
        held = source.held(hours * 3_600.0)
        assert len(held) <= source.window
        assert [entry.at for entry in held] == sorted((entry.at for entry in held), reverse=True)


def quiet(*moments: float, dropped: float = math.inf, faults: frozenset[str] = frozenset()) -> Source:
    entries = [Published(place, at, "Quay", dropped_at=dropped) for place, at in enumerate(moments)]
    return Source(number=0, per_day=4.0, window=10, form="rss", faults=faults, entries=entries)


def test_one_who_knows_asks_once_a_day_where_nothing_comes() -> None:
    assert least_requests(quiet(), 10 * DAY) == 10
    assert least_requests(quiet(faults=frozenset({"redirect"})), 10 * DAY) == 20


def test_one_who_knows_waits_as_long_as_each_entry_allows() -> None:
    source = quiet(3_600.0, 7_200.0)
    assert promise(source) == DAY
    assert least_requests(source, 1.5 * DAY) == 2
    # What is dropped an hour later must be had before.
    assert least_requests(quiet(3_600.0, dropped=7_200.0), 0.5 * DAY) == 2


def test_nobody_asks_a_source_that_is_gone() -> None:
    source = quiet()
    source.gone_at = 2.5 * DAY
    assert least_requests(source, 10 * DAY) == 3
