"""How often a feed wishes to be asked, and where it says it is: what whoever follows it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8_760}
"""Hours of the periods of the syndication module."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST = timedelta(days=30)


@dataclass(frozen=True)
class Pace:
    """What a feed says of itself to whoever follows it.

    Attributes:
        title: as it has it, perhaps with markup.
        interval: between two visits, as it wishes (``ttl``, ``sy:updatePeriod``); None where it says nothing.
        skip_hours: hours of the day, in UTC, in which it is not to be asked.
        skip_days: days of the week on which it is not to be asked; Monday is 0.
        self_link: where it says it is; empty where it does not.
        hub: where it can be subscribed to (WebSub); empty where nowhere.
        next_page: where its older entries are; empty where it says none.
    """

    title: str = ""
    interval: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    self_link: str = ""
    hub: str = ""
    next_page: str = ""


def pace_of(feed: Mapping[str, Any], hours: list[str] | None = None, days: list[str] | None = None) -> Pace:
    """What a feed says, from feedparser's own reading of it.

    Args:
        feed: its ``feed``.
        hours: what ``skipHours`` holds.
        days: what ``skipDays`` holds.
    """
    links = [link for link in feed.get("links") or [] if isinstance(link, Mapping)]
    by_rel = {str(link.get("rel")): str(link.get("href") or "") for link in reversed(links)}
    return Pace(
        title=str(feed.get("title") or ""),
        interval=interval_of(
            str(feed.get("ttl") or ""),
            str(feed.get("sy_updateperiod") or ""),
            str(feed.get("sy_updatefrequency") or ""),
        ),
        skip_hours=frozenset(int(hour) % 24 for hour in hours or () if hour.isdecimal() and int(hour) <= 24),
        skip_days=frozenset(_DAYS.index(day.casefold()) for day in days or () if day.casefold() in _DAYS),
        self_link=by_rel.get("self", ""),
        hub=by_rel.get("hub", ""),
        next_page=by_rel.get("next", ""),
    )


def interval_of(ttl: str, period: str = "", frequency: str = "") -> timedelta | None:
    """The interval that a feed wishes.

    Args:
        ttl: minutes.
        period: ``"hourly"``, ``"daily"``, ``"weekly"``, ``"monthly"`` or ``"yearly"``.
        frequency: visits in a period, 1 where empty.

    >>> interval_of("15"), interval_of("", "daily", "2"), interval_of("soon")
    (datetime.timedelta(seconds=900), datetime.timedelta(seconds=43200), None)
    """
    ttl, period, frequency = ttl.strip()[:9], period.strip().casefold(), frequency.strip()[:6]
    if ttl.isdecimal() and int(ttl) > 0:
        return min(timedelta(minutes=int(ttl)), _LONGEST)
    if period in _PERIODS:
        visits = int(frequency) if frequency.isdecimal() and int(frequency) > 0 else 1
        return min(timedelta(hours=_PERIODS[period]) / visits, _LONGEST)
    return None
