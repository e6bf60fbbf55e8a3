"""Questions one after another and all at once, of a system that answers from a list."""

import json
import threading
import time
from collections.abc import Sequence

from benchmarks.peers.asking import LEAST, WARM, burst, series
from benchmarks.peers.posts import Where
from benchmarks.peers.systems import Found


def test_each_question_is_asked_once_after_a_few_to_warm_up() -> None:
    asked: list[str] = []

    def answer(question: str) -> list[Found]:
        asked.append(question)
        return [Found(0, "text")] * int(question)

    times, busy, hits = series(answer, ["0", "3", "1"])
    assert asked == ["0", "3", "1", "0", "3", "1"]
    assert hits == [0, 3, 1]
    assert len(times) == 3
    assert busy >= 0


def test_a_slow_system_is_not_asked_for_ever() -> None:
    times, _, _ = series(lambda _: [], ["?"] * 500, patience=0.0)
    assert len(times) == LEAST


class Shared:
    """A system in which half of the questions must be under way before any is answered."""

    def __init__(self, failing: Sequence[str]) -> None:
        self._failing = failing
        self._together = threading.Barrier(10, timeout=30)

    def ask(self, question: str, where: Where, limit: int) -> list[Found]:
        assert (where, limit) == (Where(), 10)
        self._together.wait()
        if question in self._failing:
            raise RuntimeError(question)
        return []


def test_questions_at_once_are_at_once_and_failures_are_counted() -> None:
    system = Shared(failing=["3", "7"])
    figures = burst(system, [str(number) for number in range(20)])  # type: ignore[arg-type]
    assert figures["burst failed"] == 2
    assert figures["burst s"] > 0
    json.dumps(figures)


def test_warming_up_is_not_measured() -> None:
    begun = time.perf_counter()
    times, _, _ = series(lambda _: [], ["?"] * 20)
    assert len(times) == 20
    assert sum(times) <= 1_000 * (time.perf_counter() - begun)
    assert WARM < 20
