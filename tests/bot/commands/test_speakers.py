"""``onrecord speakers``."""

import json
from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import onrecord


def test_who_speaks_most_comes_first_and_the_limit_holds(db: str) -> None:
    done = onrecord("speakers", "--limit", "3", "--db", db)
    assert (done.returncode, done.stderr) == (0, "")
    with Retriever.open(db) as retriever:
        names = [one.name for one in retriever.speakers()]
    assert len(names) > 3
    assert all(name in done.stdout for name in names[:3])
    assert names[-1] not in done.stdout


def test_where_nobody_speaks_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Retriever.open(path).close()
    done = onrecord("speakers", "--db", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nobody is quoted" in done.stderr


def test_speakers_as_json(db: str) -> None:
    shape = json.loads(onrecord("speakers", "--json", "--limit", "2", "--db", db).stdout)
    assert (len(shape["speakers"]), shape["total"] > 2) == (2, True)
    assert shape["speakers"][0]["statements"] >= shape["speakers"][1]["statements"]
