"""Brings a schema of a PostgreSQL database to what this program knows."""

from typing import Any

import psycopg

from retrieval._storage.dialects import MIGRATING
from retrieval._storage.postgres import PostgresDatabase
from retrieval._storage.postgres_apart import MARK
from retrieval._storage.schema import migrations
from retrieval.errors import StorageError

_IS_MARKED = f"SELECT to_regclass(quote_ident(current_schema()) || '.{MARK}') IS NOT NULL"
_IS_USED = "SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(current_schema())))"


def migrate(database: PostgresDatabase) -> None:
    """Apply the migrations that the database lacks, all in one transaction.

    Raises:
        StorageError: the schema holds what is no record, or a newer program made it.
    """
    steps = migrations("postgres")
    latest = steps[-1][0]
    version = version_of(database)
    if version > latest:
        raise StorageError(
            f"{database.name} was made by a newer version of onrecord (schema {version}; this one knows {latest}). "
            "Update onrecord, or give another address.",
            path=database.name,
        )
    if version == latest:
        return
    if database.is_read_only:
        raise StorageError(
            f"{database.name} can only be read, and its schema is older than this version of onrecord needs. Open the"
            " server that is written to once.",
            path=database.name,
        )
    with database.plainly(MIGRATING) as connection:
        # Another process may have migrated it since.
        version = _version(connection, database)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {MARK} (number bigint PRIMARY KEY)".encode())
        for number, script in steps:
            if number > version:
                connection.execute(script.encode())
                connection.execute(f"INSERT INTO {MARK} VALUES ({number:d})".encode())  # noqa: S608 - our own names


def version_of(database: PostgresDatabase) -> int:
    """By which number of the schema a database is made; 0 for an empty one.

    Raises:
        StorageError: it holds tables of another program.
    """
    with database.plainly() as connection:
        return _version(connection, database)


def _version(connection: "psycopg.Connection[Any]", database: PostgresDatabase) -> int:
    if _one(connection, _IS_MARKED):
        return int(_one(connection, f"SELECT MAX(number) FROM {MARK}") or 0)  # noqa: S608
    if _one(connection, _IS_USED):
        raise StorageError(
            f"{database.name} holds tables of another program. Give another database, or a schema of its own:"
            " CREATE SCHEMA onrecord, and ?options=-csearch_path%3Donrecord behind the address.",
            path=database.name,
        )
    return 0


def _one(connection: "psycopg.Connection[Any]", query: str) -> Any:
    """The one value that a query gives."""
    row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None
