"""``onrecord move``, and the other commands on what it moved."""

import os
from pathlib import Path

from retrieval.types.address import PostgresAddress
from tests.bot.terminal import SAMPLE, onrecord


def test_a_database_is_moved_asked_and_moved_back(own_db: str, tmp_path: Path, postgres: PostgresAddress) -> None:
    cache = {"XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"], "XDG_DATA_HOME": str(tmp_path / "data")}
    db, back, url = own_db, str(tmp_path / "back.db"), postgres.url
    apart = Path(own_db).with_suffix(".guilds")
    apart.mkdir()
    own = ("--db", str(apart / "7.db"))
    assert onrecord("add", str(SAMPLE), *own).returncode == 0
    moved = onrecord("move", db, url, **cache)
    assert moved.returncode == 0, moved.stderr
    assert "15 items" in moved.stdout
    assert "a Discord server added went along" in moved.stdout
    assert moved.stderr == ""
    asked = onrecord("ask", "what did Waltz say?", "--json", "--db", url, **cache)
    assert asked.stdout == onrecord("ask", "what did Waltz say?", "--json", "--db", db).stdout
    # By setting as by option; numbers of the last answer mean its passages here too.
    by_setting = {"ONRECORD_DB": url, **cache}
    assert onrecord("ask", "what did Waltz say?", **by_setting).returncode == 0
    assert onrecord("show", "1", **by_setting).returncode == 0
    stats = onrecord("stats", **by_setting)
    assert (stats.returncode, "items       15" in stats.stdout) == (0, True), stats.stderr
    assert onrecord("check", **by_setting).returncode == 0
    backup = onrecord("backup", str(tmp_path / "copy.db"), **by_setting)
    assert backup.returncode == 2
    assert "pg_dump" in backup.stderr
    again = onrecord("move", db, url, **cache)
    assert again.returncode == 2
    assert "holds a record already" in again.stderr
    assert onrecord("move", url, back, **cache).returncode == 0
    assert onrecord("export", "--db", str(tmp_path / "back.guilds" / "7.db")).stdout == onrecord("export", *own).stdout
    exported = onrecord("export", "--db", back).stdout
    assert exported == onrecord("export", "--db", db).stdout
    assert exported.count("\n") == 15


def test_no_password_is_printed() -> None:
    url = "postgresql://ida:open-sesame@127.0.0.1:1/feed"
    for arguments in (
        ("ask", "what did Waltz say?", "--db", url),
        ("stats", "--db", f"{url}#"),
        ("backup", "c.db", "--db", url),
    ):
        told = onrecord(*arguments)
        assert told.returncode == 2
        assert "sesame" not in told.stdout + told.stderr
