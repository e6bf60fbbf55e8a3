"""A server's own feeds as text."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.asking.own_feeds import OwnFeed
from bot.asking.trial import Found
from bot.render.own_feeds import found_text, items_text, list_text, refreshed_text, status_text, why
from retrieval.feeds.fetch import Fetched
from retrieval.following.polling import PollReport
from retrieval.types.following import FollowedSource

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://a.example/feed"
EVIL = "@everyone **x** [y](https://evil.example) <@42>\u202e"


def state(name: str = "Wire", **fields: Any) -> tuple[OwnFeed, FollowedSource]:
    return OwnFeed(url=URL, name=name, added=NOW), FollowedSource(url=URL, **fields)


def at(moment: datetime) -> str:
    return f"<t:{int(moment.timestamp())}:R>"


def test_what_was_found_is_told() -> None:
    page = Fetched(b"", URL, URL)
    found = Found(URL, "Harbor Wire", 12, NOW, page)
    assert "Following **Harbor Wire**: 12 items, newest of <t:" in found_text(found, "en")
    assert "12件" in found_text(found, "ja")
    assert "nothing stands in it yet" in found_text(Found(URL, "", 0, None, page), "en")
    assert items_text(1, "en") == "1 item"


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, ["not asked yet", "nothing new yet", "asked again soon"]),
        (
            {"last_success": NOW, "last_new": NOW - HOUR, "next_due": NOW + HOUR},
            ["fine", f"last new {at(NOW - HOUR)}", f"asked again {at(NOW + HOUR)}"],
        ),
        (
            {"failures": 3, "failing_since": NOW - HOUR, "last_reason": "host", "next_due": NOW + HOUR},
            [f"failing since {at(NOW - HOUR)} (3×): There is no such host", f"asked again {at(NOW + HOUR)}"],
        ),
        (
            {"gone": NOW, "failures": 1, "last_reason": "status", "last_status": 410},
            [f"gone for good since {at(NOW)}", "(410)", "asked no more"],
        ),
        ({"last_success": NOW, "moved_to": "https://b.example/"}, ["moved to https", "b.example"]),
    ],
)
def test_how_a_feed_goes_is_told(fields: dict[str, Any], parts: list[str]) -> None:
    shown = status_text([state(**fields)], NOW, "en")
    assert all(part in shown for part in parts)
    japanese = status_text([state(**fields)], NOW, "ja")
    assert not any(word in japanese for word in ("asked", "failing", "fine", "moved"))


def test_those_that_fail_come_first() -> None:
    shown = status_text([state("Fine", last_success=NOW), state("Bad", failures=1, failing_since=NOW)], NOW, "en")
    assert shown.index("Bad") < shown.index("Fine")


def test_where_there_are_none_it_says_what_to_do() -> None:
    for shown in (list_text([], "en"), status_text([], NOW, "en")):
        assert "/feed add" in shown


def test_what_a_refresh_brought_is_told() -> None:
    def report(**fields: Any) -> PollReport:
        return PollReport(FollowedSource(url=URL, name="Wire", last_reason="slow"), NOW, **fields)

    shown = refreshed_text([report(added=2, changed=1), report(), report(error="no")], "en")
    assert shown.splitlines() == [
        "**Wire**: 3 new",
        "**Wire**: nothing new",
        "**Wire**: It did not answer in time. Try again later.",
    ]
    assert why(FollowedSource(url=URL), "ja").endswith("壊れています。")


def test_hostile_names_stay_words() -> None:
    states = [state(EVIL)]
    for shown in (list_text(states, "en"), status_text(states, NOW, "ja")):
        assert "@everyone" not in shown
        assert "<@42>" not in shown
        assert "](https" not in shown


def test_what_does_not_fit_is_counted() -> None:
    shown = list_text([state(f"{'x' * 80}{number}") for number in range(50)], "en")
    assert len(shown) < 4_000
    left = int(shown.rsplit("… and ", 1)[1].split()[0])
    assert shown.count("\n- ") == 50 - left
