"""``onrecord sources``."""

import json
from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import onrecord


def test_sources_fit_eighty_columns(db: str) -> None:
    done = onrecord("sources", "--db", db, COLUMNS="80")
    assert done.returncode == 0
    assert "@mihon_shimbun" in done.stdout
    from rich.cells import cell_len

    assert max(cell_len(line) for line in done.stdout.splitlines()) <= 80


def test_an_empty_index_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Retriever.open(path).close()
    done = onrecord("sources", "--db", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "onrecord add" in done.stderr


def test_sources_and_speakers_as_json(db: str, tmp_path: Path) -> None:
    shape = json.loads(onrecord("sources", "--json", "--db", db).stdout)
    assert set(shape) == {"sources", "followed", "total"}
    assert set(shape["sources"][0]) == {"handle", "source", "items", "first", "last"}
    path = tmp_path / "feed.db"
    Retriever.open(path).close()
    empty = onrecord("sources", "--json", "--db", str(path))
    assert (empty.returncode, json.loads(empty.stdout)) == (1, {"sources": [], "followed": [], "total": 0})
