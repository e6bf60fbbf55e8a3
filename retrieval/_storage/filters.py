"""Which items a search may look at."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from retrieval.identity import fold_handle
from retrieval.types import FeedItem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)

BEFORE_ALL, AFTER_ALL = -(2**40), 2**40
"""Moments before the year 1 and after the year 9999."""


class Period(NamedTuple):
    """Moments in seconds since 1970 in UTC.

    Attributes:
        first: the earliest.
        last: the latest, inclusive.
    """

    first: int
    last: int


@dataclass(frozen=True)
class Filters:
    """Restrictions that hold inside a search; an empty field restricts nothing.

    Attributes:
        sources: handles; letter case, width and a leading ``@`` make no difference.
        since: first day, inclusive.
        until: last day, inclusive.
        zone: in which the days are counted, for items whose time is known; None: in the zone of each item's source.
    """

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    zone: tzinfo | None = None

    def __bool__(self) -> bool:
        return bool(self.sources or self.since is not None or self.until is not None)

    @property
    def handle_keys(self) -> tuple[str, ...]:
        """The wanted handles in the form in which they are compared, each once."""
        return tuple(dict.fromkeys(fold_handle(source) for source in self.sources))

    @property
    def period(self) -> Period | None:
        """The moments that the days last in the zone; None where no zone is given, or no day.

        A day of 23 or 25 hours is taken as it is; one that a zone leaves out has no moments. What no other zone can
        write belongs to the calendar's first or last day.
        """
        if self.zone is None or (self.since is None and self.until is None):
            return None
        since, until = self.since or date.min, self.until or date.max
        first = BEFORE_ALL if since == date.min else _midnight(since, self.zone, fold=0)
        return Period(first, AFTER_ALL if until == date.max else _last_of(until, self.zone))


def moment_of(item: FeedItem) -> int | None:
    """When an item was published, in seconds since 1970 in UTC; None where only its day is known.

    Nothing is written in UTC meanwhile, which cannot write what the calendar's first and last hours are elsewhere.
    """
    return (item.published - _EPOCH) // _SECOND if item.has_time else None


def day_of(item: FeedItem, zone: tzinfo | None) -> date:
    """The day on which an item was published.

    Args:
        item: any.
        zone: in which the day is counted; None: in its source's. A day without a time is the same everywhere.
    """
    if zone is None or not item.has_time:
        return item.day
    try:
        return item.published.astimezone(zone).date()
    except OverflowError:
        return item.day


def _last_of(day: date, zone: tzinfo) -> int:
    """The last moment of a day; where the clock is put back over midnight, that of the second time it is this day."""
    following = day + timedelta(days=1)
    first, second = (_midnight(following, zone, fold=fold) - 1 for fold in (0, 1))
    if second > first and (_EPOCH + second * _SECOND).astimezone(zone).date() <= day:
        return second
    return first


def _midnight(day: date, zone: tzinfo, *, fold: int) -> int:
    """When a day begins; one whose midnight a change of the clock leaves out begins with that change."""
    return (datetime.combine(day, time(fold=fold), zone) - _EPOCH) // _SECOND
