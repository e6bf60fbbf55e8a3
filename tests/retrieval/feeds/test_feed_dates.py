"""Dates of feeds: the table's examples, languages, zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.feed_dates import FORMS, HOURS, FeedDateForm, FeedDates, zone_named


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_every_form_reads_its_example(form: FeedDateForm) -> None:
    found = FeedDates("pt").read(form.example)
    assert found
    assert found.moment.isoformat() == form.iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tue, 21 Aug 2012 10:33:00 EST", "2012-08-21T10:33:00-05:00"),
        ("Mi, 5 Mär 2014 10:00:00 +0100", "2014-03-05T10:00:00+01:00"),
        ("lun. 10 févr. 2020 10:00 CET", "2020-02-10T10:00:00+01:00"),
        ("пн, 10 нояб. 2021 10:00:00 +0300", "2021-11-10T10:00:00+03:00"),
        ("5 de março de 2014 10:00", "2014-03-05T10:00:00"),
        ("2025年2月20日 15:04", "2025-02-20T15:04:00"),
        ("2009-09-10 12:00:00 (JST)", "2009-09-10T12:00:00+09:00"),
        ("Mon, 20 Feb 2025 24:00:00 GMT", "2025-02-21T00:00:00+00:00"),
        ("Wed, 10 Nov 2021 00:00:00 GMT+0900", "2021-11-10T00:00:00+09:00"),
        ("Thu, 5 Jan 06 10:00 PST", "2006-01-05T10:00:00-08:00"),
        ("Thu, 10 Sep 2009 12:00:00 Europe/Paris", "2009-09-10T12:00:00+02:00"),
        ("1700000000", "2023-11-14T22:13:20+00:00"),
        ("1700000000000", "2023-11-14T22:13:20+00:00"),
        ("2003-12-31T10:14:55.7Z", "2003-12-31T10:14:55+00:00"),
    ],
)
def test_dates_with_a_time(text: str, iso: str) -> None:
    found = FeedDates().read(text)
    assert found
    assert (found.moment.isoformat(), found.has_time) == (iso, True)


@pytest.mark.parametrize("text", ["2005-01-02", "Sun, 2 Jan 2005", "20050102", "January 2, 2005"])
def test_dates_without_a_time(text: str) -> None:
    found = FeedDates().read(text)
    assert found
    assert (found.moment.isoformat(), found.has_time) == ("2005-01-02T00:00:00", False)


@pytest.mark.parametrize(
    "text",
    ["", "2004", "2005-13-45", "5 xyz 2014", "soon", "x" * 500, "Mon, 30 Feb 2025 10:00 GMT", "1 Jan 2025 10:75"],
)
def test_what_is_no_date(text: str) -> None:
    assert FeedDates().read(text) is None


def test_days_that_could_be_months() -> None:
    assert FeedDates("en").read("02/03/2025") is None
    assert FeedDates("en-US").read("02/03/2025").moment.month == 2  # type: ignore[union-attr]
    assert FeedDates("fr").read("02/03/2025").moment.month == 3  # type: ignore[union-attr]
    assert FeedDates().read("02/20/2025").moment.day == 20  # type: ignore[union-attr]


@pytest.mark.parametrize("names", HOURS)
def test_every_zone_is_read(names: str) -> None:
    for name in names.split():
        assert zone_named(name) is not None
    assert zone_named("XYZ") is None


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_none(text: str) -> None:
    FeedDates().read(text)
