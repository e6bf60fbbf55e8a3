"""Figures are kept, and a later run replaces what it measured alone."""

from pathlib import Path

from benchmarks.peers.results import Results, load
from tests.benchmarks.peers.figures import ABOUT, results


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "peers.json"
    assert load(path) == Results()
    path.write_text(results(100, 1_000).dump(), encoding="utf-8")
    assert load(path) == results(100, 1_000)


def test_a_later_run_leaves_what_it_did_not_measure() -> None:
    found = results(100, 1_000)
    found.take(1_000, ABOUT | {"date": "2025-03-02"}, {"txtai": {"burst s": 7.0}})
    assert found.sizes[1_000]["date"] == "2025-03-02"
    assert found.sizes[100]["date"] == "2025-03-01"
    assert found.figures(1_000, "txtai") == results(1_000).figures(1_000, "txtai") | {"burst s": 7.0}
    assert found.figures(1_000, "onrecord") == results(1_000).figures(1_000, "onrecord")


def test_systems_stand_in_the_order_asked_for() -> None:
    assert results(100).measured(["txtai", "lancedb", "onrecord"], 100) == ["txtai", "onrecord"]
    assert results(100).measured(["txtai"], 5) == []
