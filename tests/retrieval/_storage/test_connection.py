"""Connections of threads, transactions, and what SQLite's errors become."""

import gc
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval._storage.connection import Database
from retrieval._storage.record import Record
from retrieval.errors import IndexClosedError, StorageError
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.fixture
def record(sqlite_record: Record) -> Record:
    """SQLite's connections alone; test_postgres.py has those of PostgreSQL."""
    return sqlite_record


def test_reading_waits_for_no_writer(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("見出し\n本文。"))
    with record._database.write(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(record.last_change).result(timeout=10).number > 0


def test_a_closed_record_says_so_in_every_thread(record: Record) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(record.last_change).result()
        record.close()
        with pytest.raises(IndexClosedError):
            pool.submit(record.last_change).result()
    with pytest.raises(IndexClosedError):
        record.last_change()


def test_closing_ends_what_other_threads_have_running(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("見出し\n本文。"))
    started = threading.Barrier(4)

    def read() -> str:
        started.wait()
        try:
            while True:
                record.last_change()
        except IndexClosedError as error:
            return str(error)

    with ThreadPoolExecutor(3) as pool:
        reading = [pool.submit(read) for _ in range(3)]
        started.wait()
        record.close()
        assert all("was closed" in one.result(timeout=30) for one in reading)


def test_a_damaged_file_is_told_and_kept(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    record = Record.open(path)
    for number in range(30):
        put(record, make_item(f"見出し{number}\n本文{number}。" * 20, headline=f"見出し{number}"))
    record.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StorageError, match=r"damaged|cannot be used"):
        Record.open(path).items(["x"])
    assert path.stat().st_size == size


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = Database(tmp_path / "any.db")
    with opened.write() as connection:
        connection.execute("CREATE TABLE words (word TEXT NOT NULL)")
    return opened


def count(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM words").fetchone()[0])


def test_a_write_happens_whole_or_not_at_all(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('quay')")
            assert count(database) == 1
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert count(database) == 0
    with database.write() as connection:
        connection.execute("INSERT INTO words VALUES ('quay')")
    assert count(database) == 1


def test_a_read_sees_one_state_throughout(tmp_path: Path) -> None:
    with_log = Record.open(tmp_path / "feed.db")._database
    with with_log.read() as connection, ThreadPoolExecutor(1) as pool:
        assert connection.execute("SELECT COUNT(*) FROM settings").fetchone() == (0,)

        def write() -> None:
            with with_log.write() as other:
                other.execute("INSERT INTO settings VALUES ('a', 'b')")

        pool.submit(write).result(timeout=10)
        assert connection.execute("SELECT COUNT(*) FROM settings").fetchone() == (0,)
    with with_log.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM settings").fetchone() == (1,)


def test_each_thread_has_a_connection_that_goes_with_it(database: Database) -> None:
    def own() -> int:
        with database.read() as connection:
            return id(connection)

    mine = own()
    assert own() == mine
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(own).result() != mine
        assert len(database._all) == 2
    # A connection and its cache of statements hold each other.
    gc.collect()
    assert len(database._all) == 1


def test_closing_writes_the_log_back(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    for is_busy in (False, True):
        database = Database(path)
        with database.write() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS quays (name TEXT)")
            connection.execute("INSERT INTO quays VALUES ('north')")
        if is_busy:
            _closed_under_a_statement(database)
        database.close()
        assert [one.name for one in tmp_path.iterdir()] == ["any.db"]


def _closed_under_a_statement(database: Database) -> None:
    started = threading.Event()

    def count() -> None:
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
        with database.read() as connection:
            started.set()
            connection.execute(endless).fetchone()

    with ThreadPoolExecutor(1) as pool:
        counting = pool.submit(count)
        started.wait()
        database.close()
        with pytest.raises(IndexClosedError):
            counting.result(timeout=30)


def test_another_program_that_writes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    database = Database(path, timeout=0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="in use by another program"), database.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with database.write():
        pass


def test_functions_of_the_caller_are_there_in_every_thread(tmp_path: Path) -> None:
    database = Database(tmp_path / "any.db", functions={"shout": lambda text: text.upper()})

    def shouted() -> str:
        with database.read() as connection:
            return str(connection.execute("SELECT shout('quay')").fetchone()[0])

    with ThreadPoolExecutor(1) as pool:
        assert (shouted(), pool.submit(shouted).result()) == ("QUAY", "QUAY")


def test_a_small_write_waits_for_no_long_one_here_or_elsewhere(database: Database) -> None:
    def add() -> None:
        with database.briefly() as connection:
            connection.execute("INSERT INTO words VALUES ('quay')")

    with ThreadPoolExecutor(1) as pool:
        with database.write(), pytest.raises(StorageError, match="in use"):
            pool.submit(add).result(timeout=10)
        other = sqlite3.connect(database.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="in use"):
            pool.submit(add).result(timeout=10)
        other.execute("ROLLBACK")
        other.close()
        pool.submit(add).result(timeout=10)
        assert count(database) == 1

        def patience() -> int:
            with database.read() as connection:
                return int(connection.execute("PRAGMA busy_timeout").fetchone()[0])

        # What the same thread writes next may take its time again.
        assert pool.submit(patience).result(timeout=10) == 15_000
