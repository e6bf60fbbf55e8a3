"""Connections of one record, and of several."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg_pool import ConnectionPool, PoolTimeout

from retrieval._storage.postgres import PostgresDatabase
from retrieval._storage.postgres_pool import SharedAddress, pool_of
from retrieval.types.address import PostgresAddress


@pytest.fixture
def pool(postgres: PostgresAddress) -> Iterator["ConnectionPool[psycopg.Connection[object]]"]:
    with pool_of(postgres, 1, 0.2) as opened:
        yield opened


def test_there_are_so_many_and_none_is_waited_for_for_long(
    pool: "ConnectionPool[psycopg.Connection[object]]",
) -> None:
    assert pool.get_stats()["pool_size"] == 0
    with pool.connection() as connection:
        assert connection.execute("SHOW lock_timeout").fetchone() == ("200ms",)
        assert connection.execute("SHOW jit").fetchone() == ("off",)
        with pytest.raises(PoolTimeout), pool.connection():
            pass


def test_one_connection_serves_records_in_turn_each_in_its_schema(
    postgres: PostgresAddress, pool: "ConnectionPool[psycopg.Connection[object]]"
) -> None:
    schema = postgres.url.rpartition("%3D")[2]
    names = [f"{schema}_one", f"{schema}_other"]
    with pool.connection() as connection:
        for name in names:
            connection.execute(f"CREATE SCHEMA {name}; CREATE TABLE {name}.words (word text)".encode())
    for _ in range(2):
        for name in names:
            with closing(PostgresDatabase(SharedAddress(postgres.url, schema=name, pool=pool))) as database:
                assert database.listen() is None
                with database.write() as session:
                    session.execute("INSERT INTO words VALUES (?)", (name,))
                with database.read() as session:
                    assert {word for (word,) in session.execute("SELECT word FROM words")} == {name}
    with pool.connection() as connection:
        # Where nobody says which, it is what it was.
        assert connection.execute("SELECT current_schema()").fetchone() == (schema,)


def test_connections_are_no_part_of_what_an_address_is(
    postgres: PostgresAddress, pool: "ConnectionPool[psycopg.Connection[object]]"
) -> None:
    shared = SharedAddress(postgres.url, schema="feed", pool=pool)
    assert str(shared) == str(PostgresAddress(postgres.url, schema="feed"))
    assert "pool" not in repr(shared)
