"""Whose day it is: the zone that is set, else where the person at this terminal is."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from bot.settings.model import Settings


def zone_named(name: str) -> ZoneInfo:
    """A zone of the IANA database.

    Args:
        name: such as ``Asia/Tokyo``.

    Raises:
        ValueError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    # A folder of the database, such as Asia, is an OSError; what is no name at all is a ValueError.
    except (KeyError, OSError, ValueError):
        raise ValueError(f"{name[:40]!r} is no time zone; name one as Asia/Tokyo, Europe/Oslo or UTC") from None


def terminal_zone(settings: Settings) -> tzinfo:
    """The zone of whoever sits at this terminal: the one that is set, else the machine's own."""
    return zone_named(settings.zone) if settings.zone else _local_zone()


def discord_zone(settings: Settings) -> tzinfo | None:
    """The zone of those who ask in Discord, which tells nobody's: the one that is set, else none."""
    return zone_named(settings.zone) if settings.zone else None


def terminal_today() -> date:
    """The day it is for whoever sits at this terminal.

    Raises:
        SettingsError: a setting is unknown or wrong.
    """
    from bot.settings.model import load_settings

    return datetime.now(terminal_zone(load_settings())).date()


def _local_zone() -> tzinfo:
    import logging
    import warnings

    # Only a question from the terminal needs it, and only where no zone is set.
    import tzlocal

    # What it finds odd about the machine is nothing that whoever asks can mend.
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            zone = tzlocal.get_localzone()
        except (KeyError, OSError, ValueError):
            # Such as TZ=JST-9, which has no name; how far it is from UTC today is known all the same.
            return datetime.now().astimezone().tzinfo or UTC
    # Of a machine without a zone it gives any of the names of UTC.
    return UTC if "UTC" in str(zone) else zone
