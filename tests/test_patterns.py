"""No regular expression of the packages can be brought to a standstill by a short text."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.patterns.attacks import texts, worst

ROOT = Path(__file__).parents[1]
SHORT = (1_024,)
SEARCH, MATCH = frozenset(["search"]), frozenset(["match"])


def test_a_short_text_takes_no_pattern_a_second() -> None:
    # In a process of its own, that has not compiled any of them yet.
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.patterns", "--ruinous"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    count = int(done.stdout.split()[0])
    assert count > 300


@pytest.mark.parametrize(
    ("pattern", "uses"),
    [(r"(a+)+b", SEARCH), (r"(?:\w\w?|-)*!", MATCH), (r"(?:「[^」]*|.)*$(?<=x)", MATCH), (r"(a|ab?)*c", MATCH)],
)
def test_a_ruinous_pattern_is_found(pattern: str, uses: frozenset[str]) -> None:
    attack = worst(pattern, 0, uses, SHORT)
    assert attack is not None
    assert attack.growth == float("inf")


@pytest.mark.parametrize(
    "pattern", [r"[ab]+c", r"(?:https?://|www\.)\S+", r"「[^「」]{0,40}」と", r"\s+x", r"(?:a|b){2,}"]
)
def test_other_patterns_are_let_pass(pattern: str) -> None:
    assert worst(pattern, 0, SEARCH | MATCH, SHORT) is None


def test_texts_are_made_of_what_a_pattern_takes() -> None:
    made = {(head, pump) for head, pump, _ in texts(r"(?:he|she) said[ab]*x", 0)}
    assert ("he said", "a") in made
    assert ("", "he saida") in made or ("", "he said") in made
