"""Days in a question."""

from datetime import date

import pytest

from retrieval.query.dates import WHEN, When, read_days

TODAY = date(2025, 3, 5)


@pytest.mark.parametrize("when", WHEN, ids=lambda when: when.example)
def test_each_way_reads_its_example(when: When) -> None:
    rest, days = read_days(when.example, TODAY, TODAY)
    assert days == when.reads
    assert rest.strip("?") in ("what did Okada say", "岡田市長は何と言った")


def test_a_day_without_a_year_is_the_last_one_up_to_the_newest_post() -> None:
    assert read_days("what did Okada say on Dec 24?", date(2026, 5, 1), TODAY)[1][0] == date(2024, 12, 24)
    assert read_days("what did Okada say on Feb 20, 2023?", TODAY, TODAY)[1][0] == date(2023, 2, 20)


@pytest.mark.parametrize(
    "text",
    [
        "what did Okada say about the February 30 plan?",
        "what did Okada say on Feb 30?",
        "what happened at the meeting on Feb 20 in Paris?",
        "岡田市長は2月20日の会談について何と言った?",
        "yesterday",
        "",
    ],
)
def test_what_is_no_day_of_speaking_stays_in_the_question(text: str) -> None:
    assert read_days(text, TODAY, TODAY) == (text, (None, None))
