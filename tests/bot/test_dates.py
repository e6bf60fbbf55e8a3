"""Days as people type them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.dates import NOT_READ, OPEN, first_day, last_day, newest_day, parse_date, parse_days
from bot.errors import DateError
from retrieval import FeedItem, Retriever
from retrieval.query.date_filters import DATE_FILTERS, DAY_NAMES
from retrieval.query.date_readings import DateFilter

WEDNESDAY = date(2025, 3, 5)


def today() -> date:
    return WEDNESDAY


def never() -> date:
    raise AssertionError("which day it is does not matter here")


@pytest.mark.parametrize(
    "text", ["2025-02-20", "2025/2/20", "20 Feb 2025", "Feb 20, 2025", "2025年2月20日", " 2025.02.20 ", "20/2/2025"]
)
def test_a_date_with_its_year_needs_no_calendar(text: str) -> None:
    assert parse_days(text, today=never, newest=never) == (date(2025, 2, 20), date(2025, 2, 20))
    assert parse_date(text, today=never) == date(2025, 2, 20)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", (3, 5), (3, 5)),
        ("Yesterday", (3, 4), (3, 4)),
        ("昨日", (3, 4), (3, 4)),
        ("おととい", (3, 3), (3, 3)),
        ("Feb 20", (2, 20), (2, 20)),
        ("20 February", (2, 20), (2, 20)),
        ("on Feb 20th", (2, 20), (2, 20)),
        ("2月20日", (2, 20), (2, 20)),
        ("2/20", (2, 20), (2, 20)),
        ("last  week", (2, 24), (3, 2)),
        ("Last week?", (2, 24), (3, 2)),
        ("先週", (2, 24), (3, 2)),
        ("this week", (3, 3), (3, 9)),
        ("last month", (2, 1), (2, 28)),
        ("先月", (2, 1), (2, 28)),
        ("February", (2, 1), (2, 28)),
        ("2月", (2, 1), (2, 28)),
        ("3 days ago", (3, 2), (3, 2)),
        ("three days ago", (3, 2), (3, 2)),
        ("3日前", (3, 2), (3, 2)),
        ("a week ago", (2, 24), (3, 2)),
        ("Monday", (3, 3), (3, 3)),
        ("last monday", (3, 3), (3, 3)),
        ("Wed", (2, 26), (2, 26)),
        ("月曜日", (3, 3), (3, 3)),
        ("土曜", (3, 1), (3, 1)),
        ("the last 5 days", (2, 28), (3, 5)),
        ("過去5日間", (2, 28), (3, 5)),
        ("since Monday", (3, 3), None),
        ("since yesterday", (3, 4), None),
        ("月曜以降", (3, 3), None),
        ("昨日から", (3, 4), None),
        ("until yesterday", None, (3, 4)),
        ("先週まで", None, (3, 2)),
        ("between Feb 20 and Feb 22", (2, 20), (2, 22)),
        ("2月20日から22日", (2, 20), (2, 22)),
    ],
)
def test_days_are_the_very_days_that_are_named(
    text: str, first: tuple[int, int] | None, last: tuple[int, int] | None
) -> None:
    expected = tuple(date(2025, *day) if day else None for day in (first, last))
    assert parse_days(text, today=today) == expected


@pytest.mark.parametrize("way", [*DATE_FILTERS, *DAY_NAMES], ids=lambda way: way.example)
def test_what_a_question_understands_an_option_understands(way: DateFilter) -> None:
    text = re.sub(r"^what did Okada say |、?岡田市長は何と言った|\?", "", way.example)
    first, last = parse_days(text, today=today)
    assert first == way.reads[0]
    assert last == way.reads[1] or (way.with_next and last == first)


def test_since_takes_the_first_of_the_days_and_until_the_last() -> None:
    assert first_day("last week", today=today) == date(2025, 2, 24)
    assert last_day("last week", today=today) == date(2025, 3, 2)
    assert last_day("yesterday", today=today) == date(2025, 3, 4)
    with pytest.raises(DateError, match="first day"):
        first_day("until Monday", today=today)
    with pytest.raises(DateError, match="last day"):
        last_day("since Monday", today=today)


def test_a_day_without_a_year_is_the_last_one_up_to_the_newest_post() -> None:
    def newest() -> date:
        return date(2023, 6, 1)

    assert first_day("Feb 20", today=today, newest=newest) == date(2023, 2, 20)
    assert first_day("Dec 24", today=today, newest=newest) == date(2022, 12, 24)
    assert first_day("yesterday", today=today, newest=newest) == date(2025, 3, 4)
    assert first_day("Dec 24", today=today) == date(2024, 12, 24)


def test_the_calendar_has_a_first_and_a_last_day() -> None:
    for text in ("yesterday", "last week", "last month", "10 years ago", "999 weeks ago", "999年前"):
        assert first_day(text, today=lambda: date.min) == date.min
        assert last_day(text, today=lambda: date.max) <= date.max


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "soon", "2025-13-01", "Feb 30, 2025", "20", "3/4/2025", "3/4", "0 月", "the 31st of February", "さっき",
        "そのうち", "13月1日", "2025-02-201", "Monday's paper", "what did Okada say yesterday?", "x" * 6000, "1" * 6000,
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_anything_else_is_told_with_what_is_read(text: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_days(text, today=today)
    error = raised.value
    assert error.text == text
    for language, sample in (("en", "last week"), ("ja", "先週")):
        said = error.told("ja" if language == "ja" else "en")
        assert sample in said
        assert "2025-02-20" in said
        assert len(said) < 200
        assert said.isprintable()


@pytest.mark.parametrize("row", [NOT_READ, *OPEN.values()], ids=["not read", *OPEN])
def test_errors_are_told_in_both_languages(row: dict[str, str]) -> None:
    assert {"en", "ja"} == set(row)
    assert all("{text}" in said for said in row.values())


def test_the_newest_day_of_an_empty_feed_is_today(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db", clock=today) as retriever:
        assert newest_day(retriever, UTC) == WEDNESDAY
        item = FeedItem(
            source="見本新聞",
            handle="mihon",
            published=datetime(2025, 2, 20, tzinfo=UTC),
            headline="",
            text="汐見市長は港を開くと述べた。",
        )
        retriever.add([item])
        assert newest_day(retriever, UTC) == date(2025, 2, 20)
