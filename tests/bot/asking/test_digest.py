"""When a digest is due, of which time it tells, and that it is told once."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.asking.digest import (
    begin_digest,
    claim_digest,
    digest_trouble,
    digest_zone,
    digests_due,
    due_day,
    merged_arrived,
    note_trouble,
    window,
)
from bot.asking.preferences import GuildSettings, keep_guild_settings
from retrieval import FeedItem
from retrieval.types import Utterance
from retrieval.types.arriving import Arrived, ArrivedSource, ArrivedSpeaker

TOKYO = GuildSettings(zone="Asia/Tokyo", digest_channel="9", digest_hour=8)
EIGHT = datetime(2025, 3, 1, 8, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_the_hour_counts_in_the_servers_zone() -> None:
    assert due_day(TOKYO, EIGHT - timedelta(minutes=1)) is None
    assert due_day(TOKYO, EIGHT) == date(2025, 3, 1)
    assert due_day(TOKYO, EIGHT + timedelta(hours=12)) == date(2025, 3, 1)
    assert due_day(TOKYO.model_copy(update={"digest_channel": ""}), EIGHT) is None
    assert digest_zone(GuildSettings()) is UTC
    assert str(digest_zone(GuildSettings(), "Europe/Oslo")) == "Europe/Oslo"


def test_it_tells_of_the_day_before() -> None:
    assert window(TOKYO, date(2025, 3, 1)) == (EIGHT - timedelta(days=1), EIGHT)


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 30), 23), (date(2025, 10, 26), 25), (date(2025, 6, 1), 24)])
def test_days_of_other_lengths_leave_nothing_out(day: date, hours: int) -> None:
    oslo = GuildSettings(zone="Europe/Oslo", digest_channel="9", digest_hour=8)
    since, until = window(oslo, day)
    assert until - since == timedelta(hours=hours)
    assert window(oslo, day + timedelta(days=1))[0] == until


def test_of_all_who_want_to_tell_it_one_may(retriever: Any) -> None:
    won: list[bool] = []
    begun = threading.Barrier(4)

    def claim() -> None:
        begun.wait(10)
        won.append(claim_digest(retriever, "7", date(2025, 3, 1)))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False, False, False, True]
    assert claim_digest(retriever, "8", date(2025, 3, 1))


def test_those_that_are_due_are_known_until_they_are_told(retriever: Any) -> None:
    keep_guild_settings(retriever, "7", TOKYO)
    keep_guild_settings(retriever, "8", GuildSettings())
    assert digests_due(retriever, EIGHT - timedelta(hours=1)) == []
    assert digests_due(retriever, EIGHT) == [("7", TOKYO, date(2025, 3, 1))]
    claim_digest(retriever, "7", date(2025, 3, 1))
    assert digests_due(retriever, EIGHT + timedelta(hours=3)) == []
    assert [day for _, _, day in digests_due(retriever, EIGHT + timedelta(days=1))] == [date(2025, 3, 2)]


def test_one_that_is_set_after_its_hour_begins_tomorrow(retriever: Any) -> None:
    keep_guild_settings(retriever, "7", TOKYO)
    begin_digest(retriever, "7", TOKYO, EIGHT + timedelta(hours=2))
    assert digests_due(retriever, EIGHT + timedelta(hours=2)) == []
    keep_guild_settings(retriever, "8", TOKYO)
    begin_digest(retriever, "8", TOKYO, EIGHT - timedelta(hours=2))
    assert [guild for guild, _, _ in digests_due(retriever, EIGHT)] == ["8"]


def test_what_was_wrong_is_kept_until_it_is_right(retriever: Any) -> None:
    assert digest_trouble(retriever, "7") == ""
    note_trouble(retriever, "7", "digest.gone")
    assert (digest_trouble(retriever, "7"), digest_trouble(retriever, "8")) == ("digest.gone", "")
    note_trouble(retriever, "7", "")
    assert digest_trouble(retriever, "7") == ""


def speaker(name: str, statements: int, text: str) -> ArrivedSpeaker:
    item = FeedItem(source="Harbor Wire", handle="harborwire", published=EIGHT, headline="", text=text)
    one = Utterance(start=0, end=len(text), text=text, kind="direct", cue="said")
    return ArrivedSpeaker(name=name, statements=statements, item=item, utterance=one)


def test_what_came_into_two_indexes_is_counted_together() -> None:
    common = Arrived(
        sources=(ArrivedSource(source="A", handle="a", items=3), ArrivedSource(source="B", handle="b", items=2)),
        speakers=(speaker("Ida Soren", 3, "yes"), speaker("Mika Norden", 1, "no")),
    )
    own = Arrived(
        sources=(ArrivedSource(source="B", handle="B", items=5),), speakers=(speaker("Mika Norden", 4, "well"),)
    )
    both = merged_arrived(common, own, 1)
    assert [(one.handle, one.items) for one in both.sources] == [("b", 7), ("a", 3)]
    assert [(one.name, one.statements, one.utterance.text) for one in both.speakers] == [("Mika Norden", 5, "no")]
    assert both.items == 10
