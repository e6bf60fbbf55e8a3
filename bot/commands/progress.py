"""A progress bar for long work, on standard error and only on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress_bar(console: Console, doing: str, things: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar that goes away when the work is done.

    Args:
        console: of standard error.
        doing: such as ``"Adding"``.
        things: what is counted.
    """
    bar = Progress(
        TextColumn(f"{doing} {things}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
