"""Help that fits a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


class NarrowFormatter(click.HelpFormatter):
    """Gives what an option does at least half of the width; an option that is longer has a line of its own."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they are; see click."""
        super().write_dl(rows, min(col_max, self.width // 2), col_spacing)


class NarrowContext(click.Context):
    """A context whose help is set so."""

    formatter_class = NarrowFormatter


def fit_screens(command: click.Command) -> None:
    """Let the help of a command, and of those in it, fit narrow screens."""
    command.context_class = NarrowContext
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        fit_screens(one)
