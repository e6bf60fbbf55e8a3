"""Sentences about what is near a question."""

from datetime import date

import pytest

from retrieval.answers.nearness import days_told, hint, not_named, nothing_said, nothing_within, outside_days, weak_told
from retrieval.language import Language

DAY, NEXT = date(2025, 2, 20), date(2025, 2, 21)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (None, None, ""),
        (DAY, DAY, " on 2025-02-20"),
        (DAY, NEXT, " between 2025-02-20 and 2025-02-21"),
        (DAY, None, " since 2025-02-20"),
        (None, DAY, " until 2025-02-20"),
    ],
)
def test_days_are_told_as_they_were_read(since: date | None, until: date | None, told: str) -> None:
    assert days_told(since, until, "en") == told


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_sentence_is_in_both_languages_and_has_its_parts(language: Language) -> None:
    days = days_told(DAY, NEXT, language)
    said = [
        nothing_said(["Okada"], "the dam", "denial", 2, days, language),
        nothing_within(days, language),
        outside_days(days, ["harborwire"], 3, language),
    ]
    assert all("2025-02-20" in one and "2025-02-21" in one for one in said)
    assert "Okada" in said[0]
    assert "the dam" in said[0]
    assert "3" in said[2]
    assert "Quimby" in not_named("Quimby", language)
    assert hint(language)
    assert len({weak_told(1, 1, language), weak_told(2, 2, language), weak_told(2, 5, language)}) == 3
