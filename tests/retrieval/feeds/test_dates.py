"""Every form of date, by its own example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.dates import DATE_FORMS, TIME_FORMS, DateForm, read_date


@pytest.mark.parametrize("form", [*DATE_FORMS, *TIME_FORMS], ids=lambda form: form.example)
def test_each_form_reads_its_example(form: DateForm) -> None:
    read = read_date(form.example)
    assert read is not None
    assert read.moment.replace(tzinfo=None).isoformat() == form.iso
    assert read.has_time is (form in TIME_FORMS)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("午前0:05 · 2025年2月21日", "2025-02-21T00:05:00"),
        ("12:00 PM · Feb 21, 2025", "2025-02-21T12:00:00"),
        ("12:30 AM · Feb 21, 2025", "2025-02-21T00:30:00"),
        ("2025年2月21日(金)", "2025-02-21T00:00:00"),
        ("Sept 3, 2024", "2024-09-03T00:00:00"),
        ("２０２５年２月２１日（金）１５時０４分", "2025-02-21T15:04:00"),
        ("2025年2月21日 15:04 更新", "2025-02-21T15:04:00"),
        ("21. Feb. 2025", "2025-02-21T00:00:00"),
        ("21 февр. 2025", "2025-02-21T00:00:00"),
        ("21 февраля 2025 г.", "2025-02-21T00:00:00"),
        ("21 février 2025 à 15:04", "2025-02-21T15:04:00"),
        ("1er février 2025", "2025-02-01T00:00:00"),
        ("21 de febrero de 2025 a las 3:04 p. m.", "2025-02-21T15:04:00"),
        ("21 de fev. de 2025", "2025-02-21T00:00:00"),
        ("21 Şubat 2025", "2025-02-21T00:00:00"),
        ("٢١ فبراير، ٢٠٢٥", "2025-02-21T00:00:00"),
        ("21 फ़रवरी 2025", "2025-02-21T00:00:00"),
        ("2025년 2월 21일 오후 3:04", "2025-02-21T15:04:00"),
        ("21 ก.พ. 2568", "2025-02-21T00:00:00"),
        ("15:04 - 21. Feb. 2025", "2025-02-21T15:04:00"),
        ("December 11th, 2016", "2016-12-11T00:00:00"),
    ],
)
def test_edges(text: str, iso: str) -> None:
    read = read_date(text)
    assert read is not None
    assert read.moment.replace(tzinfo=None).isoformat() == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Feb 20, 2025 at 8:28 PM JST", "2025-02-20T20:28:00+09:00"),
        ("2025-02-20T20:28:28+09:00", "2025-02-20T20:28:28+09:00"),
        ("2025-02-20T20:28:28.123Z", "2025-02-20T20:28:28+00:00"),
        ("Thu, 20 Feb 2025 20:28:28 GMT", "2025-02-20T20:28:28+00:00"),
    ],
)
def test_a_printed_zone_is_kept(text: str, iso: str) -> None:
    read = read_date(text)
    assert read is not None
    assert read.moment.isoformat() == iso


def test_letters_that_mean_several_zones_leave_the_day_alone() -> None:
    read = read_date("Feb 20, 2025 8:28 PM CST")
    assert read is not None
    assert (read.moment.isoformat(), read.has_time) == ("2025-02-20T00:00:00", False)


@pytest.mark.parametrize(
    "text",
    [
        "02/03/2025",
        "3",
        "2025",
        "Feb 2025",
        "20 Feb",
        "12:30",
        "tomorrow",
        "in 2 days",
        "Jan 1, 2025 – Feb 2, 2025",
        "Chapter 20 March 2025 review",
        "February 20, 2025 14:65",
        "9" * 100_000,
        "20 Feb 2025" + " " * 100_000,
    ],
)
def test_what_is_not_surely_a_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    read_date(text)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "February 31, 2025", "2025年13月1日", "Foo 3, 2025", "on 3 May 2024 we met Ann"]
)
def test_anything_else_is_none(text: str) -> None:
    assert read_date(text) is None
