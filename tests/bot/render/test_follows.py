"""How followed feeds are shown."""

from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from bot.render.follows import followed, poll_line
from bot.render.listing import print_listing
from retrieval.following.polling import PollReport
from retrieval.types import FollowedSource

AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
URL = "https://feed.example/rss"


def source(**fields: object) -> FollowedSource:
    return FollowedSource(url=URL, **{"polls": 2, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (PollReport(source(), AT), None),
        (PollReport(source(name="Harbor Wire"), AT, added=3, changed=1), "Harbor Wire: 3 added, 1 changed"),
        (PollReport(source(), AT, removed=1), f"{URL}: 1 removed"),
        (PollReport(source(failures=1), AT, error="no host"), f"{URL}: failing: no host"),
        (PollReport(source(failures=2), AT, error="no host"), None),
        (PollReport(source(gone=AT, failures=4), AT, error="410"), f"{URL}: gone for good, asked no more: 410"),
        (PollReport(source(), AT, added=1, problems=("line 3: no text",)), f"{URL}: 1 added; line 3: no text"),
        (PollReport(source(polls=1), AT, problems=("one", "two")), f"{URL}: one"),
        (PollReport(source(name="Evil\x1b[31m\nWire"), AT, added=1), "Evil\ufffd[31m Wire: 1 added"),
    ],
)
def test_a_poll_is_a_line_where_it_brought_something(report: PollReport, line: str | None) -> None:
    shown = poll_line(report)
    assert (shown.plain[6:] if shown else None) == line


def shown(*sources: FollowedSource) -> str:
    screen = Console(width=200)
    with screen.capture() as capture:
        print_listing(screen, followed(sources, AT))
    return capture.get()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "not asked yet"),
        (
            {"last_success": AT, "last_new": AT - timedelta(hours=3), "next_due": AT + timedelta(minutes=40)},
            "fine 3 h ago in 40 min",
        ),
        ({"last_success": AT, "moved_to": "https://new.example/"}, "fine; moved to https://new.example/"),
        ({"last_success": AT, "note": "entries may have been missed"}, "fine; entries may have been missed"),
        ({"failures": 3, "failing_since": AT, "last_error": "no host\n"}, "(3 times): no host"),
        ({"failures": 1, "failing_since": AT, "last_error": "no host"}, "failing since"),
        ({"gone": AT, "last_error": "410"}, "gone since"),
    ],
)
def test_the_table_tells_how_each_feed_is(fields: dict[str, object], words: str) -> None:
    assert words in " ".join(shown(source(**fields)).split())


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in shown(source(name="Evil\x1b[31m", failures=1, failing_since=AT, last_error="\x1b[2J"))
