"""Filters as expressions: numbers, and nothing that anybody wrote."""

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from retrieval._index.milvus import expressions as milvus_expressions
from retrieval._index.milvus.expressions import NO_TIME, allowed, among, both, holding, parts, upto
from retrieval._index.milvus.terms import code, number_of, voice_number
from retrieval._index.speaking import Speaking
from retrieval._storage.filters import BEFORE_ALL, Filters


def test_parts_are_joined() -> None:
    assert both("a > 1", "", "b > 2") == "a > 1 and b > 2"
    assert both("", "") == allowed(None) == allowed(Filters()) == ""
    assert among("passage", [1, 2]) == "passage in [1, 2]"
    assert upto(5) == f"pk < {6 * 64}"


def test_a_source_is_a_number() -> None:
    hostile = '"] or pk > 0 or source in ["'
    made = allowed(Filters(sources=("@Harbor", hostile)))
    assert made == f"source in [{number_of('source', 'harbor')}, {number_of('source', hostile)}]"


def test_days() -> None:
    since, until = date(2025, 3, 1), date(2025, 3, 2)
    assert allowed(Filters(since=since)) == f"day >= {since.toordinal()}"
    assert allowed(Filters(until=until)) == f"day <= {until.toordinal()}"
    made = allowed(Filters(since=since, until=until, zone=ZoneInfo("Asia/Tokyo")))
    days = f"day >= {since.toordinal()} and day <= {until.toordinal()}"
    timed = "moment >= 1740754800 and moment <= 1740927599"
    assert made == f"((moment == {NO_TIME} and {days}) or ({timed}))"
    assert NO_TIME < BEFORE_ALL


def test_runs_of_tokens() -> None:
    made = holding([[1, 2], [3]])
    codes = ", ".join(str(code(3, level)) for level in range(6))
    assert made.endswith(f"or (array_contains_any(terms, [{codes}])))")
    assert made.count("array_contains_any") == 3


def test_passages_by_number_so_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milvus_expressions, "LISTED", 2)
    assert parts(None, None) == [""]
    assert parts(np.array([1, 2, 3]), None) == ["passage in [1, 2]", "passage in [3]"]


def test_whose_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milvus_expressions, "VOICES", 2)
    mayor, norden = ("ソレン", "市長"), ("ノルデン", "")
    numbers = np.arange(9)
    assert parts(numbers, Speaking()) == []
    (made,) = parts(numbers, Speaking(frozenset({mayor})))
    assert made == f"array_contains_any(voices, [{voice_number(mayor)}])"
    acts = frozenset({"denial", "question"})
    first, second, own = parts(numbers, Speaking(frozenset({mayor, norden}), acts, ("@Minato",)))
    listed = sorted(voice_number(form, act) for form in (mayor, norden) for act in acts)
    assert first == f"array_contains_any(voices, [{listed[0]}, {listed[1]}])"
    assert second == f"array_contains_any(voices, [{listed[2]}, {listed[3]}])"
    # Each for itself: with "or", Milvus has looked at the account's part alone.
    assert own == f"source in [{number_of('source', 'minato')}]"
