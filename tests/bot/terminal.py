"""The terminal command as a person runs it: a process of its own."""

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "bot/sample/feed.txt"


def onrecord(
    *arguments: str, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        input=stdin,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TZ": "UTC", **environment},
        check=False,
    )


@dataclass(frozen=True)
class Screenful:
    """What a process showed on a terminal: standard output and standard error together."""

    returncode: int
    shown: str


def on_terminal(
    *arguments: str, columns: int = 80, cwd: Path | None = None, typed: str = "", **environment: str
) -> Screenful:
    """The command on a terminal of so many columns, whose lines end as in a file."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ONRECORD_", "COLUMNS", "LINES"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TZ": "UTC", "TERM": "xterm", **environment},
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    # Linux tells the end of a terminal as an error.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65_536):
            shown += part
    os.close(ours)
    return Screenful(process.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n"))
