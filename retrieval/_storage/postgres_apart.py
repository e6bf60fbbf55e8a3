"""Records of their own as schemas of the database in which the common record is."""

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from retrieval._storage.apart import remove_all
from retrieval._storage.postgres_errors import as_told
from retrieval._storage.postgres_pool import SharedAddress, pool_of
from retrieval.errors import IndexClosedError
from retrieval.types.address import PostgresAddress
from retrieval.types.apart import checked_number, is_number

CONNECTIONS = 8
"""So many at most, of one process, however many records are open."""

MARK = "onrecord_schema"
"""The table that marks a schema as ours, with a row for each migration that was applied."""

_FRESH_S = 2.0
"""For so long it is taken as known which there are: every question of a server asks."""

_LONGEST_NAME = 63
_LONGEST_NUMBER = 20
_GUILD, _MOVING = "_guild_", "moving_"

_THERE = f"""
SELECT n.nspname::text FROM pg_namespace n
WHERE starts_with(n.nspname::text, %s)
    AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = '{MARK}')
"""  # noqa: S608 - our own name
_SIZE = """
SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
WHERE c.relkind IN ('r', 'm') AND c.relnamespace = to_regnamespace(quote_ident(%s))
"""


class Schemas:
    """Schemas ``SCHEMA_guild_ID`` of a database, which share a few connections; see ``RecordsApart``.

    A schema of such a name that holds no record is none of ours: it is neither listed nor removed.

    Args:
        address: of the database.
        schema: in which the common record is.
        timeout: seconds to wait for a connection, and for another process that is writing.
        fresh: seconds for which it is taken as known which there are.
    """

    def __init__(self, address: PostgresAddress, schema: str, *, timeout: float, fresh: float = _FRESH_S) -> None:
        self._address = address
        self._timeout = timeout
        self.fresh = fresh
        self._prefix = _prefix(schema)
        self._pool = pool_of(address, CONNECTIONS, timeout)
        self._pool.open()
        self._knowing = threading.Lock()
        self._known: frozenset[str] = frozenset()
        self._known_until = float("-inf")
        self._made: set[str] = set()
        self._is_closed = False

    @property
    def name(self) -> str:
        """The database, without a password."""
        return str(self._address)

    def numbers(self) -> list[str]:
        """See ``RecordsApart``; always asks the server."""
        with self._knowing:
            return sorted(self._looked())

    def has(self, number: str) -> bool:
        """See ``RecordsApart``."""
        checked_number(number)
        with self._knowing:
            return number in (self._known if time.monotonic() < self._known_until else self._looked())

    def place(self, number: str) -> PostgresAddress:
        """See ``RecordsApart``."""
        return SharedAddress(self._address.url, schema=self._schema(number), pool=self._pool)

    def make(self, number: str) -> PostgresAddress:
        """See ``RecordsApart``."""
        with self._connected() as connection:
            connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(self._schema(number))))
        with self._knowing:
            # Whoever looks before it is filled does not see it yet.
            self._made.add(number)
            self._known |= {number}
        return self.place(number)

    def remove(self, number: str) -> bool:
        """See ``RecordsApart``."""
        schema = self._schema(number)
        with self._connected() as connection:
            was_there = number in self._there(connection, self._prefix)
            if was_there:
                connection.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(schema)))
        with self._knowing:
            self._made.discard(number)
            self._known -= {number}
        remove_all(self.place(number).file)
        return was_there

    def size(self, number: str) -> int:
        """See ``RecordsApart``."""
        with self._connected() as connection:
            row = connection.execute(_SIZE, (self._schema(number),)).fetchone()
        return int(row[0]) if row else 0

    def draft(self) -> "Schemas":
        """See ``RecordsApart``."""
        draft = Schemas(self._address, "", timeout=self._timeout)
        draft._prefix = f"{self._prefix}{_MOVING}"
        for number in draft.numbers():
            draft.remove(number)
        return draft

    def adopt(self) -> None:
        """See ``RecordsApart``."""
        draft = f"{self._prefix}{_MOVING}"
        rename = SQL("ALTER SCHEMA {} RENAME TO {}")
        with self._knowing, self._connected() as connection, connection.transaction():
            for number in self._there(connection, draft):
                names = (f"{draft}{number}", self._schema(number))
                connection.execute(rename.format(*map(Identifier, names)))
            self._known_until = float("-inf")

    def close(self) -> None:
        """See ``RecordsApart``."""
        self._is_closed = True
        self._pool.close()

    def _schema(self, number: str) -> str:
        return f"{self._prefix}{checked_number(number)}"

    def _looked(self) -> frozenset[str]:
        with self._connected() as connection:
            self._known = self._there(connection, self._prefix) | self._made
        self._known_until = time.monotonic() + self.fresh
        return self._known

    def _there(self, connection: "psycopg.Connection[Any]", prefix: str) -> frozenset[str]:
        names = (row[0].removeprefix(prefix) for row in connection.execute(_THERE, (prefix,)))
        return frozenset(filter(is_number, names))

    @contextmanager
    def _connected(self) -> "Iterator[psycopg.Connection[Any]]":
        if self._is_closed:
            raise IndexClosedError(f"{self.name} was closed; open it again.")
        try:
            with self._pool.connection() as connection:
                yield connection
        except psycopg.Error as error:
            raise as_told(error, self._address) from error


def _prefix(schema: str) -> str:
    """What the names of schemas begin with; that of a long name is short, as a name has 63 bytes at most."""
    if len(schema.encode()) + len(_GUILD) + len(_MOVING) + _LONGEST_NUMBER > _LONGEST_NAME:
        schema = f"onrecord_{hashlib.sha256(schema.encode()).hexdigest()[:16]}"
    return f"{schema}{_GUILD}"
