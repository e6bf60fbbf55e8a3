"""Schemas of older and newer programs on a server, and of others."""

import psycopg
import pytest

from retrieval._storage.postgres import PostgresDatabase
from retrieval._storage.postgres_schema import MARK
from retrieval._storage.record import Record
from retrieval._storage.schema import migrations, newest_version
from retrieval.errors import StorageError
from retrieval.types.address import PostgresAddress


def test_both_engines_are_level() -> None:
    numbers = [number for number, _ in migrations("postgres")]
    assert numbers == list(range(numbers[0], newest_version() + 1))


def test_migrating_again_changes_nothing(postgres: PostgresAddress) -> None:
    def state() -> list[tuple[object, ...]]:
        with psycopg.connect(postgres.url) as connection:
            columns = "SELECT table_name, column_name, data_type FROM information_schema.columns"
            tables = connection.execute(f"{columns} WHERE table_schema = current_schema() ORDER BY 1, 2").fetchall()
            return [*tables, *connection.execute(f"SELECT * FROM {MARK}").fetchall()]

    Record.open(postgres).close()
    first = state()
    Record.open(postgres).close()
    assert state() == first
    assert first[-1] == (newest_version(),)


def test_every_column_is_that_of_sqlite(postgres: PostgresAddress, sqlite_record: Record) -> None:
    Record.open(postgres).close()
    with sqlite_record._database.read() as connection:
        query = (
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
        )
        expected = set(connection.execute(query).fetchall())
    with psycopg.connect(postgres.url) as connection:
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        found = set(connection.execute(f"{query} AND table_name NOT IN ('known', '{MARK}')").fetchall())
    assert found == {*expected, ("items", "number")}


def test_a_newer_schema_is_refused(postgres: PostgresAddress) -> None:
    Record.open(postgres).close()
    with psycopg.connect(postgres.url) as connection:
        connection.execute(f"INSERT INTO {MARK} VALUES (999)")
    with pytest.raises(StorageError, match="newer version"):
        Record.open(postgres)


def test_tables_of_another_program_are_refused_and_untouched(postgres: PostgresAddress) -> None:
    with psycopg.connect(postgres.url) as connection:
        connection.execute("CREATE TABLE songs (title text)")
    with pytest.raises(StorageError, match="another program"):
        Record.open(postgres)
    with psycopg.connect(postgres.url) as connection:
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        assert connection.execute(query).fetchall() == [("songs",)]


def test_a_server_that_can_only_be_read_is_told(postgres: PostgresAddress) -> None:
    read_only = PostgresAddress(f"{postgres.url}%20-cdefault_transaction_read_only%3Don")
    with pytest.raises(StorageError, match="Open the server that is written to once"):
        Record.open(read_only)
    Record.open(postgres).close()
    record = Record.open(read_only)
    try:
        assert record.is_read_only
        assert record.all_item_ids() == []
        with pytest.raises(StorageError, match="can only be read"):
            record.preferences.put("guild", "7", "{}")
    finally:
        record.close()


def test_a_schema_that_is_not_there_is_told(postgres_server: str) -> None:
    url = f"{postgres_server}{'&' if '?' in postgres_server else '?'}options=-csearch_path%3Dnowhere"
    with pytest.raises(StorageError, match="schema that is not there"):
        PostgresDatabase(PostgresAddress(url))
