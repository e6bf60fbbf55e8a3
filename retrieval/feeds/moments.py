"""When an item was published, from what its feed prints: zones not named, days that cannot be. Pure functions."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from retrieval.types import Dated

JAPAN = ZoneInfo("Asia/Tokyo")

FIRST_PAGE = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web, no page was published."""

FIRST_POST = datetime(2006, 3, 21, tzinfo=UTC)
"""Before the first post on what is X today, no post was."""

_AHEAD = timedelta(days=1)
"""A clock may be wrong, and a day begins earlier elsewhere; more than a day ahead is no slip of a zone."""


@dataclass(frozen=True)
class Published:
    """When an item was published; the fields of ``FeedItem``.

    Attributes:
        published: with its zone.
        has_time: whether a time of day was printed.
        dated: where the day is from.
        problem: what is wrong with what is printed, for a person; empty where nothing is.
    """

    published: datetime
    has_time: bool
    dated: Dated
    problem: str = ""


def zone_of(zone: tzinfo | None, lang: str) -> tzinfo:
    """The zone of times that name none.

    Args:
        zone: of the source, where a person said so.
        lang: of the page or feed.

    >>> str(zone_of(None, "ja")), str(zone_of(None, "en"))
    ('Asia/Tokyo', 'UTC')
    """
    return zone or (JAPAN if lang == "ja" else UTC)


def published_at(
    printed: datetime | None, *, has_time: bool, zone: tzinfo, seen: datetime, earliest: datetime = FIRST_PAGE
) -> Published:
    """When an item was published.

    Args:
        printed: as its feed has it, with or without a zone; None where it has no date.
        has_time: whether that has a time of day; without one it stands at midnight.
        zone: of a time that names none, and of the day on which an item without a date was first seen.
        seen: when the feed was read.
        earliest: what is before it cannot be.

    >>> seen = datetime(2025, 3, 1, tzinfo=UTC)
    >>> published_at(datetime(2025, 2, 20, 9, 30), has_time=True, zone=JAPAN, seen=seen).published.isoformat()
    '2025-02-20T09:30:00+09:00'
    >>> published_at(datetime(2052, 2, 20), has_time=False, zone=JAPAN, seen=seen).dated
    'clamped'
    """
    if printed is None:
        return Published(seen.astimezone(zone), has_time=False, dated="first_seen")
    moment = printed if printed.tzinfo else printed.replace(tzinfo=zone)
    try:
        is_possible = earliest - _AHEAD <= moment.astimezone(UTC) <= seen + _AHEAD
    except OverflowError:
        is_possible = False
    if not is_possible:
        problem = f"it is dated {printed.date().isoformat()}, which cannot be; the day on which it was read stands"
        return Published(seen.astimezone(zone), has_time=False, dated="clamped", problem=problem)
    return Published(moment, has_time=has_time, dated="printed")
