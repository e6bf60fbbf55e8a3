"""The zone of whoever asks, and the day it is there."""

from collections.abc import Callable
from datetime import date, datetime, timezone, tzinfo
from zoneinfo import ZoneInfo

from retrieval._storage.past import utc_now
from retrieval.query.complaints import complaint


def zone_name(zone: tzinfo | None) -> str:
    """What a zone is called: its name in the IANA database, else its distance from UTC; empty for None.

    Raises:
        QuestionError: it is no zone, or one that has neither.

    >>> from datetime import timedelta
    >>> zone_name(ZoneInfo("Asia/Tokyo")), zone_name(timezone(timedelta(hours=9))), zone_name(None)
    ('Asia/Tokyo', 'UTC+09:00', '')
    """
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    if isinstance(zone, timezone):
        # A name that a program gave it, such as JST, would be known to that program alone.
        return str(timezone(zone.utcoffset(None)))
    raise complaint("no_zone", field="zone", kind=type(zone).__name__)


def day_at(now: date, zone: tzinfo) -> date:
    """The day it is in a zone.

    Args:
        now: a moment with its zone. A day, or a moment without a zone, is that day everywhere.
        zone: of whoever asks.

    >>> from datetime import UTC
    >>> day_at(datetime(2025, 2, 20, 16, tzinfo=UTC), ZoneInfo("Asia/Tokyo"))
    datetime.date(2025, 2, 21)
    """
    if not isinstance(now, datetime):
        return now
    if now.tzinfo is None:
        return now.date()
    try:
        return now.astimezone(zone).date()
    except OverflowError:
        return now.date()


def moment_by(clock: Callable[[], date]) -> datetime:
    """The moment by a clock; by the machine's, in UTC, where that one tells only the day."""
    now = clock()
    return now if isinstance(now, datetime) and now.tzinfo else utc_now()
