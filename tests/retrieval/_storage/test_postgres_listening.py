"""Hearing of what others store."""

import threading
from collections.abc import Iterator

import pytest

from retrieval._storage.postgres_listening import PostgresListening
from retrieval._storage.record import Record
from retrieval.errors import StorageError
from retrieval.types.address import PostgresAddress
from tests.conftest import MakeItem
from tests.postgres import schema
from tests.retrieval._storage.storing import put

LONG = 60.0
"""Seconds that no test waits unless it fails."""


@pytest.fixture
def record(postgres: PostgresAddress) -> Iterator[Record]:
    """On a server: a file tells nobody."""
    opened = Record.open(postgres)
    yield opened
    opened.close()


@pytest.fixture
def listening(record: Record) -> Iterator[PostgresListening]:
    opened = record.listen()
    assert isinstance(opened, PostgresListening)
    yield opened
    opened.close()


def test_what_is_stored_is_told_once_it_is_there(
    record: Record, listening: PostgresListening, make_item: MakeItem
) -> None:
    put(record, make_item("橋の話"))
    assert listening.wait(LONG)
    assert not listening.wait(0)
    record.remove(record.all_item_ids()[0])
    assert listening.wait(LONG)


def test_what_is_no_change_is_not_told(record: Record, listening: PostgresListening) -> None:
    record.preferences.put("guild", "7", "{}")

    def fail() -> None:
        with record._database.write() as connection:
            connection.execute("INSERT INTO changes (passage_id, kind) VALUES (1, 'added')")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert not listening.wait(0)


def test_changes_of_another_schema_are_not_told(
    postgres_server: str, listening: PostgresListening, make_item: MakeItem
) -> None:
    with schema(postgres_server) as other:
        stranger = Record.open(other)
        put(stranger, make_item("橋の話"))
        stranger.close()
    assert not listening.wait(0)


def test_whoever_waits_is_woken_when_it_is_closed(listening: PostgresListening) -> None:
    heard: list[bool] = []
    waiting = threading.Thread(target=lambda: heard.append(listening.wait(LONG)))
    waiting.start()
    listening.close()
    waiting.join(LONG / 2)
    assert heard == [False]
    listening.close()
    assert not listening.wait(LONG)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(StorageError, match="cannot be reached"):
        PostgresListening(PostgresAddress("postgresql://ida@127.0.0.1:1/feed"), "public")


def test_a_file_tells_nobody(sqlite_record: Record) -> None:
    assert sqlite_record.listen() is None
