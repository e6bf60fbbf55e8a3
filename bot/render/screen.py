"""Where the terminal's commands write to: how wide it is, whether it has colours, and how a paragraph is set in it."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

PIPE_WIDTH = 80
"""Columns of tables that go into a file or a pipe, unless ``COLUMNS`` says otherwise."""

_PIPE_HEIGHT = 25
_NARROWEST = 20
# An address, or the path of a file: what is copied as one word.
_COPIED = re.compile(r"[!-~]*/[!-~]*")
# C0 and C1 controls, the marks that break, reorder or hide text (Unicode TR 36), and halves of characters.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


class Screen(Console):
    """A console that goes on without a word where whoever reads has stopped reading."""

    def on_broken_pipe(self) -> None:
        """Write into nothing from now on."""
        silence(sys.stderr if self.stderr else sys.stdout)


def console(*, error: bool = False) -> Console:
    """Standard output, or standard error; markup is never read in what is printed there.

    A terminal is as wide as it is and has colours; a file or a pipe has ``PIPE_WIDTH`` columns, or as many as
    ``COLUMNS`` says, and none. ``FORCE_COLOR`` gives a pipe colours, ``NO_COLOR`` takes every mark from a terminal.
    """
    stream = sys.stderr if error else sys.stdout
    is_terminal = is_open_terminal(stream)
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() and 0 < len(columns) <= 5 else PIPE_WIDTH
    return Screen(
        stderr=error,
        markup=False,
        highlight=False,
        emoji=False,
        force_terminal=is_terminal,
        force_jupyter=False,
        color_system=_colours(is_terminal=is_terminal),
        width=None if is_terminal else max(width, _NARROWEST),
        height=None if is_terminal else _PIPE_HEIGHT,
    )


def _colours(*, is_terminal: bool) -> Literal["auto", "standard"] | None:
    if os.environ.get("NO_COLOR"):
        return None
    if os.environ.get("FORCE_COLOR"):
        return "standard"
    return "auto" if is_terminal else None


def is_open_terminal(stream: object) -> bool:
    """Whether a stream leads to a person; one that is closed or was never there does not."""
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def silence(stream: object) -> None:
    """Let a stream whose reader is gone write into nothing: what Python still holds must not be written at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())  # type: ignore[attr-defined]
    os.close(nothing)


def visible(text: str) -> str:
    """Text without what could steer a terminal; each such character becomes U+FFFD, so that offsets hold."""
    return UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text without what could steer a terminal or begin a line of its own, such as a name."""
    return " ".join(visible(text).split())


def put(screen: Console, text: str | Text, *, indent: int = 0, hang: int = 0) -> None:
    """Print a text: wrapped between words on a terminal, as it is into a file or a pipe.

    An address or a path that is longer than a line is not cut: the terminal goes on in the next line by itself, and
    what is copied from there is whole.

    Args:
        screen: where to.
        text: with a line for each paragraph.
        indent: cells left empty before each line.
        hang: so many more before each line that goes on from the one before.
    """
    for line in (Text(text) if isinstance(text, str) else text).split("\n", allow_blank=True):
        more = 0
        for piece in wrapped(line, screen, screen.width - indent - hang) if screen.is_terminal else [line]:
            screen.print(Text(" " * (indent + more)).append_text(piece) if piece else piece, soft_wrap=True)
            more = hang


def wrapped(line: Text, screen: Console, width: int) -> Iterator[Text]:
    """One line in pieces of so many cells at most; what is copied as one word may be longer."""
    # A wide character is never cut.
    width = max(width, 2)
    if cell_len(line.plain) <= width:
        yield line
        return
    start = 0
    for match in _COPIED.finditer(line.plain):
        # Where nothing parts it from the words before it, as in Japanese, it cannot go to a line of its own by a blank.
        begins = max(line.plain.rfind(" ", 0, match.start()), line.plain.rfind("\u3000", 0, match.start())) + 1
        if cell_len(line.plain[begins : match.end()]) > width:
            yield from _parts(line, screen, width, start, match.start())
            yield from _parts(line, screen, width, match.start(), match.end(), is_whole=True)
            start = match.end()
    yield from _parts(line, screen, width, start, len(line.plain))


def _parts(line: Text, screen: Console, width: int, start: int, end: int, *, is_whole: bool = False) -> Iterator[Text]:
    part = line[start:end]
    if start:
        part = part[len(part.plain) - len(part.plain.lstrip(" \u3000")) :]
    if not part.plain.strip():
        return
    for piece in [part] if is_whole else part.wrap(screen, width, overflow="fold"):
        piece.rstrip()
        yield piece
