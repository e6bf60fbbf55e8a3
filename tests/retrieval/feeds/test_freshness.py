"""How long servers ask to wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.freshness import LONGEST, asked_to_wait, fresh_for

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=60"}, 60),
        ({"cache-control": 'public , MAX-AGE = "60"'}, 60),
        ({"cache-control": "max-age=60", "age": "45"}, 15),
        ({"cache-control": "max-age=60", "age": "99"}, 0),
        ({"cache-control": "no-cache, max-age=60"}, None),
        ({"cache-control": "no-store"}, None),
        ({"cache-control": "max-age=-5"}, None),
        ({"cache-control": "max-age=soon", "expires": "Sat, 01 Mar 2025 12:10:00 GMT"}, 600),
        ({"expires": "Sat, 01 Mar 2025 11:00:00 GMT"}, 0),
        ({"expires": "Sat, 01 Mar 2025 12:10:00 GMT", "date": "Sat, 01 Mar 2025 12:09:00 GMT"}, 60),
        ({"expires": "0"}, None),
        ({"cache-control": "max-age=" + "9" * 500}, LONGEST.total_seconds()),
    ],
)
def test_how_long_an_answer_is_as_good_as_a_new_one(headers: dict[str, str], seconds: float | None) -> None:
    assert fresh_for(headers, NOW) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        (" 120.5 ", 120),
        ("Sat, 01 Mar 2025 13:00:00 GMT", 3_600),
        ("Sat, 01 Mar 2025 13:00:00", 3_600),
        ("Sat, 01 Mar 2024 13:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("Sat, 99 Mar 9999 99:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", LONGEST.total_seconds()),
    ],
)
def test_how_long_a_server_asks_to_wait(text: str, seconds: float | None) -> None:
    assert asked_to_wait({"retry-after": text}, NOW) == (None if seconds is None else timedelta(seconds=seconds))


@given(st.text(max_size=60))
def test_any_header_is_read_or_passed_over(text: str) -> None:
    for headers in ({"retry-after": text}, {"expires": text}, {"cache-control": f"max-age={text}", "age": text}):
        for found in (asked_to_wait(headers, NOW), fresh_for(headers, NOW)):
            assert found is None or timedelta() <= found <= LONGEST
