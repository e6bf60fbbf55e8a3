"""What is known of a feed after a poll of it. Pure functions; times are seconds where nothing else is said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from retrieval.errors import FetchError, OnRecordError
from retrieval.feeds.fetch import Fetched
from retrieval.following import schedule
from retrieval.types.following import FollowedSource

GONE = 410
MOVED_AFTER = 3
"""So many polls in a row must say that a feed has moved for good to one place, before only that place is asked; and so
many must fail there, before the old one is asked again."""

_LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class Contents:
    """What a feed held when it was read.

    Attributes:
        holds: how many entries.
        new: how many of them were not there the last time.
        fresh: of how many there is something to store.
        dropped: whether an entry that it had the last time is gone.
        has_gap: whether all that it had the last time are gone.
        published: when its entries were published, as far as they say so.
        wish: seconds that it asks to leave between two polls; 0 where it does not.
    """

    holds: int
    new: int
    fresh: int
    dropped: bool
    has_gap: bool
    published: tuple[datetime, ...]
    wish: float


def succeeded(
    source: FollowedSource,
    fetched: Fetched,
    contents: Contents | None,
    at: datetime,
    *,
    chance: float,
    fixed: timedelta | None = None,
) -> FollowedSource:
    """What is known of a feed that could be had.

    Args:
        source: what was known of it.
        fetched: its server's answer.
        contents: what it held; None where nothing has changed since it was read.
        at: when it was asked.
        chance: from 0 to 1.
        fixed: the interval that its owner wants; None: as often as it has something new.
    """
    elapsed = _seconds(source.last_success, at)
    changes: dict[str, object] = {
        "last_success": at, "failures": 0, "failing_since": None, "last_error": "", "last_reason": "", "last_status": 0,
        "gone": None,
    }  # fmt: skip
    rhythm, wish = source.rhythm, source.wish_s
    if contents is None:
        rhythm = schedule.seen_again(rhythm, new=0, elapsed=elapsed, holds=rhythm.holds, dropped=False)
    else:
        wish = contents.wish
        changes |= {"etag": fetched.etag, "last_modified": fetched.last_modified, "last_read": at, "wish_s": wish}
        if contents.has_gap:
            changes["note"] = f"entries before {at:%Y-%m-%d %H:%M} UTC may have been missed"
        if contents.fresh:
            changes["last_new"] = at
        if source.last_success is None:
            rhythm = schedule.first_seen(contents.published, at, contents.holds)
        else:
            rhythm = schedule.seen_again(
                rhythm, new=contents.new, elapsed=elapsed, holds=contents.holds, dropped=contents.dropped
            )
    if fetched.fresh_for:
        wish = max(wish, fetched.fresh_for.total_seconds())
    wait = fixed.total_seconds() if fixed else schedule.interval(rhythm, wish)
    changes |= {"rhythm": rhythm, "next_due": at + timedelta(seconds=schedule.jittered(wait, chance))}
    return source.model_copy(update=changes)


def failed(
    source: FollowedSource, error: OnRecordError, at: datetime, *, chance: float, fixed: timedelta | None = None
) -> FollowedSource:
    """What is known of a feed that could not be had.

    Args:
        source: what was known of it.
        error: why.
        at: when it was asked.
        chance: from 0 to 1.
        fixed: the interval that its owner wants.
    """
    failures, since = source.failures + 1, source.failing_since or at
    status = error.status if isinstance(error, FetchError) else 0
    changes: dict[str, object] = {
        "failures": failures, "failing_since": since, "last_error": str(error)[:500], "last_status": status,
        "last_reason": error.reason if isinstance(error, FetchError) else "unread",
    }  # fmt: skip
    asked = error.retry_after if isinstance(error, FetchError) else None
    if status == GONE:
        changes |= {"gone": at, "next_due": None}
    else:
        wait = schedule.after_failure(failures, source.rhythm, source.wish_s, _seconds(since, at))
        if fixed:
            wait = max(wait, fixed.total_seconds())
        # A little longer by chance, never shorter than was asked.
        pause = timedelta(seconds=wait * (1 + 0.1 * chance))
        changes["next_due"] = at + min(max(pause, asked or timedelta()), _LONGEST_WAIT)
    if source.moved_to and failures >= MOVED_AFTER:
        # The place to which it moved may be the one that is wrong.
        changes |= {"moved_to": "", "moving_to": "", "moving_polls": 0, "etag": "", "last_modified": ""}
        changes |= {"gone": None, "next_due": at + timedelta(seconds=schedule.LEAST)} if status == GONE else {}
    return source.model_copy(update=changes)


def moved(source: FollowedSource, fetched: Fetched) -> FollowedSource:
    """Note where a feed says that it has moved for good; believed when it has said so several times in a row.

    Args:
        source: what was known of it.
        fetched: its server's answer.
    """
    asked = source.moved_to or source.url
    place = fetched.permanent_url
    if place == asked or (asked.startswith("https:") and not place.startswith("https:")):
        return source.model_copy(update={"moving_to": "", "moving_polls": 0})
    polls = source.moving_polls + 1 if place == source.moving_to else 1
    if polls >= MOVED_AFTER:
        return source.model_copy(update={"moved_to": place, "moving_to": "", "moving_polls": 0})
    return source.model_copy(update={"moving_to": place, "moving_polls": polls})


def _seconds(since: datetime | None, until: datetime) -> float:
    return max((until - since).total_seconds(), 0.0) if since else 0.0
