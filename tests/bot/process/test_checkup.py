"""Whether everything is in place that the bot needs."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.errors import BotTokenError, UnreachableError
from bot.gateway.payloads import Difference
from bot.process import checkup
from retrieval.types import FollowedSource, IndexStats

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
CONTENT, LIMITED = 1 << 18, 1 << 19
GIB = 1 << 30


def stats(items: int) -> IndexStats:
    last = date(2025, 3, 1) if items else None
    return IndexStats(items=items, passages=items, sources=min(items, 2), model_id="m", first=last, last=last)


def test_a_finding_is_one_line_that_says_first_how_it_is() -> None:
    assert str(checkup.Finding("ok", "token", "it is that of onrecord.")) == "ok   token: it is that of onrecord."
    assert str(checkup.Finding("fail", "disk", "full.")) == "fail disk: full."


def test_a_token_is_accepted_refused_or_not_looked_at() -> None:
    assert checkup.token("onrecord#0", None).state == "ok"
    assert checkup.token(None, BotTokenError("Refused.")) == checkup.Finding("fail", "token", "Refused.")
    away = checkup.token(None, UnreachableError("No network."))
    assert (away.state, away.subject) == ("warn", "network")
    assert away.text == "No network. Token, intents and commands were not looked at."


@pytest.mark.parametrize(
    ("flags", "wanted", "state", "words"),
    [
        (0, False, "ok", "none is privileged"),
        (0, True, "fail", "Switch it on"),
        (CONTENT, True, "ok", "is allowed"),
        (LIMITED, True, "ok", "is allowed"),
        (LIMITED, False, "ok", "may be switched off"),
    ],
)
def test_what_the_settings_need_is_held_against_what_is_allowed(
    flags: int, wanted: bool, state: str, words: str
) -> None:
    found = checkup.intents(flags, message_content=wanted)
    assert found.state == state
    assert words in found.text


@pytest.mark.parametrize(("remaining", "state"), [(999, None), (10, None), (9, "warn"), (0, "fail")])
def test_few_connections_left_are_told(remaining: int, state: str | None) -> None:
    found = checkup.starts(remaining, 1000)
    assert (found.state if found else None) == state


def test_commands_are_held_against_what_would_be_registered() -> None:
    (well,) = checkup.commands(Difference(), 9, "everywhere", [])
    assert str(well) == "ok   commands: 9 everywhere; as they should be."
    (news,) = checkup.commands(Difference(missing=("ask",), stale=tuple("abcdef")), 9, "in server 77", [])
    assert news.text.endswith("registers 1 new (ask), 6 stale (a, b, c, d, e, …).")
    _, twice = checkup.commands(Difference(), 9, "in server 77", ["everywhere", "in server 76"])
    assert twice.state == "warn"
    assert "everywhere, in server 76" in twice.text


def test_an_index_is_sound_empty_or_faulty() -> None:
    (well,) = checkup.index(stats(1234), [])
    assert well.text == "1,234 items of 2 sources, the newest of 2025-03-01; no fault."
    (empty,) = checkup.index(stats(0), [])
    assert (empty.state, "onrecord add" in empty.text) == ("warn", True)
    faulty = checkup.index(stats(3), ["Item a has no passage."])
    assert [(one.state, one.text) for one in faulty] == [("fail", "Item a has no passage.")]


def test_each_feed_that_fails_or_is_gone_has_a_line() -> None:
    known = [
        FollowedSource(url="https://a.example/", polls=3),
        FollowedSource(
            url="https://b.example/", name="Harbor\nWire", polls=9, failures=2, failing_since=NOON, last_error="404"
        ),
        FollowedSource(url="https://c.example/", polls=9, gone=NOON),
        FollowedSource(url="https://no-more-in-the-file.example/", polls=9, gone=NOON),
    ]
    urls = [f"https://{name}.example/" for name in "abcd"]
    found = [str(one) for one in checkup.feeds(urls, known)]
    assert found == [
        "warn feed: Harbor Wire fails since 2025-03-01 (2 times): 404",
        "warn feed: https://c.example/ is gone since 2025-03-01; take it out of feeds.toml.",
        "ok   feeds: 2 of 4 are well, 1 not asked yet.",
    ]


def test_what_servers_own_feeds_take_is_told_where_there_are_any() -> None:
    assert checkup.own_feeds(0, 0) == []
    (one,), (many,) = checkup.own_feeds(1, 786_432), checkup.own_feeds(1_200, 3 * GIB)
    assert str(one) == "ok   servers: one has feeds of its own, 0.8 MiB of records."
    assert str(many) == "ok   servers: 1,200 have feeds of their own, 3,072.0 MiB of records."


def test_no_feed_is_no_fault() -> None:
    (found,) = checkup.feeds([], [])
    assert (found.state, "feeds.toml" in found.text) == ("ok", True)


@pytest.mark.parametrize(
    ("free", "size", "writable", "state"),
    [
        (20 * GIB, 2 * GIB, True, "ok"),
        (20 * GIB, 2 * GIB, False, "fail"),
        (GIB // 2, 0, True, "warn"),
        (2 * GIB, 3 * GIB, True, "warn"),
        (GIB // 20, 0, True, "fail"),
    ],
)
def test_room_is_needed_beside_the_database(free: int, size: int, writable: bool, state: str) -> None:
    found = checkup.disk(free, size, Path("/srv/feed"), is_writable=writable)
    assert found.state == state
    assert "/srv/feed" in found.text
