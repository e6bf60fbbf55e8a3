"""Filters as expressions: numbers, and nothing that anybody wrote."""

from datetime import date
from zoneinfo import ZoneInfo

from retrieval._index.milvus_expressions import NO_TIME, allowed, among, both, holding, upto
from retrieval._index.milvus_terms import code, number_of
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
