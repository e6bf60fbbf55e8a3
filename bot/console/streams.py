"""Standard output and standard error as they are: in any encoding, and with nobody reading."""

from __future__ import annotations

import io
import sys


def replace_what_cannot_be_printed() -> None:
    """Print a question mark for a character that the encoding of the terminal has not, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush() -> None:
    """Write what is still held; where nobody reads any more, let it go."""
    from bot.render.screen import silence

    # click puts something else in the place of a stream that nobody reads.
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if stream is None or stream.closed:
            continue
        try:
            stream.flush()
        except BrokenPipeError:
            silence(stream)
