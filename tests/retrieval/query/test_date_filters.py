"""The ways to name days, each by its own example."""

from datetime import date

import pytest

from retrieval.query.date_filters import DATE_FILTERS, DAY_NAMES
from retrieval.query.date_readings import DateFilter
from retrieval.query.dates import named_days, read_days

WEDNESDAY = date(2025, 3, 5)


@pytest.mark.parametrize("way", DATE_FILTERS, ids=lambda way: way.example)
def test_each_way_of_a_question_reads_its_example(way: DateFilter) -> None:
    rest, days = read_days(way.example, WEDNESDAY, WEDNESDAY)
    assert days == way.reads
    assert rest.strip("?") in ("what did Okada say", "岡田市長は何と言った")


@pytest.mark.parametrize("way", DAY_NAMES, ids=lambda way: way.example)
def test_each_name_of_days_reads_its_example_where_nothing_else_stands(way: DateFilter) -> None:
    assert named_days(way.example, WEDNESDAY, WEDNESDAY) == way.reads
    assert named_days(f"the mayor {way.example} the dam", WEDNESDAY, WEDNESDAY) is None


@pytest.mark.parametrize("way", [*DATE_FILTERS, *DAY_NAMES], ids=lambda way: way.example)
def test_what_asks_about_one_day_asks_about_the_next_as_well(way: DateFilter) -> None:
    first, last = way.reads
    if way.with_next and way in DATE_FILTERS:
        assert first
        assert last
        assert (last - first).days == 1
