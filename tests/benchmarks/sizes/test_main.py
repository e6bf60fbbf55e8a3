"""The whole of it, in little: both sizes, each in processes of its own."""

import json
from pathlib import Path

import pytest

from benchmarks.sizes import __main__ as sizes
from tests.postgres import VARIABLE


def run(cache: Path, *arguments: str) -> dict[str, dict[str, dict[str, float]]]:
    out = cache / "figures.json"
    sizes.main(["--posts", "30", "--copies", "3", "--cache", str(cache), "--json", str(out), *arguments])
    return dict(json.loads(out.read_text()))


@pytest.mark.parametrize("engine", sizes.ENGINES)
def test_both_sizes_are_measured(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if engine == "postgresql":
        monkeypatch.setenv(VARIABLE, request.getfixturevalue("postgres_server"))
    monkeypatch.setattr(sizes, "FURTHER", 6)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    figures = run(tmp_path, "--corpora", str(tmp_path / "nowhere"), "--engine", engine)[engine]
    assert (figures["smaller"]["items"], figures["larger"]["items"]) == (30, (30 + 6) * 3)
    assert figures["larger"]["multiplying s"] > 0
    assert ("moving s" in figures) == (engine == "postgresql")
    # What is kept is the record alone, as it was before anything was added to it or multiplied.
    assert [path.name for path in tmp_path.glob("*-first-30-*/*") if path.suffix == ".db"] == ["feed.db"]
    assert not list(tmp_path.glob(f"{engine}-*"))
