"""The pages say what the figures say."""

from pathlib import Path

import pytest

from benchmarks.peers.machine import ROOT
from benchmarks.peers.pages import BEGIN, END, MarkersError, between, long, short, write
from benchmarks.peers.results import FILE, load
from tests.benchmarks.peers.figures import results


def test_a_text_is_put_between_the_markers_however_often() -> None:
    page = f"# Head\n{BEGIN}\nold\n{END}\ntail\n"
    written = between(page, "new\n")
    assert written == f"# Head\n{BEGIN}\nnew\n{END}\ntail\n"
    assert between(written, "new\n") == written


@pytest.mark.parametrize("page", ["", f"{BEGIN}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{BEGIN}\n{END}\n"])
def test_a_page_without_its_markers_is_left_alone(page: str) -> None:
    with pytest.raises(MarkersError, match="once each"):
        between(page, "new\n")


def test_readme_shows_one_size_and_the_page_all() -> None:
    found = results(20_000, 100_000, 1_000_000)
    assert "| 100,000 posts |" in short(found)
    assert "20,000 posts" not in short(found)
    assert "| 20,000 posts |" in short(results(5_000, 20_000))
    for size in ("20,000", "100,000", "1,000,000"):
        assert f"## {size} posts" in long(found)
    for told in ("2025-03-01", "abc1234", "Sample CPU", "2 cores", "8 GiB", "1.1 %"):
        assert told in short(found)
    assert "txtai 9.0.0" in long(found)


def test_a_limit_of_threads_is_told() -> None:
    found = results(20_000)
    assert "linear algebra" not in short(found)
    found.sizes[20_000] |= {"threads": 1}
    assert "1 thread(s) of linear algebra" in short(found)


def test_rows_of_several_runs_are_told() -> None:
    found = results(20_000)
    assert "runs" not in short(found)
    found.sizes[20_000]["systems"]["txtai"]["run"] = "2025-03-02T10:00:00+00:00"
    assert "The rows are of 2 runs" in short(found)


def test_curves_are_shown_where_there_are_two_sizes() -> None:
    assert "peers.png" not in short(results(20_000)) + long(results(20_000))
    assert "(docs/pictures/peers.png)" in short(results(20_000, 100_000))
    assert "(pictures/peers.png)" in long(results(20_000, 100_000))


def test_pages_are_written_where_their_markers_are(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("README.md", "docs/benchmarks.md"):
        (tmp_path / name).write_text(f"before\n{BEGIN}\n{END}\nafter\n", encoding="utf-8")
    write(results(20_000), tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert readme == f"before\n{BEGIN}\n{short(results(20_000))}{END}\nafter\n"
    assert long(results(20_000)) in (tmp_path / "docs/benchmarks.md").read_text(encoding="utf-8")
    assert "## 20,000 posts" in (tmp_path / "benchmarks/results/peers.md").read_text(encoding="utf-8")


def test_the_pages_are_what_the_kept_figures_give() -> None:
    kept = load()
    assert kept.sizes, f"{FILE} is missing"
    for name, text in (("README.md", short(kept)), ("docs/benchmarks.md", long(kept))):
        page = (ROOT / name).read_text(encoding="utf-8")
        assert between(page, text) == page, f"{name}: run python -m benchmarks.peers --write"
