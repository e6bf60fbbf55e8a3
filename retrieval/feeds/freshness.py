"""How long a server asks to wait, read from the headers of its answer. Pure functions."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=400)
"""A longer time is taken as this one; headers may hold any number."""

_LONGEST_NUMBER = 12


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """For how long an answer is as good as a new one; None where the server does not say.

    Args:
        headers: of the answer, their names in lower case or found in any.
        now: when it came, where it does not say so itself.

    >>> fresh_for({"cache-control": "public, max-age=600"}, datetime(2025, 3, 1, tzinfo=UTC))
    datetime.timedelta(seconds=600)
    """
    parts = [part.strip().casefold() for part in headers.get("cache-control", "")[:1_000].split(",")]
    if {"no-cache", "no-store"} & set(parts):
        return None
    for part in parts:
        name, _, value = part.partition("=")
        if name.strip() == "max-age" and (age := _seconds(value.strip().strip('"'))) is not None:
            since = _seconds(headers.get("age", "").strip()) or timedelta()
            return max(age - since, timedelta())
    expires = _moment(headers.get("expires", ""))
    if expires is None:
        return None
    return min(max(expires - (_moment(headers.get("date", "")) or now), timedelta()), LONGEST)


def asked_to_wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """What ``Retry-After`` asks for, in seconds or as a date; None where it is not there or cannot be read.

    Args:
        headers: of the answer, their names in lower case or found in any.
        now: when it came, where it does not say so itself.

    >>> asked_to_wait({"retry-after": "120"}, datetime(2025, 3, 1, tzinfo=UTC))
    datetime.timedelta(seconds=120)
    """
    text = headers.get("retry-after", "").strip()
    if (seconds := _seconds(text)) is not None:
        return seconds
    until = _moment(text)
    if until is None:
        return None
    return min(max(until - (_moment(headers.get("date", "")) or now), timedelta()), LONGEST)


def _seconds(text: str) -> timedelta | None:
    whole = text.partition(".")[0]
    if not (whole.isascii() and whole.isdigit()):
        return None
    return min(timedelta(seconds=int(whole)), LONGEST) if len(whole) <= _LONGEST_NUMBER else LONGEST


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text[:100]) if text else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    if found is None:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
