"""Which time zone somebody means who types a city, a country's zone, or the beginning of either."""

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.asking.owner_errors import UnknownZoneError
from bot.settings.zones import zone_named
from retrieval.types import Choice

_MOST_TYPED = 80
_NEAREST = 3
_AREAS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
_FIRST = ("UTC", "Asia/Tokyo", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles")
"""Shown where nothing is typed yet."""


@dataclass(frozen=True)
class _Zone:
    name: str
    keys: tuple[str, ...]


def zone_meant(typed: str) -> str:
    """The name of the zone that somebody typed or picked.

    Args:
        typed: ``Asia/Tokyo``, ``asia/tokyo``, ``Tokyo``, ``東京``, ``new york``.

    Raises:
        UnknownZoneError: it means none, or several; the names near it are told.

    >>> zone_meant("tokyo"), zone_meant("東京"), zone_meant("Europe/Oslo"), zone_meant("utc")
    ('Asia/Tokyo', 'Asia/Tokyo', 'Europe/Oslo', 'UTC')
    """
    wanted = _folded(typed)
    named = {_folded(zone.name): zone.name for zone in _zones()}
    if wanted in named:
        return named[wanted]
    exact = [zone.name for zone in _zones() if wanted and wanted in zone.keys]
    if len(exact) == 1:
        return exact[0]
    try:
        return str(zone_named(typed.strip()[:_MOST_TYPED]))
    except ValueError:
        raise UnknownZoneError(typed, exact[:_NEAREST] or _near(wanted)) from None


def complete_zones(typed: str, now: datetime, limit: int = 25) -> list[Choice]:
    """Zones that a text is the beginning of, each with the time it is there.

    Args:
        typed: so far.
        now: the time.
        limit: at most so many.
    """
    wanted = _folded(typed)
    if not wanted:
        found = list(_FIRST)
    else:
        ranked = [(rank, zone.name) for zone in _zones() if (rank := _rank(wanted, zone)) is not None]
        found = [name for _, name in sorted(ranked)]
    return [Choice(label=_label(name, now), value=name) for name in found[:limit]]


def _label(name: str, now: datetime) -> str:
    there = now.astimezone(ZoneInfo(name))
    city = _cities().get(name)
    return f"{name}{f' {city}' if city else ''} ({there:%H:%M})"


def _rank(wanted: str, zone: _Zone) -> int | None:
    """How well a zone fits, 0 best; None where it does not."""
    if any(key.startswith(wanted) for key in zone.keys):
        return 0
    return 1 if wanted in _folded(zone.name) else None


def _near(wanted: str) -> list[str]:
    by_key = {key: zone.name for zone in _zones() for key in (*zone.keys, _folded(zone.name))}
    return list(dict.fromkeys(by_key[key] for key in get_close_matches(wanted, by_key, _NEAREST, cutoff=0.6)))


def _folded(text: str) -> str:
    return " ".join(text[:_MOST_TYPED].replace("_", " ").casefold().split())


@cache
def _zones() -> tuple[_Zone, ...]:
    """Every zone that is named by a city, and UTC."""
    cities = _cities()
    names = sorted(name for name in available_timezones() if name == "UTC" or name.startswith(_AREAS))
    return tuple(
        _Zone(
            name, tuple(dict.fromkeys(_folded(key) for key in (name.rpartition("/")[2], cities.get(name, "")) if key))
        )
        for name in names
    )


@cache
def _cities() -> dict[str, str]:
    """What a zone's city is called in Japanese, by the zone."""
    # Nobody who asks a question waits for these tables.
    from babel import Locale

    return {name: row["city"] for name, row in Locale("ja").time_zones.items() if "city" in row}
