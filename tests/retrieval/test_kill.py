"""A real process is killed at random points; nothing acknowledged is lost, nothing is there twice, nothing needs repair.

``python -m benchmarks.kills`` does the same three hundred times.
"""

import random
from pathlib import Path

from benchmarks.kills.feed import item
from benchmarks.kills.trial import State, Trial
from retrieval import Retriever

KILLS = 15


def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "feed.db", random.Random(7))
    for kill in range(1, KILLS + 1):
        assert trial.kill_once() == [], f"kill {kill}, during {trial.during}"
        if kill % 5 == 0:
            assert trial.differences() == []
    assert trial.steps > KILLS


def test_the_trial_sees_what_is_lost(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "feed.db", random.Random(7))
    with Retriever.open(trial.database, workers=0) as retriever:
        retriever.add([item(7, 2)])
        trial.states[7] = State(2, is_there=True)
        assert trial._lost(retriever, {}) == []
        retriever.remove(item(7, 2).id)
        (told,) = trial._lost(retriever, {})
        assert "Item 7 is" in told
