"""Files of older and newer programs, and of others."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from retrieval._storage.connection import Database
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval._storage.schema import migrate, migrations
from retrieval.errors import StorageError
from retrieval.ingest.annotate import ANNOTATION_VERSION
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


def test_a_newer_schema_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StorageError, match="newer version"):
        Record.open(path)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_an_older_schema_is_brought_forward_and_answers_at_once(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(Path(__file__).with_name("schema_0003.sql").read_text(encoding="utf-8"))
    connection.close()
    record = Record.open(path)
    assert record.count_outdated(ANNOTATION_VERSION) == 2
    forms, _ = record.speaker_forms(-1)
    assert {form.name for form in forms} == {"Ida Soren", "汐見市長", "市議会"}
    assert [len(numbers) for numbers in record.speaking([("Ida Soren", "Mayor")], Filters(until=date(2025, 3, 1)))] == [
        1,
        0,
    ]
    said = record.utterances(record.items(record.all_item_ids()))
    assert {(one.act, one.is_certain) for utterances in said.values() for one in utterances} == {("statement", True)}
    assert {form.uncertain for form in forms} == {0}
    assert [source.items for source in record.sources()] == [1, 1]
    assert "Ida Soren" in record.names(-1)[0]
    with record._database.read() as connection:
        rows = connection.execute("SELECT published, has_time, moment FROM items").fetchall()
        said_at = connection.execute("SELECT DISTINCT moment FROM utterances").fetchall()
    moments = [int(datetime.fromisoformat(published).timestamp()) if timed else None for published, timed, _ in rows]
    assert [moment for *_, moment in rows] == moments
    assert {moment for (moment,) in said_at} == set(moments)
    again = make_item(
        "Quay repairs\nMayor Ida Soren said on Saturday that the quay would reopen in May. Nobody was hurt.",
        urls=["https://example.org/1"],
    )
    assert put(record, again) == "changed"
    assert len(record.all_item_ids()) == 2


def test_the_database_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="another program"):
        Record.open(path)
    assert path.read_bytes() == before


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "feed.db", functions={"canonical_link": str, "text_sketch": str})

    def state() -> list[tuple[str, ...]]:
        with database.read() as connection:
            tables = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
            return [*tables, connection.execute("PRAGMA user_version").fetchone()]

    migrate(database)
    first = state()
    migrate(database)
    assert state() == first
    assert first[-1] == (migrations()[-1][0],)
