"""A record on a PostgreSQL server; psycopg's errors are turned into ``StorageError`` here and nowhere else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from retrieval._storage.dialects import BRIEFLY, READING, WRITING, Session, beginning
from retrieval._storage.engine import Connection
from retrieval._storage.postgres_apart import Schemas
from retrieval._storage.postgres_errors import as_told
from retrieval._storage.postgres_leading import LoneLead, PostgresLead
from retrieval._storage.postgres_listening import PostgresListening
from retrieval._storage.postgres_pool import SharedAddress, pool_of
from retrieval.errors import BackupError, IndexClosedError, StorageError
from retrieval.types.address import PostgresAddress
from retrieval.types.leading import Lead

PATIENCE_S = 15.0
CONNECTIONS = 16
"""So many at most, of one process: a question holds one while it reads, which is most of the time none."""

_CANCEL_S = 5.0
_TRIES = 2
"""After the server was started anew all connections that waited are broken; they are made anew once."""


class PostgresDatabase:
    """One schema of a PostgreSQL database: the address's, else the first of its ``search_path``, as a rule ``public``.

    A transaction takes a connection of a pool, and gives it back when it ends. Reading waits for nobody and sees one
    state; one write follows the other, also between processes and machines.

    Args:
        address: of the database.
        timeout: seconds to wait for a connection, and for another process that is writing.

    Raises:
        StorageError: it cannot be reached, or is none to keep a record in.
    """

    def __init__(self, address: PostgresAddress, *, timeout: float = PATIENCE_S) -> None:
        self.address = address
        self._timeout = timeout
        self._own = threading.local()
        self._used: set[psycopg.Connection[Any]] = set()
        self._register = threading.Lock()
        self._writing = threading.RLock()
        self._is_closed = False
        shared = address.pool if isinstance(address, SharedAddress) else None
        self._is_shared = shared is not None
        self._pool = pool_of(address, CONNECTIONS, timeout) if shared is None else shared
        with self._errors():
            # The pool would try again and again, and tell only that nothing came of it.
            self._schema, self._is_read_only = self._looked_at()
            self._pool.open()

    @property
    def name(self) -> str:
        """The address, without a password."""
        return str(self.address)

    @property
    def file(self) -> Path:
        """Beside which file its indexes lie; it is no file itself."""
        file = self.address.file
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            # Indexes then lie in a temporary folder, which is told when they are written.
            return file
        return file

    @property
    def is_read_only(self) -> bool:
        """Whether it can only be read, as the copy that another server keeps."""
        return self._is_read_only

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Several statements that see one state.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: it cannot be read.
        """
        with self._transaction(READING) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Several statements that happen all or not at all.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: it cannot be written, or another process writes for too long.
        """
        with self._writing, self._transaction(WRITING) as session:
            yield session

    @contextmanager
    def briefly(self) -> Iterator[Connection]:
        """A small write that waits for nobody who stores items; see ``Engine.briefly``."""
        with self._transaction(BRIEFLY) as session:
            yield session

    @contextmanager
    def plainly(self, begin: str = READING) -> "Iterator[psycopg.Connection[Any]]":
        """A transaction for statements of PostgreSQL's own.

        Args:
            begin: with what it begins.
        """
        with self._errors(), self._begun(begin) as connection:
            yield connection

    @property
    def now_ms(self) -> str:
        """The server's clock when a row is had, which is after whoever held it."""
        return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)"

    @property
    def in_order(self) -> str:
        """The column of ``items`` that tells in which order they were stored."""
        return "number"

    def last_number(self, connection: Connection, table: str, column: str) -> int:
        """The last number that a column gave, also to a row that is gone; 0 where it gave none."""
        query = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(?, ?)::regclass), 0)"
        return int(connection.execute(query, (table, column)).fetchone()[0])

    def number_after(self, connection: Connection, table: str, column: str, last: int) -> None:
        """Let a column give numbers above one from now on."""
        query = "SELECT setval(pg_get_serial_sequence(?, ?), greatest(?::bigint, 1), ?::bigint > 0)"
        connection.execute(query, (table, column, last, last))

    def listen(self) -> PostgresListening | None:
        """Hear of what others store; None where connections are shared, as each record would need one to itself.

        Raises:
            StorageError: the server cannot be reached.
        """
        self.check_open()
        if self._is_shared:
            return None
        return PostgresListening(self.address, self._schema)

    def lead(self, part: str, _folder: Path) -> Lead:
        """A part that one process has at a time, on whatever machine; see ``Engine.lead``."""
        self.check_open()
        return LoneLead() if self._is_shared else PostgresLead(self.address, self._schema, part)

    def apart(self) -> Schemas:
        """Where records of their own lie beside this one; see ``Engine.apart``."""
        self.check_open()
        return Schemas(self.address, self._schema, timeout=self._timeout)

    def damage(self, _connection: Connection) -> list[str]:
        """Nothing: the server refuses what would break its rules, and has means of its own to check its files."""
        return []

    def back_up(self, target: Path, _progress: Callable[[int, int | None], None] | None = None) -> None:
        """Not made here.

        Raises:
            BackupError: always, with what makes a copy instead.
        """
        raise BackupError(
            f"{self.name} is copied with pg_dump, or into a file with `onrecord move ADDRESS FILE`.", path=str(target)
        )

    def close(self) -> None:
        """Close every connection; a second call does nothing.

        A statement that another thread has running is interrupted, and that thread gets ``IndexClosedError``. Where
        connections are shared it comes to its end.
        """
        with self._register:
            self._is_closed = True
            used = list(self._used)
        if self._is_shared:
            # A connection may be another record's by the time it is told.
            return
        for connection in used:
            # It may have come to its end meanwhile.
            with suppress(psycopg.Error):
                connection.cancel_safe(timeout=_CANCEL_S)
        self._pool.close()

    def check_open(self) -> None:
        """Touch nothing outside the process.

        Raises:
            IndexClosedError: the database was closed.
        """
        if self._is_closed:
            raise IndexClosedError(f"{self.name} was closed; open it again.")

    def _looked_at(self) -> tuple[str, bool]:
        """The schema that is used, and whether the server can only be read."""
        query = "SELECT current_schema(), current_setting('server_encoding'), current_setting('transaction_read_only')"
        wait = max(2, int(self._timeout))
        looking = (
            self._pool.connection()
            if self._is_shared
            else psycopg.connect(self.address.url, autocommit=True, connect_timeout=wait)
        )
        with looking as connection:
            connection.execute(beginning("BEGIN", self.address.schema))
            row = connection.execute(query).fetchone()
        schema, encoding, read_only = row or (None, "", "")
        if schema is None:
            raise StorageError(
                f"{self.name} names a schema that is not there. Make it with CREATE SCHEMA, or leave out search_path.",
                path=self.name,
            )
        if encoding != "UTF8":
            raise StorageError(
                f"{self.name} keeps texts as {encoding}, which lacks most characters. Make a database whose encoding is"
                " UTF8: createdb --encoding=UTF8 --template=template0 NAME.",
                path=self.name,
            )
        return str(schema), read_only == "on"

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Session]:
        with self._errors():
            session: Session | None = getattr(self._own, "session", None)
            if session is not None:
                # A read inside a write sees what that one wrote.
                self.check_open()
                yield session
                return
            with self._begun(begin) as connection:
                self._own.session = Session(connection)
                try:
                    yield self._own.session
                finally:
                    del self._own.session

    @contextmanager
    def _begun(self, begin: str) -> "Iterator[psycopg.Connection[Any]]":
        connection = self._taken(begin)
        try:
            yield connection
            self._commit(connection)
        except BaseException:
            # Where the connection is lost the server takes back what was not committed.
            with suppress(psycopg.Error):
                connection.execute("ROLLBACK")
            raise
        finally:
            self._give_back(connection)

    def _commit(self, connection: "psycopg.Connection[Any]") -> None:
        # After an error that somebody swallowed the server takes everything back, and says so in passing only.
        if connection.execute("COMMIT").statusmessage != "COMMIT":
            raise StorageError(f"{self.name} took back what was written, after an error before.", path=self.name)

    def _taken(self, begin: str) -> "psycopg.Connection[Any]":
        """A connection in a transaction that has just begun."""
        for tries_left in reversed(range(_TRIES)):
            self.check_open()
            connection = self._pool.getconn()
            with self._register:
                self._used.add(connection)
            try:
                connection.execute(beginning(begin, self.address.schema))
            except BaseException as error:
                is_lost = connection.broken
                if not is_lost:
                    with suppress(psycopg.Error):
                        connection.execute("ROLLBACK")
                self._give_back(connection)
                if not (is_lost and tries_left and isinstance(error, psycopg.OperationalError)):
                    raise
                self._pool.check()
            else:
                return connection
        raise AssertionError("the last try returns or raises")

    def _give_back(self, connection: "psycopg.Connection[Any]") -> None:
        with self._register:
            self._used.discard(connection)
        self._pool.putconn(connection)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            if self._is_closed:
                raise IndexClosedError(f"{self.name} was closed; open it again.") from error
            raise as_told(error, self.address) from error
