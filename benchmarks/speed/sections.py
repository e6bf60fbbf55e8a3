"""What is measured, one function a section. Each gives its figures by name; the unit ends the name."""

import cProfile
import pstats
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.speed.shares import shares
from benchmarks.speed.workload import DAYS, FIRST_DAY, SMALL, Workload
from retrieval import FeedItem, Retriever

Figures = dict[str, float]
LAST_DAY = (FIRST_DAY + timedelta(days=DAYS - 1)).date()
BURST = 22_000
THREADS = 100
CALLERS = 20
WRITTEN = 2_000
REPEATED = 20
_POSTS, _CROWD = False, True


@dataclass(frozen=True)
class Bench:
    """What a section needs.

    Attributes:
        work: the workload.
        items: its posts.
        checkout: where the packages lie.
        opened: ``opened(crowd, count)``: how to open a copy of a database, and what building it took.
    """

    work: Workload
    items: Sequence[FeedItem]
    checkout: Path
    opened: Callable[[bool, int | None], AbstractContextManager[tuple[Callable[[], Retriever], Figures]]]


def add(bench: Bench) -> Figures:
    """Posts stored a second; kept from when the database was built."""
    with bench.opened(_POSTS, None) as (_, built):
        return {
            "posts added /s": built["posts"] / built["seconds"],
            "passages a post": built["passages"] / built["posts"],
            "failures while adding": built["failed"],
        }


def first(bench: Bench) -> Figures:
    """The first question of a process; what is imported is imported."""
    with bench.opened(_POSTS, None) as (open_copy, _):
        start = time.perf_counter()
        with open_copy() as retriever:
            ready = time.perf_counter()
            retriever.ask(bench.work.questions[0])
            end = time.perf_counter()
            retriever.ask(f"what did {bench.work.loud.latin} say?")
            return {
                "opening ms": 1000 * (ready - start),
                "first question ms": 1000 * (end - ready),
                "first for a speaker ms": 1000 * (time.perf_counter() - end),
            }


def small(bench: Bench) -> Figures:
    """Questions on a feed of two dozen items."""
    return _questions(bench, "small", SMALL)


def big(bench: Bench) -> Figures:
    """Questions on everything."""
    return _questions(bench, "big", None)


def filtered(bench: Bench) -> Figures:
    """One source and the last 30 days, against everything."""
    filters = {"sources": [bench.items[0].handle], "since": LAST_DAY - timedelta(days=29), "until": LAST_DAY}
    with bench.opened(_POSTS, None) as (open_copy, _), open_copy() as retriever:
        retriever.ask(bench.work.questions[0])
        whole, narrow = [], []
        for question in bench.work.questions:
            whole.append(_timed(retriever, question))
            narrow.append(_timed(retriever, question, **filters))
    return _spread("unfiltered", whole) | _spread("filtered", narrow)


def speaker(bench: Bench) -> Figures:
    """What the person with most statements said about something within some days."""
    since = date(2025, 3, 1)
    with bench.opened(_POSTS, None) as (open_copy, _), open_copy() as retriever:
        retriever.ask(bench.work.questions[0])
        times = []
        for number in range(REPEATED):
            english, japanese = bench.work.topics[number % len(bench.work.topics)]
            question = (
                f"what did {bench.work.loud.latin} say about {english}?"
                if number % 2
                else f"{bench.work.loud.kana}氏は{japanese}について何と述べた?"
            )
            day = since + timedelta(days=7 * number)
            times.append(_timed(retriever, question, since=day, until=day + timedelta(days=60)))
    return _spread("speaker, topic, days", times)


def completion(bench: Bench) -> Figures:
    """Names completed from their beginnings, one letter to four."""
    if not hasattr(Retriever, "complete_speakers"):
        return {}
    with bench.opened(_CROWD, None) as (open_copy, _), open_copy() as retriever:
        names = [name for question in bench.work.questions for name in question.split()[2:3]]
        retriever.complete_speakers("a", limit=25)
        times = []
        for name in names[:100]:
            for length in range(1, 5):
                start = time.perf_counter()
                retriever.complete_speakers(name[:length], limit=25)
                times.append(1000 * (time.perf_counter() - start))
    return _spread("completion", times)


def burst(bench: Bench) -> Figures:
    """A hundred questions at once, a thread each."""
    with bench.opened(_POSTS, BURST) as (open_copy, _), open_copy() as retriever:
        retriever.ask(bench.work.questions[0])
        start = time.perf_counter()
        times, errors = _together(retriever, bench.work.questions[:THREADS], THREADS)
        return {"all answered ms": 1000 * (time.perf_counter() - start), "burst errors": errors} | _spread(
            "burst", times
        )


def busy(bench: Bench) -> Figures:
    """Questions from several threads, while nothing else happens and while items are added."""
    # In a quick run most of the posts are there before, too.
    kept = max(len(bench.items) // 2, len(bench.items) - WRITTEN)
    with bench.opened(_POSTS, kept) as (open_copy, _), open_copy() as retriever:
        retriever.ask(bench.work.questions[0])
        quiet, quiet_errors = _together(retriever, bench.work.questions, CALLERS)
        failures: list[Exception] = []
        started = time.perf_counter()
        writer = threading.Thread(target=_write, args=(retriever, bench.items[kept:], failures))
        writer.start()
        times, errors = _together(retriever, bench.work.questions, CALLERS)
        writer.join()
        taken = time.perf_counter() - started
    return {
        "quiet p95 ms": _percentile(quiet),
        "busy p95 ms": _percentile(times),
        "until all is added and answered ms": 1000 * taken,
        "errors": float(quiet_errors + errors + len(failures)),
    }


def parts(bench: Bench) -> Figures:
    """Each part's share of questions, in percent; profiled apart, for a profile slows small functions down."""
    with bench.opened(_POSTS, None) as (open_copy, _), open_copy() as retriever:
        for question in bench.work.questions[:20]:
            retriever.ask(question)
        profile = cProfile.Profile()
        for question in bench.work.questions:
            profile.runcall(retriever.ask, question)
    found = shares(pstats.Stats(profile), bench.checkout)
    return {f"share of {part} %": 100 * share for part, share in found.items() if share >= 0.005}


SECTIONS: dict[str, Callable[[Bench], Figures]] = {
    section.__name__: section for section in (add, first, small, big, filtered, speaker, completion, burst, busy, parts)
}
"""By name, in the order in which they are printed."""


def _questions(bench: Bench, name: str, count: int | None) -> Figures:
    with bench.opened(_POSTS, count) as (open_copy, _), open_copy() as retriever:
        retriever.ask(bench.work.questions[0])
        times = [_timed(retriever, question) for question in bench.work.questions]
    return _spread(name, times)


def _timed(retriever: Retriever, question: str, **filters: Any) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    retriever.ask(question, **filters)
    return 1000 * (time.perf_counter() - start)


def _together(retriever: Retriever, questions: Sequence[str], threads: int) -> tuple[list[float], float]:
    """Milliseconds of each question that was answered, asked from several threads, and how many failed."""

    def ask(question: str) -> float | None:
        try:
            return _timed(retriever, question)
        # Whatever goes wrong is what is counted.
        except Exception:  # noqa: BLE001
            return None

    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(ask, questions))
    times = [taken for taken in found if taken is not None]
    return times, float(len(found) - len(times))


def _write(retriever: Retriever, items: Sequence[FeedItem], failures: list[Exception]) -> None:
    try:
        retriever.add(items)
    # Whatever goes wrong is what is counted.
    except Exception as error:  # noqa: BLE001
        failures.append(error)


def _spread(name: str, times: Sequence[float]) -> Figures:
    return {f"{name}, median ms": statistics.median(times), f"{name}, p95 ms": _percentile(times)} if times else {}


def _percentile(times: Sequence[float]) -> float:
    """The 95th."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else sum(times)
