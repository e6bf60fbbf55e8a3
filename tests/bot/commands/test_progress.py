"""The progress bar of long work."""

import io

from rich.console import Console

from bot.commands.progress import progress_bar


def shown(*, is_terminal: bool) -> str:
    file = io.StringIO()
    with progress_bar(Console(file=file, force_terminal=is_terminal, width=80), "Adding", "items") as progress:
        progress(3, 10)
        progress(10, 10)
    return file.getvalue()


def test_a_bar_counts_on_a_terminal_and_is_silent_elsewhere() -> None:
    assert "Adding items" in shown(is_terminal=True)
    assert "10/10" in shown(is_terminal=True)
    assert shown(is_terminal=False) == ""
