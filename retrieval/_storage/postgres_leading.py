"""A part that one process has at a time, of all that work on a record on a PostgreSQL server."""

import threading
from contextlib import suppress
from typing import Any

import psycopg

from retrieval.types.address import PostgresAddress

_CONNECT_S = 5
_TAKE = b"SELECT pg_try_advisory_lock(hashtextextended('onrecord ' || %s || ' ' || %s, 1))"
# A server that is gone without a word is noticed by the system in this time, as is a process by the server.
_KEEPALIVE: dict[str, Any] = {"keepalives": 1, "keepalives_idle": 5, "keepalives_interval": 5, "keepalives_count": 2}


class LoneLead:
    """Any part of a record that one process looks after: it costs no connection, however many such records there are.

    Where another reads such a record, too, both may do the same at once, which is done twice and no worse for it.
    """

    def holds(self) -> bool:
        """See ``Lead``; always true."""
        return True

    def close(self) -> None:
        """See ``Lead``."""


class PostgresLead:
    """A part that is an advisory lock of a connection: it goes where the process dies, or the connection is lost.

    Any thread may ask.

    Args:
        address: of the database.
        schema: in which the record is.
        part: its name.
    """

    def __init__(self, address: PostgresAddress, schema: str, part: str) -> None:
        self._address, self._schema, self._part = address, schema, part
        self._asking = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None

    def holds(self) -> bool:
        """See ``Lead``; false too where the server cannot be reached, as another may have the part by now."""
        with self._asking:
            try:
                return self._still_has() or self._takes()
            except psycopg.Error:
                self._let_go()
                return False

    def close(self) -> None:
        """See ``Lead``."""
        with self._asking:
            self._let_go()

    def _still_has(self) -> bool:
        if self._connection is None:
            return False
        self._connection.execute("SELECT 1")
        return True

    def _takes(self) -> bool:
        connection = psycopg.connect(self._address.url, autocommit=True, connect_timeout=_CONNECT_S, **_KEEPALIVE)
        try:
            row = connection.execute(_TAKE, (self._schema, self._part)).fetchone()
        except BaseException:
            connection.close()
            raise
        if not row or not row[0]:
            connection.close()
            return False
        self._connection = connection
        return True

    def _let_go(self) -> None:
        if self._connection is not None:
            # One that was lost cannot say goodbye.
            with suppress(psycopg.Error):
                self._connection.close()
            self._connection = None
