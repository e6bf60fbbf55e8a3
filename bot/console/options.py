"""What several terminal commands take: days, zones, the database and the filters of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from bot.console.completing import complete_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from retrieval.types.address import Place

FC = TypeVar("FC", bound="Callable[..., object] | click.Command")


class DayType(click.ParamType["str"]):
    """A day as people write it, such as *last week*; which one that is hangs on the feed, so that it stays a text."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check that it is read, or fail as a usage error in the language of the text."""
        from bot.dates import parse_days
        from bot.errors import DateError
        from bot.settings.zones import terminal_today
        from retrieval.language import detect_language

        try:
            parse_days(value, today=terminal_today)
        except DateError as error:
            self.fail(error.told(detect_language(value)), param, ctx)
        return value


class ZoneType(click.ParamType["tzinfo"]):
    """A zone of the IANA database, by its name."""

    name = "zone"

    def convert(self, value: str | tzinfo, param: click.Parameter | None, ctx: click.Context | None) -> tzinfo:
        """Find the zone, or fail as a usage error."""
        from bot.settings.zones import zone_named

        if not isinstance(value, str):
            return value
        try:
            return zone_named(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def path_of(value: str | None) -> Path | None:
    """The path that was typed, ~ and file:// understood; None where none was."""
    from bot.settings.paths import path_from

    return path_from(value) if value else None


def place_of(value: str | None) -> Place | None:
    """The database that was typed: a path, or the address of one on a server; None where none was.

    Raises:
        ArgumentError: it is an address that is none.
    """
    return place_given(value) if value else None


def place_given(value: str) -> Place:
    """The same where one is typed in any case."""
    from bot.settings.paths import path_from
    from retrieval.types.address import is_address, place_named

    return place_named(value) if is_address(value) else path_from(value)


def shell_option(name: str, *, callback: str, help: str) -> Callable[[FC], FC]:
    """An option with which the program ends: what it does for a shell, named or the person's own.

    Args:
        name: of the option.
        callback: the function of ``bot.console.shells`` that does it.
        help: what it is for.
    """

    def do(context: click.Context, param: click.Parameter, shell: str | None) -> None:
        if shell is not None:
            # Few uses need it.
            from bot.console import shells

            getattr(shells, callback)(context, param, shell)

    return click.option(
        name,
        type=click.Choice(["bash", "zsh", "fish", "own"]),
        is_flag=False,
        flag_value="own",
        is_eager=True,
        expose_value=False,
        callback=do,
        metavar="[bash|zsh|fish]",
        help=help,
    )


db_option = click.option(
    "--db",
    metavar="PATH",
    help="The database: a file or a postgresql:// address. [default: onrecord.db, or as set]",
)
source_option = click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="HANDLE",
    shell_complete=complete_source,
    help="Only this source; may be repeated.",
)
since_option = click.option("--since", type=DayType(), help="First day: 2025-02-20, Monday, last week.")
until_option = click.option("--until", type=DayType(), help="Last day, inclusive.")
cite_option = click.option(
    "--cite",
    "style",
    type=click.Choice(["markdown", "bibtex", "csl-json"]),
    help="Print citations: for a text, for LaTeX, for Zotero and Pandoc.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON; docs/terminal.md tells its shape.")
limit_option = click.option("--limit", type=click.IntRange(1, 100), help="At most so many passages. [default: 5]")
