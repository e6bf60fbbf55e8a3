"""A newcomer's walk: every command on narrow and wide terminals, without colours, its errors too."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from bot.console.cli import cli
from tests.bot.terminal import SAMPLE, on_terminal

_STYLED = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# What is copied as it stands may be longer than a line: addresses, paths, commands.
_COPIED = re.compile(r"[!-~]*/[!-~]*|onrecord ")

WALK: tuple[tuple[str, ...], ...] = (
    ("add", str(SAMPLE)),
    ("add", "none.txt", "file://server/a.txt"),
    ("ask", "what did Waltz say about the minerals deal?"),
    ("ask", "ウォルツ氏は何と言った?"),
    ("ask", "what did Starmer say?"),
    ("timeline", "Rutte"),
    ("sources",),
    ("speakers",),
    ("show", "1"),
    ("show", "https://t.co/sample0001", "--around", "0"),
    ("show", "nothing"),
    ("stats",),
    ("check",),
    ("remove", "https://t.co/sample0004", "--yes"),
    ("remove", "https://t.co/sample0004", "--undo"),
    ("reindex",),
    ("frobnicate",),
    ("ask",),
    ("follow", "--once"),
)


def lines_of(shown: str) -> list[str]:
    return [line for part in _STYLED.sub("", shown).split("\n") for line in part.split("\r")]


# Wide screens hide no fault that narrow ones have not: a few commands are enough there.
@pytest.mark.parametrize(("columns", "walk"), [(40, WALK), (200, WALK[:3])])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, columns: int, walk: tuple[tuple[str, ...], ...]) -> None:
    for arguments in walk:
        database = [] if arguments[0] in {"frobnicate"} else ["--db", "feed.db"]
        done = on_terminal(*arguments, *database, columns=columns, cwd=tmp_path, NO_COLOR="1")
        assert done.returncode in {0, 1, 2}, done
        assert "Traceback" not in done.shown
        wide = [line for line in lines_of(done.shown) if cell_len(line) > columns and not _COPIED.search(line)]
        assert not wide, (arguments, wide)


@pytest.mark.parametrize("columns", [40, 80])
def test_help_fits(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    from bot.__main__ import _run

    monkeypatch.setenv("COLUMNS", str(columns))
    for command in ("", *sorted(cli.commands)):
        monkeypatch.setattr(sys, "argv", ["onrecord", *([command] if command else []), "--help"])
        assert _run() == 0
        shown = capsys.readouterr().out
        wide = [line for line in shown.splitlines() if cell_len(line) > columns and not _COPIED.search(line)]
        assert not wide, (command, wide)
        if columns == 80:
            assert max(map(cell_len, shown.splitlines())) <= 80, command


def test_marks_are_there_on_a_terminal_and_gone_where_nobody_wants_them(db: str) -> None:
    asked = ("ask", "what did Waltz say?", "--limit", "1", "--db", db)
    assert "\x1b[1;33m" in on_terminal(*asked).shown
    assert "\x1b" not in on_terminal(*asked, NO_COLOR="1").shown
