"""The curves."""

from pathlib import Path

import pytest

from benchmarks.peers.curves import draw, points
from benchmarks.peers.table import COLUMNS
from tests.benchmarks.peers.figures import ABOUT, results


def test_a_line_has_a_point_for_each_size_that_was_reached() -> None:
    found = results(100, 1_000)
    found.take(10_000, ABOUT, {"txtai": {"failed": {"add": "not within 20 minutes"}}})
    (median,) = [column for column in COLUMNS if column.head == "question p50, ms"]
    assert points(found, median, "txtai") == [(100, 8.0), (1_000, 8.0)]
    assert points(found, median, "lancedb") == []


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the peers extra is not installed")
    draw(results(100, 1_000), tmp_path / "peers.png")
    assert (tmp_path / "peers.png").read_bytes().startswith(b"\x89PNG")
