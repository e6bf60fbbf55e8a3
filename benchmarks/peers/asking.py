"""Questions of one system, in the order in which a program lives: first, then many, under a filter, all at once."""

import gc
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from benchmarks.peers.posts import Asked, Where
from benchmarks.peers.systems import Found, System, load

Figures = dict[str, float]
LIMIT = 10
THREADS = 100
WARM = 5
LEAST = 10
PATIENCE = 90.0
"""Seconds after which a slow system is asked nothing more, once it has answered ``LEAST`` questions."""

SECTIONS = ("questions", "filtered", "memory", "burst")


def ask(name: str, model: Path, folder: Path, asked: Asked, sections: Sequence[str], started: float) -> Figures:
    """Ask what a folder holds.

    Args:
        name: of the system.
        model: folder of the model.
        folder: where the posts are.
        asked: the questions.
        sections: what to measure of ``SECTIONS``; the first question always is.
        started: when the process was started, in seconds since the epoch.
    """
    system = load(name, model)
    begun = time.perf_counter()
    system.open(folder)
    system.ask(asked.questions[0], Where(), LIMIT)
    figures = {
        "opening and first question ms": 1_000 * (time.perf_counter() - begun),
        "first question from start s": time.time() - started,
    }
    filtered = Where(sources=(asked.rare,))
    if "questions" in sections:
        figures |= _figures("question", *series(lambda question: system.ask(question, Where(), LIMIT), asked.questions))
    if "filtered" in sections:
        figures |= _figures(
            "filtered", *series(lambda question: system.ask(question, filtered, LIMIT), asked.questions)
        )
    if "memory" in sections:
        gc.collect()
        figures["resident bytes"] = psutil.Process().memory_info().rss
    if "burst" in sections:
        figures |= burst(system, asked.questions[:THREADS])
    return figures


def series(
    answer: Callable[[str], Sequence[Found]], questions: Sequence[str], patience: float = PATIENCE
) -> tuple[list[float], float, list[int]]:
    """Ask one question after another.

    Returns:
        Milliseconds of each by the clock, milliseconds of the processor for one on average, and how many hits each had.
    """
    begun = time.perf_counter()
    for question in questions[:WARM]:
        answer(question)
    times, hits = [], []
    busy = time.process_time()
    for question in questions:
        start = time.perf_counter()
        found = answer(question)
        times.append(1_000 * (time.perf_counter() - start))
        hits.append(len(found))
        if len(times) >= LEAST and time.perf_counter() - begun > patience:
            break
    return times, 1_000 * (time.process_time() - busy) / len(times), hits


def _figures(name: str, times: Sequence[float], busy: float, hits: Sequence[int]) -> Figures:
    return {
        f"{name} p50 ms": statistics.median(times),
        f"{name} p95 ms": statistics.quantiles(times, n=20)[-1],
        f"{name} processor ms": busy,
        f"{name} filled": sum(hits) / (LIMIT * len(hits)),
        f"{name} asked": len(times),
    }


def burst(system: System, questions: Sequence[str]) -> Figures:
    """All questions at the same moment, each from a thread of its own.

    Returns:
        Seconds until the last is answered, and how many failed.
    """
    barrier = threading.Barrier(len(questions) + 1)

    def one(question: str) -> bool:
        barrier.wait()
        try:
            system.ask(question, Where(), LIMIT)
        # Whatever goes wrong is what is counted.
        except Exception:  # noqa: BLE001
            return False
        return True

    with ThreadPoolExecutor(len(questions)) as pool:
        answers = [pool.submit(one, question) for question in questions]
        barrier.wait()
        begun = time.perf_counter()
        failed = sum(not answer.result() for answer in answers)
    return {"burst s": time.perf_counter() - begun, "burst failed": failed}
