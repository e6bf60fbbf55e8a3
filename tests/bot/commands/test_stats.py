"""``onrecord stats``."""

import json

from tests.bot.terminal import onrecord


def test_what_the_database_holds(db: str) -> None:
    done = onrecord("stats", "--db", db)
    assert (done.returncode, done.stderr) == (0, "")
    assert "items       15" in done.stdout
    assert "up to date" in done.stdout
    shape = json.loads(onrecord("stats", "--json", "--db", db).stdout)
    assert (shape["items"], shape["languages"], shape["is_ready"]) == (15, {"ja": 12, "en": 3}, True)
    assert shape["statements"] > 20
    assert set(shape["bytes"]) >= {"record", "columns", "dense", "lexical", "names"}


def test_without_a_database_it_is_told() -> None:
    done = onrecord("stats", "--json", "--db", "none.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("onrecord: There is no database at none.db")
