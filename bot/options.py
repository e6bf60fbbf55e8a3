"""What several terminal commands take: days, zones, the database and the filters of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from pathlib import Path


class DateType(click.ParamType["date"]):
    """A day in any of the plain forms; *today* is that of whoever sits at this terminal."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or fail as a usage error."""
        from bot.dates import parse_date
        from bot.errors import DateError
        from bot.zones import terminal_today

        if not isinstance(value, str):
            return value
        try:
            return parse_date(value, today=terminal_today)
        except DateError as error:
            self.fail(str(error), param, ctx)


class ZoneType(click.ParamType["tzinfo"]):
    """A zone of the IANA database, by its name."""

    name = "zone"

    def convert(self, value: str | tzinfo, param: click.Parameter | None, ctx: click.Context | None) -> tzinfo:
        """Find the zone, or fail as a usage error."""
        from bot.zones import zone_named

        if not isinstance(value, str):
            return value
        try:
            return zone_named(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def path_of(value: str | None) -> Path | None:
    """A path as it was typed; None where none was."""
    from pathlib import Path

    return Path(value) if value else None


db_option = click.option("--db", metavar="PATH", help="The database file. [default: onrecord.db, or as set]")
source_option = click.option(
    "--source", "sources", multiple=True, metavar="HANDLE", help="Only this source; may be repeated."
)
since_option = click.option("--since", type=DateType(), help="First day, such as 2025-02-20.")
until_option = click.option("--until", type=DateType(), help="Last day, inclusive.")
limit_option = click.option("--limit", type=click.IntRange(1, 100), help="At most so many passages. [default: 5]")
