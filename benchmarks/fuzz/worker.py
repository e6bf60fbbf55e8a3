"""One process that gives inputs to targets, under limits; what it finds it prints, a line of JSON each.

Started by ``__main__``: ``python -m benchmarks.fuzz.worker``. The input at hand lies in a file, so that whoever
ends this process for a limit knows which it was.
"""

import argparse
import base64
import json
import mmap
import random
import resource
import struct
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.fuzz.mutations import mutated

SECONDS, BYTES_A_SECOND = 1.0, 20_000
"""CPU time that an input may take, and the bytes beyond which it may take more in proportion."""

MEMORY, _OWN = 500_000_000, 100_000_000
ROOM = 1_000_000
_TOLD_EVERY = 2.0
_SHRINKING = 8.0
"""Seconds spent on making a failing input smaller."""

_SLOWED = 3.0
"""Code that atheris watches takes longer by so much."""


def main() -> None:
    """Run until all inputs are done."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--first", type=int, required=True)
    arguments.add_argument("--step", type=int, required=True)
    arguments.add_argument("--last", type=int, required=True)
    arguments.add_argument("--current", type=Path, required=True)
    arguments.add_argument("--corpus", type=Path)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--atheris", action="store_true")
    options = arguments.parse_args()
    with options.current.open("r+b") as file, mmap.mmap(file.fileno(), ROOM) as current:
        if options.atheris:
            _guided(options, current)
        else:
            _Worker(options, current).run()


class _Worker:
    """Gives inputs to targets, one after the other."""

    def __init__(self, options: argparse.Namespace, current: mmap.mmap) -> None:
        from benchmarks.fuzz.targets import targets

        self._options = options
        self._current = current
        self.targets = [one for one in targets(options.corpus) if options.only in one.name]
        self._counts: Counter[str] = Counter()
        self._known: set[str] = set()
        self._told = time.monotonic()
        self._is_warm: set[str] = set()
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + MEMORY,) * 2)

    def run(self) -> None:
        """Inputs made from seeds by chance; the same numbers give the same inputs."""
        shares = [one.share for one in self.targets]
        for number in range(self._options.first, self._options.last, self._options.step):
            dice = random.Random(f"{self._options.seed} {number}")
            target = dice.choices(self.targets, shares)[0]
            self.give(target, mutated(dice, target.seeds), number)
        self.tell(self._options.last)

    def give(self, target: Any, data: bytes, number: int) -> None:
        """One input to one target, and what came of it."""
        data = data[: ROOM - 100]
        self._note(number, target.name, data)
        if target.name not in self._is_warm:
            # What is loaded at the first use is not the input's.
            self._is_warm.add(target.name)
            _outcome(target.run, target.seeds[0])
        before = _forget_peak()
        kind, where, seconds = _outcome(target.run, data)
        self._counts[target.name] += 1
        most = limit(data) * (_SLOWED if self._options.atheris else 1)
        if not kind and seconds > most:
            # Something else may have been in the way.
            seconds = min(seconds, _outcome(target.run, data)[2])
            kind, where = ("slow", "") if seconds > most else ("", "")
        peak = _in_memory("VmHWM")
        # What earlier inputs left is not this one's.
        if not kind and peak > MEMORY and peak - before > _OWN:
            kind, where = "large", ""
        if kind:
            self._found(target, data, kind, where, seconds)
        if kind == "large":
            self.tell(number, peak)
            sys.exit(3)
        if time.monotonic() > self._told + _TOLD_EVERY:
            self.tell(number, peak)

    def _found(self, target: Any, data: bytes, kind: str, where: str, seconds: float) -> None:
        name = f"{target.name} {kind} {where}"
        row = {"found": kind, "target": target.name, "where": where, "seconds": round(seconds, 2), "length": len(data)}
        if name not in self._known:
            self._known.add(name)
            smaller = data if kind == "large" else _shrunk(target.run, data, kind, where)
            row["input"] = base64.b64encode(smaller).decode()
        print(json.dumps(row), flush=True)

    def _note(self, number: int, name: str, data: bytes) -> None:
        head = json.dumps([number, name]).encode()
        packed = struct.pack("<II", len(head), len(data)) + head + data
        self._current[: len(packed)] = packed

    def tell(self, number: int, peak: int = 0) -> None:
        """Say how far this process has come."""
        self._told = time.monotonic()
        print(json.dumps({"number": number, "counts": self._counts, "peak": peak}), flush=True)
        self._counts.clear()


def limit(data: bytes) -> float:
    """CPU seconds that an input may take."""
    return SECONDS * max(1.0, len(data) / BYTES_A_SECOND)


def _outcome(run: Any, data: bytes) -> tuple[str, str, float]:
    """What came of an input: nothing or the name of an exception, where that arose, and the CPU time."""
    begun = time.process_time()
    try:
        run(data)
    except MemoryError as error:
        return "large", _origin(error), time.process_time() - begun
    except Exception as error:  # noqa: BLE001
        return type(error).__name__, _origin(error), time.process_time() - begun
    return "", "", time.process_time() - begun


def _origin(error: BaseException) -> str:
    """The innermost line of the project that an exception passed, and its message."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if any(f"/{part}/" in one.filename for part in ("retrieval", "bot", "embeddings"))]
    last = (own or list(frames))[-1]
    return f"{'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"


def _shrunk(run: Any, data: bytes, kind: str, where: str) -> bytes:
    """A shorter input with the same outcome: halves, then smaller pieces, are left out as long as it stays so."""
    until = time.monotonic() + _SHRINKING
    size = max(1, len(data) // 2)

    def is_same(shorter: bytes) -> bool:
        got, place, seconds = _outcome(run, shorter)
        return seconds > limit(shorter) if kind == "slow" else (got, place) == (kind, where)

    while size and time.monotonic() < until:
        place = 0
        while place < len(data) and time.monotonic() < until:
            shorter = data[:place] + data[place + size :]
            if is_same(shorter):
                data = shorter
            else:
                place += size
        size //= 2
    return data


def _in_memory(line: str) -> int:
    """Bytes that this process holds in memory (``VmRSS``), or held at most (``VmHWM``)."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = next(one for one in status.splitlines() if one.startswith(f"{line}:"))
    return int(found.split()[1]) * 1024


def _forget_peak() -> int:
    """Begin anew to note the most that is held; gives what is held now."""
    # See "clear_refs" in proc(5).
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _in_memory("VmRSS")


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _guided(options: argparse.Namespace, current: mmap.mmap) -> None:
    """Inputs that atheris makes, by what code they reach; it changes them as the mutations here do, too."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["retrieval", "bot", "embeddings"]):
        worker = _Worker(options, current)
    shares = [one for one in worker.targets for _ in range(one.share)]
    count = options.first

    def one_input(data: bytes) -> None:
        nonlocal count
        if data:
            worker.give(shares[data[0] % len(shares)], data[1:], count)
        count += options.step
        if count >= options.last:
            # The fuzzer ends the process by itself.
            worker.tell(options.last)

    def changed(data: bytes, largest: int, seed: int) -> bytes:
        dice = random.Random(seed)
        target = shares[data[0] % len(shares)] if data else dice.choice(shares)
        head = bytes([shares.index(target)])
        if dice.random() < 0.2 or len(data) < 2:
            return (head + mutated(dice, target.seeds))[:largest]
        return (head + mutated(dice, [data[1:]]))[:largest] if dice.random() < 0.6 else atheris.Mutate(data, largest)

    runs = max(1, (options.last - options.first) // options.step)
    flags = ["-max_len=40000", "-timeout=86400", "-rss_limit_mb=0", f"-artifact_prefix={options.current.parent}/"]
    flags += [f"-atheris_runs={runs}", f"-seed={options.seed + options.first + 1}"]
    atheris.Setup([sys.argv[0], *flags], one_input, custom_mutator=changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
