"""Where the terminal's commands write to."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.render.screen import PIPE_WIDTH, console, is_open_terminal, one_line, put, silence, visible, wrapped

LINK = "https://harborwire.example/2025/02/20/the-quay-will-open-in-may"


def printed(text: str, width: int, *, terminal: bool = True, **how: int) -> list[str]:
    screen = Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system=None, markup=False)
    put(screen, text, **how)
    return screen.file.getvalue().split("\n")[:-1]  # type: ignore[attr-defined]


def test_a_pipe_has_a_width_of_its_own_and_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert (console().width, console().is_terminal, console().color_system) == (PIPE_WIDTH, False, None)
    for columns, width in (("40", 40), ("3", 20), ("wide", PIPE_WIDTH), ("9" * 30, PIPE_WIDTH)):
        monkeypatch.setenv("COLUMNS", columns)
        assert console(error=True).width == width


def test_colours_are_had_where_somebody_insists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    screen = console()
    # It is still no terminal: nothing is wrapped, and no bar moves.
    assert (screen.color_system, screen.is_terminal) == ("standard", False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert console().color_system is None


def test_words_are_wrapped_on_a_terminal_alone() -> None:
    text = "The quay will open in May."
    assert printed(text, 12) == ["The quay", "will open in", "May."]
    assert printed(text, 12, terminal=False) == [text]
    assert printed("港は五月に開く。", 8) == ["港は五月", "に開く。"]
    assert printed("a b\n\nc", 20, indent=2) == ["  a b", "", "  c"]
    assert printed("Harbor Wire reported", 14, hang=3) == ["Harbor Wire", "   reported"]


@pytest.mark.parametrize("text", [LINK, f"More at {LINK} today.", f"詳しくは{LINK}を見よ。", f"{LINK} {LINK}"])
@pytest.mark.parametrize("width", [20, 40])
def test_a_long_address_stays_whole(text: str, width: int) -> None:
    lines = printed(text, width, indent=3)
    assert sum(line.count(LINK) for line in lines) == text.count(LINK)
    assert all(cell_len(line) <= width for line in lines if LINK not in line)


@given(st.text(max_size=80), st.integers(1, 40))
def test_wrapping_loses_nothing_but_white_space(text: str, width: int) -> None:
    line = Text(one_line(text))
    screen = Console(file=io.StringIO(), width=80)
    pieces = [piece.plain for piece in wrapped(line, screen, width)]
    assert "".join("".join(pieces).split()) == "".join(line.plain.split())
    assert all(cell_len(piece) <= max(width, 2) for piece in pieces if "/" not in piece)


def test_a_stream_without_a_reader_goes_on_in_silence(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as file:
        silence(file)
        print("never seen", file=file)
    assert (tmp_path / "out").read_text() == ""


def test_what_is_no_terminal() -> None:
    closed = io.StringIO()
    closed.close()
    assert not any(map(is_open_terminal, (None, closed, io.StringIO(), object())))
    assert isinstance(is_open_terminal(sys.stdout), bool)


def test_what_steers_a_terminal_is_made_visible() -> None:
    assert visible("a\x1b[2J\u202eb\tc") == "a\ufffd[2J\ufffdb\tc"
    assert one_line(" a\n\x9bb ") == "a \ufffdb"
