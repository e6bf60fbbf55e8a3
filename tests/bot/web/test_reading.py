"""What requests read."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from bot.errors import DateError, ItemUnknownError
from bot.web.reading import Reading
from retrieval import Retriever
from retrieval.types import Speaker


def test_days_as_people_write_them(shared: Retriever) -> None:
    reading = Reading(shared, UTC)
    asked = reading.ask("what did Soren say?", since="1 March 2025", until="3月4日").query
    assert (asked.since, asked.until) == (date(2025, 3, 1), date(2025, 3, 4))
    assert reading.ask("what did Soren say?", since=" ").query.since is None
    with pytest.raises(DateError):
        reading.ask("what did Soren say?", until="sometime")


def test_days_are_counted_in_the_zone(shared: Retriever) -> None:
    # At 07:30 in Tokyo it is the evening before in New York.
    asked = {"since": "2025-03-03", "until": "2025-03-03"}
    assert Reading(shared, ZoneInfo("America/New_York")).ask("what did Soren deny?", **asked).hits
    assert not Reading(shared, ZoneInfo("Asia/Tokyo")).ask("what did Soren deny?", **asked).hits


def test_an_item(shared: Retriever) -> None:
    reading = Reading(shared, UTC)
    (hit,) = reading.ask("what did Soren deny?").hits
    whole, part = reading.item(hit.item.id), reading.item(hit.item.id, 0)
    assert whole.parts == [(0, len(hit.item.text))]
    assert {one.act for one in whole.utterances} >= {"denial"}
    assert part.parts[0][0] > 0
    with pytest.raises(ItemUnknownError) as error:
        reading.item("nothing")
    assert error.value.told("ja") != error.value.told("en")


def test_people_of_one_name_are_told_apart(shared: Retriever) -> None:
    reading = Reading(shared, UTC)
    mayor, coach = (
        reading.value_of(Speaker(name="田中", as_written=f"田中{role}", role=role)) for role in ("市長", "監督")
    )
    assert mayor != coach
    assert {mayor, coach} <= {one.value for one in reading.choices()}
    (said,) = reading.timeline(coach).hits
    assert "選手" in said.passage.text
    assert not reading.timeline(coach, "病院").hits
