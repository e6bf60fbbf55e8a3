"""Brings a database file to the schema this program knows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

from retrieval.errors import StorageError

if TYPE_CHECKING:
    from retrieval._storage.connection import Database

# "onrc" in ASCII; marks the file as ours (https://www.sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x6F6E7263
_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


def migrations(folder: str = "") -> list[tuple[int, str]]:
    """Every migration as (number, SQL), in order.

    Args:
        folder: of another engine than SQLite, whose first migration may stand for several of SQLite's.
    """
    found = []
    for file in resources.files("retrieval._storage.migrations").joinpath(folder).iterdir():
        if match := _MIGRATION.fullmatch(file.name):
            found.append((int(match[1]), file.read_text(encoding="utf-8")))
    return sorted(found)


def newest_version() -> int:
    """The schema that this program makes."""
    return migrations()[-1][0]


def migrate(database: Database) -> None:
    """Apply the migrations that the file lacks, all in one transaction.

    Raises:
        StorageError: the file is not an onrecord database, or a newer program made it.
    """
    steps = migrations()
    latest = steps[-1][0]
    version = version_of(database)
    if version < latest:
        if database.is_read_only:
            database.use_copy()
        with database.write(is_migration=True) as connection:
            # Another process may have migrated the file since.
            version = _version(connection, database)
            for number, script in steps:
                if number > version:
                    for statement in _statements(script):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {number:d}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    elif version > latest:
        raise StorageError(
            f"{database.path} was made by a newer version of onrecord (schema {version}; this one knows {latest}). "
            "Update onrecord, or give another path.",
            path=str(database.path),
        )
    if not database.is_read_only:
        _use_wal(database)


def version_of(database: Database) -> int:
    """By which number of the schema a file is made; 0 for an empty one.

    Raises:
        StorageError: it is the database of another program.
    """
    with database.outside_transaction() as connection:
        return _version(connection, database)


def _version(connection: sqlite3.Connection, database: Database) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise StorageError(
            f"{database.path} is the database of another program. Give another path.", path=str(database.path)
        )
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _use_wal(database: Database) -> None:
    with database.outside_transaction() as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")


def _statements(script: str) -> Iterator[str]:
    # executescript would commit the transaction that makes the migration atomic.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends inside a statement: {statement.strip()[:80]!r}")
