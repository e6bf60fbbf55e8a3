"""Measures one section in a process of its own, in whose path one checkout stands: called by ``benchmarks.speed``.

Only the public interface of ``retrieval`` is used, and what an older checkout does not have is left out.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.speed.sections import SECTIONS, Bench
from benchmarks.speed.workload import Workload, read
from retrieval import FeedItem, Retriever

ADDED = "added.json"
_TRIES = 100


def main(arguments: Sequence[str]) -> None:
    """Print the figures of a section as JSON, by their names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("section")
    parser.add_argument("workload", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("checkout", type=Path)
    options = parser.parse_args(arguments)
    work = read(options.workload)
    bench = Bench(work, items_of(work.posts), options.checkout, _Databases(options.cache, work).opened)
    json.dump(SECTIONS[options.section](bench), sys.stdout)


class _Databases:
    """Databases kept on disk, each built once for a checkout; every section works on a copy of its own."""

    def __init__(self, cache: Path, work: Workload) -> None:
        self._cache = cache
        self._work = work

    @contextmanager
    def opened(self, crowd: bool, count: int | None) -> Iterator[tuple[Callable[[], Retriever], dict[str, float]]]:
        """How to open a copy of a database, and what building it took.

        Args:
            crowd: the posts by many speakers rather than the others.
            count: so many of the first posts; all where None.
        """
        posts = (self._work.crowd if crowd else self._work.posts)[:count]
        folder = self._cache / f"{'crowd' if crowd else 'posts'}-{len(posts)}"
        if not (folder / ADDED).exists():
            self._build(folder, items_of(posts))
        with tempfile.TemporaryDirectory() as place:
            copied = Path(place) / "copy"
            shutil.copytree(folder, copied)
            yield lambda: Retriever.open(copied / "feed.db"), json.loads((folder / ADDED).read_text())

    @staticmethod
    def _build(folder: Path, items: list[FeedItem]) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with Retriever.open(folder / "feed.db") as retriever:
            # The models are loaded before the clock starts.
            retriever.add(items[:1])
            start = time.perf_counter()
            failed = _add(retriever, items[1:])
            taken = time.perf_counter() - start
            passages = retriever.stats().passages
        figures = {"posts": len(items), "passages": passages, "seconds": taken, "failed": failed}
        (folder / ADDED).write_text(json.dumps(figures))


def _add(retriever: Retriever, items: Sequence[FeedItem]) -> int:
    """Add items, and again where that fails, for what is stored stays stored; how often it failed."""
    for failed in range(_TRIES):
        try:
            retriever.add(items)
        # Whatever goes wrong is what is counted.
        except Exception:
            if failed == _TRIES - 1:
                raise
        else:
            return failed
    return _TRIES


def items_of(posts: Sequence[dict[str, Any]]) -> list[FeedItem]:
    """Posts of a workload as items."""
    return [FeedItem(**{**post, "published": datetime.fromisoformat(post["published"])}) for post in posts]
