"""``onrecord serve`` as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bot.terminal import ROOT


@contextmanager
def serving(db: Path | str, *arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, at a port that was free, and the address that it tells."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", "0", "--db", str(db), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    assert process.stderr
    try:
        told = process.stderr.readline()
        assert "http://" in told, told + process.stderr.read()
        yield process, told.split()[1]
    finally:
        process.kill()
        process.communicate()
