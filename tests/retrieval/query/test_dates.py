"""Days in a question."""

from datetime import date

import pytest

from retrieval.query.date_filters import DATE_FILTERS
from retrieval.query.date_readings import DateFilter
from retrieval.query.dates import named_days, read_days
from retrieval.query.days import shifted

TODAY = date(2025, 3, 5)


def test_a_day_without_a_year_is_the_last_one_up_to_the_newest_post() -> None:
    assert read_days("what did Okada say on Dec 24?", date(2026, 5, 1), TODAY)[1][0] == date(2024, 12, 24)
    assert read_days("what did Okada say on Feb 20, 2023?", TODAY, TODAY)[1][0] == date(2023, 2, 20)


@pytest.mark.parametrize(
    "text",
    [
        "what did Okada say about the February 30 plan?",
        "what did Okada say on Feb 30?",
        "what did Okada say on 2025-02-30?",
        "what did Okada say on 0000-01-01?",
        "what did Okada say since 10000-01-01?",
        "12025年2月20日以降に岡田市長は何と言った?",
        "113月4日以降に岡田市長は何と言った?",
        "1月0日以降に岡田市長は何と言った?",
        "2月30日以降に岡田市長は何と言った?",
        "what did Okada say of the season 2025-02-20?",
        "Today's Herald: what did it say of Okada?",
        "since 2025-02-201, what did Okada say?",
        "what happened at the meeting on Feb 20 in Paris?",
        "岡田市長は2月20日の会談について何と言った?",
        "yesterday",
        "",
    ],
)
def test_what_is_no_day_of_speaking_stays_in_the_question(text: str) -> None:
    assert read_days(text, TODAY, TODAY) == (text, (None, None))


@pytest.mark.parametrize("way", DATE_FILTERS, ids=lambda way: way.example)
@pytest.mark.parametrize("today", [date.min, date.max])
def test_days_stay_within_the_calendar(way: DateFilter, today: date) -> None:
    for newest in (date.min, date.max):
        _, days = read_days(way.example, today, newest)
        assert all(day is None or isinstance(day, date) for day in days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("what did Okada say on 9999-12-31?", (date.max, date.max)),
        ("what did Okada say in December 9999?", (date(9999, 12, 1), date.max)),
        ("what did Okada say on 0001-01-01?", (date.min, date(1, 1, 2))),
        ("what did Okada say since 0001-01-01?", (date.min, None)),
        ("9999年12月31日までに岡田市長は何と言った?", (None, date.max)),
        ("what did Okada say since Feb 29?", (date(2024, 2, 29), None)),
        ("２月２０日以降に岡田市長は何と言った?", (date(2025, 2, 20), None)),
    ],
)
def test_the_first_and_the_last_days_there_are(text: str, days: tuple[date | None, date | None]) -> None:
    assert read_days(text, TODAY, TODAY)[1] == days


def test_weeks_at_the_ends_of_the_calendar() -> None:
    assert read_days("what did Okada say last week?", date.min, TODAY)[1] == (date.min, date.min)
    assert read_days("what did Okada say this week?", date.max, TODAY)[1] == (date(9999, 12, 27), date.max)
    assert shifted(date.max, 10**9) == date.max
    assert shifted(date.min, -(10**9)) == date.min


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("since Feb 20, what did Okada say?", "what did Okada say?"),
        ("what did Okada say , since Feb 20 ?!", "what did Okada say ?!"),
        ("what did Okada say since Feb 20\u3000？！", "what did Okada say\u3000？！"),
        ("yesterday what did Okada say", "what did Okada say"),
    ],
)
def test_the_comma_goes_with_the_days_and_the_final_marks_stay(text: str, rest: str) -> None:
    assert read_days(text, TODAY, TODAY)[0] == rest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday?", (date(2025, 3, 4), date(2025, 3, 5))),
        ("昨日は", (date(2025, 3, 4), date(2025, 3, 5))),
        ("last week", (date(2025, 2, 24), date(2025, 3, 2))),
        ("since Monday?", (date(2025, 3, 3), None)),
        ("until Feb 20", (None, date(2025, 2, 20))),
    ],
)
def test_days_alone_ask_for_what_a_question_with_them_asks_for(
    text: str, days: tuple[date | None, date | None]
) -> None:
    assert named_days(text, TODAY, TODAY, is_question=True) == days


@pytest.mark.parametrize("text", ["", "?", "sanctions", "Monday's paper", "since the vote", "昨日の会談", "x" * 1000])
def test_what_names_more_than_days_or_none_is_no_days(text: str) -> None:
    assert named_days(text, TODAY, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "what happened 10 years ago?",
        "10年前に岡田市長は何と言った?",
        "what did Okada say of the Monday meeting?",
        "岡田市長は月曜会について何と言った?",
        "去年の予算について岡田市長は何と言った?",
    ],
)
def test_what_tells_what_is_asked_about_is_no_day_of_speaking(text: str) -> None:
    assert read_days(text, TODAY, TODAY) == (text, (None, None))


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("岡田市長は昨日何と言った?", "岡田市長は何と言った?"),
        ("岡田市長は、昨日、何と言った?", "岡田市長は、何と言った?"),
        ("岡田市長は橋について先週何を述べた?", "岡田市長は橋について何を述べた?"),
        ("岡田市長は2月20日に何を発表しましたか?", "岡田市長は何を発表しましたか?"),
        ("岡田市長は今週どう言った?", "岡田市長はどう言った?"),
    ],
)
def test_days_in_front_of_what_is_asked_are_read(question: str, rest: str) -> None:
    found, days = read_days(question, date(2025, 3, 5), date(2025, 3, 5))
    assert found == rest
    assert days != (None, None)


@pytest.mark.parametrize("question", ["岡田市長は昨日の会議について何と言った?", "岡田市長は何と言った?"])
def test_days_that_say_which_thing_is_meant_are_left_there(question: str) -> None:
    assert read_days(question, date(2025, 3, 5), date(2025, 3, 5)) == (question, (None, None))
