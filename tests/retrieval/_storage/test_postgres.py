"""Transactions on a server, its connections, and what happens to them."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from retrieval._storage.postgres import CONNECTIONS, PostgresDatabase
from retrieval._storage.record import Record
from retrieval.errors import BackupError, IndexClosedError, ItemError, StorageError
from retrieval.types.address import PostgresAddress
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

LONG = 60.0


@pytest.fixture
def database(postgres: PostgresAddress) -> Iterator[PostgresDatabase]:
    opened = PostgresDatabase(postgres)
    with opened.write() as connection:
        connection.execute("CREATE TABLE words (word text NOT NULL UNIQUE)")
    yield opened
    opened.close()


def count(database: PostgresDatabase) -> int:
    with database.read() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM words").fetchone()[0])


def add(database: PostgresDatabase, word: str) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO words VALUES (?)", (word,))


def test_a_write_happens_whole_or_not_at_all(database: PostgresDatabase) -> None:
    def fail() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('quay')")
            assert count(database) == 1
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert count(database) == 0
    add(database, "quay")
    assert count(database) == 1


def test_a_read_sees_one_state_while_another_writes_and_waits_for_nobody(database: PostgresDatabase) -> None:
    with ThreadPoolExecutor(1) as pool:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('quay')")
            assert pool.submit(count, database).result(LONG) == 0
        with database.read() as connection:
            assert connection.execute("SELECT COUNT(*) FROM words").fetchone() == (1,)
            pool.submit(add, database, "ferry").result(LONG)
            assert connection.execute("SELECT COUNT(*) FROM words").fetchone() == (1,)
    assert count(database) == 2


def test_writers_follow_one_another_also_between_processes(
    postgres: PostgresAddress, database: PostgresDatabase
) -> None:
    # Another pool is to the server what another process is.
    other = PostgresDatabase(postgres, timeout=0.05)
    try:
        with database.write(), pytest.raises(StorageError, match="in use by another program"):
            add(other, "quay")
        add(other, "quay")
    finally:
        other.close()
    assert count(database) == 1


def test_a_swallowed_error_is_told_in_the_end(database: PostgresDatabase) -> None:
    add(database, "quay")

    def swallow() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('ferry')")
            with pytest.raises(psycopg.errors.UniqueViolation):
                connection.execute("INSERT INTO words VALUES ('quay')")

    with pytest.raises(StorageError, match="took back"):
        swallow()
    assert count(database) == 1


def test_connections_that_the_server_ended_are_made_anew(postgres: PostgresAddress, database: PostgresDatabase) -> None:
    assert count(database) == 0
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE %s"
        )
        connection.execute(others, ("%COMMIT%",))
    assert count(database) == 0


def test_more_threads_than_connections_have_their_turn(database: PostgresDatabase) -> None:
    with ThreadPoolExecutor(2 * CONNECTIONS) as pool:
        assert list(pool.map(lambda _: count(database), range(8 * CONNECTIONS))) == [0] * (8 * CONNECTIONS)


def until_it_runs(address: PostgresAddress, statement: str) -> None:
    """Wait until the server has begun with a statement: one that it has not begun is not ended by telling it so."""
    running = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = %s"
    with psycopg.connect(address.url, autocommit=True) as connection:
        end = time.monotonic() + LONG
        while connection.execute(running, (statement,)).fetchone() is None:
            assert time.monotonic() < end


def test_closing_ends_what_other_threads_have_running(database: PostgresDatabase) -> None:
    sleeping = "SELECT pg_sleep(600)"

    def wait() -> None:
        with database.read() as connection:
            connection.execute(sleeping)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wait)
        until_it_runs(database.address, sleeping)
        database.close()
        with pytest.raises(IndexClosedError):
            waiting.result(LONG)
    for touch in (database.check_open, database.listen, lambda: count(database)):
        with pytest.raises(IndexClosedError):
            touch()
    database.close()


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StorageError, match="cannot be reached") as caught:
        PostgresDatabase(PostgresAddress("postgresql://ida:open-sesame@127.0.0.1:1/feed"))
    assert "sesame" not in str(caught.value)


def test_an_option_that_is_none_is_told_without_the_password() -> None:
    with pytest.raises(StorageError, match="cannot be used") as caught:
        PostgresDatabase(PostgresAddress("postgresql://ida:open-sesame@db.example/feed?sslmoode=require"))
    assert "sesame" not in str(caught.value)


def test_copies_are_made_by_other_means(database: PostgresDatabase, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="pg_dump"):
        database.back_up(tmp_path / "copy.db")
    with database.read() as connection:
        assert database.damage(connection) == []


def test_its_indexes_lie_in_the_folder_of_what_may_be_deleted(database: PostgresDatabase) -> None:
    assert database.file.parent.is_dir()
    assert not database.file.exists()
    assert database.file == database.address.file


def test_what_a_server_cannot_keep_is_that_items_error_alone(postgres: PostgresAddress, make_item: MakeItem) -> None:
    with closing(Record.open(postgres)) as record:
        with pytest.raises(ItemError, match="cannot be stored"):
            put(record, make_item("Quay\nA character of number 0: \0."))
        assert put(record, make_item("Quay\nAll is well.")) == "added"
        assert record.faults() == []


def test_a_link_longer_than_an_index_takes_is_kept_and_found(postgres: PostgresAddress, make_item: MakeItem) -> None:
    dice = random.Random(7)
    link = "https://harborwire.example/" + "".join(dice.choice("abcdefghijklmnop0123456789") for _ in range(9_000))
    with closing(Record.open(postgres)) as record:
        put(record, make_item("Quay to reopen in May\nMayor Ida Soren said so.", urls=[link]))
        assert put(record, make_item("Quay to reopen in June\nMayor Ida Soren said so.", urls=[link])) == "changed"
        assert [item.url for item in record.linked([link])] == [link]


def test_a_small_write_waits_for_nobody_who_stores_items(database: PostgresDatabase) -> None:
    def add_briefly() -> None:
        with database.briefly() as connection:
            connection.execute("INSERT INTO words VALUES ('quay')")

    with ThreadPoolExecutor(1) as pool:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('ferry')")
            pool.submit(add_briefly).result(LONG)
            assert pool.submit(count, database).result(LONG) == 1
        # Only for whoever has the same row, and not for long.
        with database.write() as connection:
            connection.execute("UPDATE words SET word = 'pier' WHERE word = 'ferry'")

            def change() -> None:
                with database.briefly() as other:
                    other.execute("UPDATE words SET word = 'port' WHERE word = 'ferry'")

            with pytest.raises(StorageError, match="in use by another program"):
                pool.submit(change).result(LONG)
