"""What is measured of a record at one size: its bytes, its indexes, questions, and adding further posts one by one.

Times are those of the clock; the processor's say the same where other programs keep the machine busy.
"""

import os
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil

from embeddings import load_encoder
from retrieval import FeedItem, Retriever
from retrieval._index.local.manager import index_folder
from retrieval._storage.connection import Database
from retrieval._storage.engine import Engine
from retrieval.types.address import Place, file_of

Figures = dict[str, float]

SHARE = 0.01
"""The share of posts that a question under a filter is asked of."""

_INDEXES = ("columns", "dense", "lexical", "names", "speakers")
_WARM = 5


def table_bytes(database: Engine) -> dict[str, int]:
    """What each table of a record takes on disk, its own indexes included, the largest first."""
    # Pages rather than bytes, of which SQLite tells no more than two thousand million.
    sqlite = (
        "SELECT tbl_name, SUM(pageno) * (SELECT page_size FROM pragma_page_size) FROM dbstat"
        " JOIN sqlite_schema USING (name) WHERE aggregate = TRUE GROUP BY 1 ORDER BY 2 DESC"
    )
    postgres = (
        "SELECT relname::text, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace ="
        " current_schema()::regnamespace ORDER BY 2 DESC"
    )
    with database.read() as connection:
        rows = connection.execute(sqlite if isinstance(database, Database) else postgres)
        return {str(name): int(size) for name, size in rows}


def index_bytes(place: Place) -> dict[str, int]:
    """What each of the indexes of a record takes on disk."""
    folder = index_folder(file_of(place))
    sizes = dict.fromkeys(_INDEXES, 0)
    for path in folder.rglob("*"):
        kind = path.relative_to(folder).parts[0].partition("-")[0].partition(".")[0]
        if path.is_file() and kind in sizes:
            sizes[kind] += path.stat().st_size
    return sizes


def build(place: Place) -> Figures:
    """Make the indexes of a record that has none."""
    _ready()
    before, begun, busy = psutil.Process().memory_info().rss, time.perf_counter(), time.process_time()
    Retriever.open(place).close()
    return {
        "index made s": time.perf_counter() - begun,
        "index made processor s": time.process_time() - busy,
        "index made peak bytes": _peak() - before,
    }


def opened(place: Place) -> Figures:
    """Open a record and ask one question, nothing of its files being in memory as far as the system lets go of it."""
    _ready()
    for path in [file_of(place), *index_folder(file_of(place)).rglob("*")]:
        if path.is_file():
            _forget(path)
    begun = time.perf_counter()
    with Retriever.open(place) as retriever:
        ready = time.perf_counter()
        retriever.ask("who wrote about the old railway?")
        return {"cold opening ms": _since(begun, ready), "cold first question ms": _since(ready)}


def ask(place: Place, questions: Sequence[str], rare: str, further: Sequence[FeedItem]) -> Figures:
    """Open, ask, and add.

    Args:
        place: of the record.
        questions: what is asked.
        rare: the source that has nearest to ``SHARE`` of the posts.
        further: posts that are not there: a third is added one after the other, a third in one call, and a third one
            after the other while questions are asked.
    """
    _ready()
    before = psutil.Process().memory_info()
    begun, busy = time.perf_counter(), time.process_time()
    with Retriever.open(place) as retriever:
        ready = time.perf_counter()
        retriever.ask(questions[0])
        figures = {"opening ms": _since(begun, ready), "first question ms": _since(ready)}
        figures["opened and asked processor ms"] = 1_000 * (time.process_time() - busy)
        figures |= _series("question", retriever.ask, questions)
        figures |= _series("of a source", lambda question: retriever.ask(question, sources=[rare]), questions)
        stats = retriever.stats()
        figures |= {"items": stats.items, "passages": stats.passages}
        assert stats.first is not None
        assert stats.last is not None
        last = stats.last
        since = last - timedelta(days=max(1, round(SHARE * ((last - stats.first).days + 1))) - 1)
        figures |= _series("of days", lambda question: retriever.ask(question, since=since, until=last), questions)
        now = psutil.Process().memory_info()
        figures |= {"memory bytes": now.rss - before.rss, "of it mapped bytes": now.shared - before.shared}
        third = len(further) // 3
        figures |= _added("adding one by one", retriever, further[:third])
        begun, busy = time.perf_counter(), time.process_time()
        retriever.add(further[third : 2 * third])
        figures["adding in one call /s"] = third / (time.perf_counter() - begun)
        figures["adding in one call processor ms"] = 1_000 * (time.process_time() - busy) / third
        figures |= _while_adding(retriever, questions, further[2 * third :])
    return figures


def _ready() -> None:
    """What the libraries and the model take belongs to no size."""
    load_encoder("bundled").encode_queries(["warm"])


def _since(begun: float, end: float | None = None) -> float:
    return 1_000 * ((end or time.perf_counter()) - begun)


def _series(name: str, answer: Callable[[str], Any], questions: Sequence[str]) -> Figures:
    for question in questions[:_WARM]:
        answer(question)
    times, worked, hits = [], [], 0
    for question in questions:
        begun, busy = time.perf_counter(), time.process_time()
        hits += len(answer(question).hits)
        worked.append(1_000 * (time.process_time() - busy))
        times.append(_since(begun))
    return _spread(name, times) | _spread(name, worked, "processor ms") | {f"{name} hits": hits}


def _spread(name: str, times: Sequence[float], unit: str = "ms") -> Figures:
    return {f"{name} p50 {unit}": statistics.median(times), f"{name} p95 {unit}": statistics.quantiles(times, n=20)[-1]}


def _added(name: str, retriever: Retriever, items: Sequence[FeedItem]) -> Figures:
    times, begun, busy = [], time.perf_counter(), time.process_time()
    for item in items:
        start = time.perf_counter()
        retriever.add([item])
        times.append(_since(start))
    taken = time.perf_counter() - begun
    worked = 1_000 * (time.process_time() - busy) / len(items)
    return {f"{name} /s": len(items) / taken, f"{name} processor ms": worked} | _spread(name, times)


def _while_adding(retriever: Retriever, questions: Sequence[str], items: Sequence[FeedItem]) -> Figures:
    figures: Figures = {}
    writer = threading.Thread(target=lambda: figures.update(_added("adding while asked", retriever, items)))
    times = []
    writer.start()
    while writer.is_alive():
        for question in questions:
            begun = time.perf_counter()
            retriever.ask(question)
            times.append(_since(begun))
            if not writer.is_alive():
                break
    writer.join()
    return figures | _spread("while adding", times)


def _peak() -> int:
    """The most memory that this process ever had, in bytes."""
    import resource

    return 1_024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _forget(path: Path) -> None:
    """Let the system forget what it keeps of a file in memory, where it can."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
