"""What PostgreSQL wants otherwise than SQLite, of the statements that the files of the nouns share.

All else that differs is in the migrations: texts in the order of their bytes, whole numbers of 64 bits, numbers that
are given in order, and a view whose columns are taken out of JSON.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Connection, Cursor
from psycopg.sql import Identifier

_HINT = re.compile(r" INDEXED BY \w+")
"""Which index SQLite is to use; PostgreSQL weighs them by what the tables hold."""

READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""Every statement sees the state that the first one saw."""

WRITING = (
    "BEGIN ISOLATION LEVEL READ COMMITTED;"
    " SELECT pg_advisory_xact_lock(hashtextextended('onrecord ' || current_schema(), 0))"
)
"""One writer at a time, in the order in which they come: what changes are numbered by follows that of their commits.

The lock is taken before anything is read, and each statement reads what was there when it began.
"""

BRIEFLY = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 100"
"""For small writes of rows that are no item's: outside the writers' turn, and waiting 100 ms at most for a row."""

MIGRATING = WRITING
"""Nobody writes meanwhile; who reads sees all of it or nothing."""

CHANNEL = "onrecord_changes"
"""Where changes are told, with the name of the schema; the migrations have it too."""


def beginning(begin: str, schema: str = "") -> bytes:
    """With what a transaction begins that is in one schema and in no other.

    Args:
        begin: such as ``READING``.
        schema: which; empty for what the connection has.

    >>> beginning("BEGIN; SELECT 1", "feed_7")
    b'BEGIN; SET LOCAL search_path TO "feed_7"; SELECT 1'
    """
    if not schema:
        return begin.encode()
    first, *rest = begin.split(";", 1)
    return ";".join([first, f" SET LOCAL search_path TO {Identifier(schema).as_string(None)}", *rest]).encode()


def translated(statement: str) -> str:
    """A statement of the shared SQL as psycopg takes it.

    >>> translated("SELECT name FROM names INDEXED BY names_by_change WHERE instr(name, ?) > 0 AND name LIKE '%a'")
    "SELECT name FROM names WHERE strpos(name, %s) > 0 AND name LIKE '%%a'"
    """
    told = _HINT.sub("", statement) if " INDEXED BY " in statement else statement
    return told.replace("%", "%%").replace("?", "%s").replace("instr(", "strpos(")


class Session:
    """A connection to PostgreSQL in a transaction, that takes the shared SQL.

    Args:
        connection: to run it on.
    """

    def __init__(self, connection: "Connection[Any]") -> None:
        self._connection = connection

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> "Cursor[Any]":
        """Run a statement; what it gives is taken as the server has it, bytes as bytes."""
        return self._connection.execute(translated(sql), parameters, binary=True)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> "Cursor[Any]":
        """Run a statement for each group of values, all of them in one go."""
        cursor = self._connection.cursor(binary=True)
        cursor.executemany(translated(sql), list(parameters))
        return cursor
