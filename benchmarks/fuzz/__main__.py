"""Any bytes to every reader and question: ``python -m benchmarks.fuzz [--inputs 200000] [--corpus FOLDER]``.

Inputs are made from small feeds, texts and questions of this project's own, and from the files of ``--corpus``. They go
to the readers of feeds, to ``find_utterances`` and all that is understood of an item, to questions with their filters,
and to names. Limits for one input: no exception but ``OnRecordError``, one second of CPU time for 20,000 bytes and in
proportion beyond, 500 MB for the whole process. A process that holds on for longer is ended, and another goes on behind
that input.

What fails is made smaller and written to ``--out``, one file each. Where atheris is installed, it guides what is tried
by the code that is reached; with ``--plain`` chance alone does, and the same ``--seed`` gives the same inputs. It ends
with a table, and with an error where anything failed.
"""

import argparse
import base64
import importlib.util
import json
import selectors
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from benchmarks.fuzz.worker import ROOM

PATIENCE = 30.0
"""Seconds of silence after which a process is ended; on a busy machine the second of an input takes a few."""


@dataclass
class _Process:
    """A worker, and how far it has come."""

    number: int
    current: Path
    first: int
    process: "subprocess.Popen[str]"
    heard: float = field(default_factory=time.monotonic)
    at: int = -1


class _Run:
    """All workers, and what they found."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._is_guided = not options.plain and importlib.util.find_spec("atheris") is not None
        self._ends = time.monotonic() + options.seconds
        self._selector = selectors.DefaultSelector()
        self._processes: list[_Process] = []
        self.counts: Counter[str] = Counter()
        self.failures: Counter[tuple[str, str, str]] = Counter()
        self.peak = 0

    def run(self) -> None:
        """Until all inputs were tried or the time is over."""
        for number in range(self._options.processes):
            self._start(number, number)
        while self._processes and time.monotonic() < self._ends:
            for key, _ in self._selector.select(timeout=1.0):
                self._hear(key.data)
            for one in list(self._processes):
                self._watch(one)
        for one in self._processes:
            one.process.kill()
            one.process.wait()

    def _start(self, number: int, first: int) -> None:
        current = self._folder / f"input{number}"
        current.write_bytes(bytes(ROOM))
        options = self._options
        command = [sys.executable, "-m", "benchmarks.fuzz.worker", "--seed", str(options.seed), "--first", str(first)]
        command += ["--step", str(options.processes), "--last", str(options.inputs), "--current", str(current)]
        command += ["--corpus", str(options.corpus)] if options.corpus else []
        command += ["--only", options.only] if options.only else []
        command += ["--atheris"] if self._is_guided else []
        log = (self._folder / f"log{number}").open("ab")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        log.close()
        one = _Process(number, current, first, process)
        self._processes.append(one)
        self._selector.register(_output(process), selectors.EVENT_READ, one)

    def _hear(self, one: _Process) -> None:
        line = _output(one.process).readline()
        if not line.startswith("{"):
            return
        one.heard = time.monotonic()
        told = json.loads(line)
        if "counts" in told:
            self.counts.update(told["counts"])
            self.peak = max(self.peak, told["peak"])
            one.at = told["number"]
        else:
            self._failed(told["target"], told["found"], told["where"], told.get("input"), told["seconds"])

    def _watch(self, one: _Process) -> None:
        at, name, data = _at_hand(one.current)
        if at != one.at:
            one.at, one.heard = at, time.monotonic()
        is_stuck = time.monotonic() > one.heard + PATIENCE and at >= 0
        if is_stuck:
            one.process.kill()
        elif one.process.poll() is None:
            return
        for line in _output(one.process):
            if line.startswith("{") and "counts" in (told := json.loads(line)):
                self.counts.update(told["counts"])
            elif line.startswith("{"):
                self._failed(told["target"], told["found"], told["where"], told.get("input"), told["seconds"])
        self._selector.unregister(_output(one.process))
        code = one.process.wait()
        _output(one.process).close()
        self._processes.remove(one)
        if is_stuck or code not in (0, 3):
            kind = "slow" if is_stuck else f"ended with {code}"
            self._failed(name, kind, "the whole process", base64.b64encode(data).decode(), PATIENCE if is_stuck else 0)
            if at < 0:
                print((self._folder / f"log{one.number}").read_text(errors="replace")[-3_000:], file=sys.stderr)
                return
        if is_stuck or code:
            self._start(one.number, at + self._options.processes)

    def _failed(self, target: str, kind: str, where: str, data: str | None, seconds: float) -> None:
        key = (target, kind, where)
        self.failures[key] += 1
        if data is None or self.failures[key] > 1:
            return
        out: Path = self._options.out
        out.mkdir(parents=True, exist_ok=True)
        path = out / f"{target}-{kind}-{len(self.failures)}".replace(" ", "_")
        path.write_bytes(base64.b64decode(data))
        print(f"{target}: {kind} {where} {seconds} s; {path}, {path.stat().st_size} bytes", flush=True)


def _output(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout
    return process.stdout


def _at_hand(current: Path) -> tuple[int, str, bytes]:
    data = current.read_bytes()
    head, length = struct.unpack("<II", data[:8])
    if not head:
        return -1, "start", b""
    try:
        number, name = json.loads(data[8 : 8 + head])
    except ValueError:
        # It is being written.
        return -1, "start", b""
    return number, name, data[8 + head : 8 + head + length]


def main() -> None:
    """Run, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--inputs", type=int, default=200_000)
    arguments.add_argument("--seconds", type=float, default=float("inf"), help="no longer than this in all")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--corpus", type=Path, help="a folder with real files for the readers")
    arguments.add_argument("--only", help="targets with this in their name")
    arguments.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-fuzz")
    arguments.add_argument("--plain", action="store_true", help="by chance, even where atheris is installed")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = _Run(options, Path(folder))
        run.run()
    _print(run.counts, run.failures, run.peak)
    if run.failures:
        sys.exit(1)


def _print(counts: Counter[str], failures: Counter[tuple[str, str, str]], peak: int) -> None:
    rows: list[tuple[Any, ...]] = [("target", "inputs", "exceptions", "slow", "large", "process ended")]
    for name in (*counts, "all"):
        found: Counter[str] = Counter()
        for (target, kind, where), count in failures.items():
            if name in (target, "all"):
                ended = where == "the whole process" and kind != "slow"
                found["ended" if ended else kind if kind in ("slow", "large") else "exception"] += count
        rows.append(
            (name, counts[name] or counts.total(), found["exception"], found["slow"], found["large"], found["ended"])
        )
    for row in rows:
        print(f"{row[0]:16}" + "".join(f"{cell:>14}" for cell in row[1:]))
    print(f"the largest process had {peak // 1_000_000} MB")


if __name__ == "__main__":
    main()
