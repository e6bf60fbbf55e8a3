"""Measures one system in a process of its own: called by ``benchmarks.peers.run``. Figures go to a file as JSON."""

import argparse
import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import psutil

from benchmarks.peers.posts import Post, read_asked, read_posts
from benchmarks.peers.systems import SYSTEMS, load

Figures = dict[str, float]
REACHED = "reached"
"""The file in which an adding process tells how far it is."""

_TOLD_EVERY = 1_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    options = _options(arguments)
    if options.task == "add":
        figures = add(options.system, options.model, options.folder, read_posts(options.posts, options.count))
    elif options.task == "ask":
        from benchmarks.peers.asking import ask

        asked = read_asked(options.asked)
        figures = ask(options.system, options.model, options.folder, asked, options.sections, options.started)
    else:
        from benchmarks.peers.quality import measure

        figures = measure(options.system, options.model, options.folder, options.shared)
    options.out.write_text(json.dumps(figures), encoding="utf-8")
    # Some libraries leave threads behind that nobody waits for.
    os._exit(0)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=("add", "ask", "quality"))
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--posts", type=Path)
    parser.add_argument("--count", type=int)
    parser.add_argument("--asked", type=Path)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--sections", type=lambda text: text.split(","), default=[])
    parser.add_argument("--started", type=float, default=0.0, help="when the process was started, since the epoch")
    return parser.parse_args(arguments)


def add(name: str, model: Path, folder: Path, posts: Iterable[Post]) -> Figures:
    """Store posts.

    Returns:
        How many, and the seconds that it took by the clock and of the processor, worker processes included.
    """
    system = load(name, model)
    counted = _Counted(posts, folder / REACHED)
    begun, busy = time.perf_counter(), processor_seconds()
    system.open(folder)
    system.add(counted)
    system.close()
    taken, used = time.perf_counter() - begun, processor_seconds() - busy
    (folder / REACHED).unlink(missing_ok=True)
    return {"posts": counted.count, "seconds": taken, "processor seconds": used, "disk bytes": size_of(folder)}


def processor_seconds() -> float:
    """What this process and all that it started have used."""
    own = psutil.Process()
    times = own.cpu_times()
    total = times.user + times.system + times.children_user + times.children_system
    for child in own.children(recursive=True):
        used = child.cpu_times()
        total += used.user + used.system + used.children_user + used.children_system
    return total


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class _Counted:
    """Posts on their way into a system, counted, and told to a file for when the time is up."""

    def __init__(self, posts: Iterable[Post], told: Path) -> None:
        self._posts = posts
        self._told = told
        self.count = 0

    def __iter__(self) -> Iterator[Post]:
        for post in self._posts:
            yield post
            self.count += 1
            if self.count % _TOLD_EVERY == 0:
                self._told.write_text(str(self.count))


if __name__ == "__main__":
    main()
