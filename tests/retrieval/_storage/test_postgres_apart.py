"""Schemas of their own: what is about a server alone, and the connections that they share."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
import pytest

from retrieval._storage.opening import open_database, open_untouched
from retrieval._storage.postgres import PostgresDatabase
from retrieval._storage.postgres_apart import CONNECTIONS, Schemas, _prefix
from retrieval._storage.record import Record
from retrieval._storage.schema import migrations
from retrieval.errors import IndexClosedError, StorageError
from retrieval.types.address import PostgresAddress
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.fixture
def common(postgres: PostgresAddress) -> Iterator[PostgresDatabase]:
    with closing(PostgresDatabase(postgres)) as opened:
        yield opened


@pytest.fixture
def schemas(common: PostgresDatabase) -> Iterator[Schemas]:
    with closing(common.apart()) as found:
        yield found


def schema_of(address: PostgresAddress) -> str:
    return address.url.rpartition("%3D")[2]


def ask(address: PostgresAddress, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address.url, autocommit=True) as connection:
        cursor = connection.execute(query.encode())
        return cursor.fetchall() if cursor.description else []


def test_a_schema_of_another_program_is_neither_listed_nor_removed(postgres: PostgresAddress, schemas: Schemas) -> None:
    foreign = f"{schema_of(postgres)}_guild_7"
    ask(postgres, f"CREATE SCHEMA {foreign}")
    ask(postgres, f"CREATE TABLE {foreign}.harbours (name text)")
    assert not schemas.has("7")
    with pytest.raises(StorageError, match="tables of another program"):
        open_database(schemas.make("7"))
    assert not schemas.remove("7")
    assert ask(postgres, f"SELECT * FROM {foreign}.harbours") == []


def test_what_an_older_version_left_is_brought_forward_when_it_is_opened(schemas: Schemas, make_item: MakeItem) -> None:
    place = schemas.make("7")
    number, script = migrations("postgres")[0]
    mark = f"CREATE TABLE onrecord_schema (number bigint PRIMARY KEY); INSERT INTO onrecord_schema VALUES ({number})"
    ask(place, f"SET search_path TO {place.schema}; {mark}; {script}")
    with pytest.raises(StorageError, match=f"has schema {number}"):
        open_untouched(place)
    with closing(Record.open(place)) as record:
        put(record, make_item("Mayor Ida Soren said the quay would reopen."))
    open_untouched(place).close()


def test_what_another_process_made_or_removed_is_known(common: PostgresDatabase, postgres: PostgresAddress) -> None:
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(closing(Schemas(postgres, schema_of(postgres), timeout=15, fresh=0))) for _ in range(2)
        )
        assert not other.has("7")
        open_database(one.make("7")).close()
        assert other.has("7")
        assert one.remove("7")
        assert not other.has("7")


def test_many_open_records_share_few_connections(postgres: PostgresAddress, schemas: Schemas, tmp_path: Path) -> None:
    count = 12
    with ExitStack() as stack:
        records = [stack.enter_context(closing(Record.open(schemas.make(str(number))))) for number in range(count)]
        for number, record in enumerate(records):
            record.preferences.put("guild", "own", str(number))

        def read(number: int) -> str | None:
            return records[number % count].preferences.get("guild", "own")

        with ThreadPoolExecutor(2 * CONNECTIONS) as pool:
            assert list(pool.map(read, range(20 * count))) == [str(number % count) for number in range(20 * count)]
        assert all(record.listen() is None for record in records)
        # What one process does with a record of its own costs no connection either.
        leads = [stack.enter_context(closing(record.lead("reindex", tmp_path))) for record in records]
        assert all(lead.holds() for lead in leads)
        assert schemas._pool.get_stats()["pool_size"] <= CONNECTIONS


def test_closing_one_leaves_the_others_open(schemas: Schemas) -> None:
    first, other = (Record.open(schemas.make(number)) for number in ("7", "8"))
    first.close()
    with pytest.raises(IndexClosedError):
        first.preferences.get("guild", "own")
    assert other.preferences.get("guild", "own") is None
    other.close()
    schemas.close()
    schemas.close()
    with pytest.raises(IndexClosedError):
        schemas.numbers()


def test_a_record_whose_schema_went_reads_no_other(
    common: PostgresDatabase, postgres: PostgresAddress, schemas: Schemas
) -> None:
    with closing(Record.open(postgres)) as everyones:
        everyones.preferences.put("guild", "own", "everyone's")
    with closing(Record.open(schemas.make("7"))) as record:
        record.preferences.put("guild", "own", "its")
        assert schemas.remove("7")
        with pytest.raises(StorageError):
            record.preferences.get("guild", "own")
    with pytest.raises(StorageError):
        Record.open(schemas.place("7"))


def test_names_stay_short_enough_to_be_told_apart() -> None:
    assert _prefix("public") == "public_guild_"
    long = "n" * 60
    assert len(_prefix(long)) + len("moving_") + 20 <= 63
    assert _prefix(long) != _prefix(f"{long}2")


def test_a_schema_is_told_as_an_address_that_names_it(schemas: Schemas) -> None:
    open_database(schemas.make("7")).close()
    told = str(schemas.place("7"))
    with closing(open_untouched(PostgresAddress(told))) as found:
        assert found.name == told
