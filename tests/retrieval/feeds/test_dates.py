"""Every form of date, by its own example."""

import pytest

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
    ],
)
def test_edges(text: str, iso: str) -> None:
    read = read_date(text)
    assert read is not None
    assert read.moment.replace(tzinfo=None).isoformat() == iso


@pytest.mark.parametrize(
    "text", ["", "yesterday", "February 31, 2025", "2025年13月1日", "Foo 3, 2025", "on 3 May 2024 we met Ann"]
)
def test_anything_else_is_none(text: str) -> None:
    assert read_date(text) is None
