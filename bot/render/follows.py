"""Followed feeds for the terminal: a line for each poll that brought something, a table of how they are."""

from collections.abc import Sequence
from datetime import datetime

from rich.text import Text

from bot.render.listing import Column, Listing, listing
from bot.render.screen import one_line
from retrieval.following.polling import PollReport
from retrieval.types import FollowedSource

_QUIET = "dim"
_TROUBLE = "bold red"
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def poll_line(report: PollReport) -> Text | None:
    """What a poll did, for the log; None where it brought nothing and nothing is wrong that was not told before.

    A feed that fails is told when it begins to, and when its server says that it is gone.
    """
    source = report.source
    counts = (("added", report.added), ("changed", report.changed), ("removed", report.removed))
    done = ", ".join(f"{count} {what}" for what, count in counts if count)
    parts = [done] if done else []
    if source.gone:
        parts.append(f"gone for good, asked no more: {report.error}")
    elif report.error and source.failures == 1:
        parts.append(f"failing: {report.error}")
    if done:
        parts += report.problems
    elif source.polls == 1:
        # What is always so is told once.
        parts += report.problems[:1]
    if not parts:
        return None
    return Text(f"{report.at.astimezone():%H:%M} {one_line(source.name or source.url)}: {one_line('; '.join(parts))}")


def followed(sources: Sequence[FollowedSource], now: datetime) -> Listing:
    """A table of followed feeds: how each is, when it last had something new, when it is asked again.

    Args:
        sources: the feeds.
        now: the time.
    """
    columns = (
        Column("followed", folds=True),
        Column("state", folds=True, names_itself=True),
        Column("last new"),
        Column("next poll"),
    )
    return listing(
        columns,
        [
            (
                one_line(source.name or source.url),
                _state(source),
                _ago(source.last_new, now),
                _until(source, now),
            )
            for source in sources
        ],
    )


def _state(source: FollowedSource) -> Text:
    error = one_line(source.last_error)
    if source.gone:
        return Text(f"gone since {_day(source.gone)}: {error}", style=_TROUBLE)
    if source.is_failing:
        times = "once" if source.failures == 1 else f"{source.failures} times"
        return Text(f"failing since {_day(source.failing_since)} ({times}): {error}", style=_TROUBLE)
    if source.last_success is None:
        return Text("not asked yet", style=_QUIET)
    moved = f"; moved to {one_line(source.moved_to)}" if source.moved_to else ""
    note = f"; {one_line(source.note)}" if source.note else ""
    return Text(f"fine{moved}{note}")


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "?"


def _ago(moment: datetime | None, now: datetime) -> str:
    return f"{_span((now - moment).total_seconds())} ago" if moment else "never"


def _until(source: FollowedSource, now: datetime) -> str:
    if source.gone:
        return "never"
    seconds = (source.next_due - now).total_seconds() if source.next_due else 0.0
    return f"in {_span(seconds)}" if seconds > 0 else "when followed"


def _span(seconds: float) -> str:
    """A time in words, in its largest unit.

    >>> _span(59), _span(150), _span(7_300), _span(200_000)
    ('1 min', '2 min', '2 h', '2 d')
    """
    if seconds < _HOUR:
        return f"{max(round(seconds / _MINUTE), 1)} min"
    return f"{round(seconds / _HOUR)} h" if seconds < _DAY else f"{round(seconds / _DAY)} d"
