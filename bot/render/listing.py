"""Rows under titles for the terminal: a table where it fits, else a few lines for each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.render.screen import wrapped

_QUIET = "dim"
_ENOUGH = 16
"""Cells in which a name can be read that goes over several lines."""

_GAP = 2
_INDENT = 3


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        title: over it; where each row has lines of its own, before each value.
        is_number: set to the right.
        folds: whether a value may go over several lines.
        names_itself: whether a value needs no title, such as ``@handle``.
    """

    title: str
    is_number: bool = False
    folds: bool = False
    names_itself: bool = False


@dataclass(frozen=True)
class Listing:
    """Columns with rows; a value is safe to print and holds no line break.

    Attributes:
        columns: the first is what a row is about.
        rows: a value for each column.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


def listing(columns: Sequence[Column], rows: Sequence[Sequence[str | Text]]) -> Listing:
    """Columns and rows together."""
    return Listing(
        tuple(columns),
        tuple(tuple(Text(value) if isinstance(value, str) else value for value in row) for row in rows),
    )


def print_listing(screen: Console, found: Listing) -> None:
    """Print a table, or where the screen is too narrow for one, each row by itself."""
    for line in _table(screen, found) if _needed(found) <= screen.width else _each(screen, found):
        screen.print(line, soft_wrap=True)


def _needed(found: Listing) -> int:
    """Cells that a table needs to be read with ease."""
    return sum(_least(found, place) for place in range(len(found.columns))) + _GAP * (len(found.columns) - 1)


def _least(found: Listing, place: int) -> int:
    column = found.columns[place]
    cells = [column.title, *(row[place].plain for row in found.rows)]
    if not column.folds:
        return max(map(cell_len, cells))
    # An address is copied whole or not at all.
    whole = [word for cell in cells for word in cell.split() if "://" in word]
    return max(min(max(map(cell_len, cells)), _ENOUGH), *map(cell_len, whole), 0)


def _table(screen: Console, found: Listing) -> Iterator[Text]:
    table = Table(box=None, pad_edge=False, header_style=_QUIET)
    for place, column in enumerate(found.columns):
        table.add_column(
            column.title,
            justify="right" if column.is_number else "left",
            overflow="fold",
            no_wrap=not column.folds,
            min_width=_least(found, place),
        )
    for row in found.rows:
        table.add_row(*row)
    for segments in screen.render_lines(table, pad=False):
        line = Text.assemble(*((one.text, one.style or "") for one in segments))
        line.rstrip()
        yield line


def _each(screen: Console, found: Listing) -> Iterator[Text]:
    for row in found.rows:
        yield from _wrapped(screen, row[0], 0)
        told = Text()
        for column, value in zip(found.columns[1:], row[1:], strict=True):
            if not value.plain:
                continue
            one = Text() if column.names_itself else Text(f"{column.title} ", style=_QUIET)
            one.append_text(value)
            if told and cell_len(told.plain) + cell_len(one.plain) + _GAP > screen.width - _INDENT:
                yield from _wrapped(screen, told, _INDENT)
                told = Text()
            told = told.append("  ").append_text(one) if told else one
        if told:
            yield from _wrapped(screen, told, _INDENT)


def _wrapped(screen: Console, line: Text, indent: int) -> Iterator[Text]:
    for piece in wrapped(line, screen, screen.width - indent):
        yield Text(" " * indent).append_text(piece)
