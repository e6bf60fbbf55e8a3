"""SQLite connections, one for each thread; SQLite's errors are turned into ``StorageError`` here and nowhere else."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from retrieval._storage import backup
from retrieval._storage.apart import Folder
from retrieval._storage.engine import Connection, RefusedError
from retrieval._storage.held import HeldConnection, close
from retrieval._storage.leading import FileLead
from retrieval._storage.places import IN_MEMORY, place_of
from retrieval._storage.sqlite_errors import ADVICE, explained
from retrieval.errors import IndexClosedError, StorageError

BUSY_TIMEOUT_S = 15.0
BRIEFLY_S = 0.1
"""So long a small write waits for others who write."""

_OF_VALUES = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError)
"""What the values of one statement bring SQLite to."""


class Database:
    """One database file in WAL mode, with a connection for each thread that asks.

    Reads and writes are transactions; nothing is visible to others, or survives a crash, before the
    ``with`` block of a write ends. Reading waits for nobody; one write follows the other.

    Args:
        path: the database file; its folder exists.
        timeout: seconds to wait for another process that is writing.
        functions: of one argument, by the name under which SQL may call them.

    Raises:
        StorageError: the file cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        *,
        timeout: float = BUSY_TIMEOUT_S,
        functions: dict[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        self.path = path
        self._place = place_of(path)
        self._timeout = timeout
        self._functions = functions or {}
        self._own = threading.local()
        self._all: weakref.WeakSet[HeldConnection] = weakref.WeakSet()
        self._register = threading.Lock()
        self._writing = threading.RLock()
        self._is_closed = False
        try:
            with self._errors():
                self._connection()
        except BaseException:
            self._place.remove()
            raise

    @property
    def name(self) -> str:
        """The file, as it was named."""
        return str(self.path)

    @property
    def file(self) -> Path:
        """Beside which file its indexes lie: ``path``, but for a database in memory, which is elsewhere."""
        return self._place.path if self.path == IN_MEMORY else self.path

    @property
    def is_read_only(self) -> bool:
        """Whether the file can only be read; a write raises ``StorageError``."""
        return self._place.is_read_only

    def use_copy(self) -> None:
        """Work on a copy from now on, which goes with this object: a file that can only be read is left as it is.

        The caller's thread is the only one that has used the database.
        """
        with self._errors():
            self._connection().close()
            del self._own.connection
            self._place = self._place.copied()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Several statements that see one state of the file.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: the file cannot be read.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self, *, is_migration: bool = False) -> Iterator[sqlite3.Connection]:
        """Several statements that happen all or not at all.

        Args:
            is_migration: whether a copy of a file that can only be read is meant, too.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: the file cannot be written, or another process holds it.
        """
        if self.is_read_only and not is_migration:
            raise self._refusal(sqlite3.SQLITE_READONLY)
        with self._writing, self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def briefly(self) -> Iterator[sqlite3.Connection]:
        """A small write that waits for others who write for a moment only; see ``Engine.briefly``.

        A file has one writer, whatever is written: whoever cannot wait does without where that one takes long.
        """
        if self.is_read_only:
            raise self._refusal(sqlite3.SQLITE_READONLY)
        if not self._writing.acquire(timeout=BRIEFLY_S):
            raise self._refusal(sqlite3.SQLITE_BUSY)
        try:
            with self._patience(BRIEFLY_S), self._transaction("BEGIN IMMEDIATE") as connection:
                yield connection
        finally:
            self._writing.release()

    @contextmanager
    def outside_transaction(self) -> Iterator[sqlite3.Connection]:
        """For pragmas that SQLite refuses inside a transaction."""
        with self._errors(), self._used() as connection:
            yield connection

    def lead(self, part: str, folder: Path) -> FileLead:
        """A part that one process has at a time, of those of one machine; see ``Engine.lead``.

        Raises:
            StorageError: the folder cannot be written.
        """
        self.check_open()
        try:
            return FileLead(folder / f"{part}.lead")
        except OSError as error:
            raise StorageError(f"{folder} cannot be written: {error.strerror}.", path=str(folder)) from error

    def apart(self) -> Folder:
        """Where records of their own lie beside this one; see ``Engine.apart``."""
        self.check_open()
        return Folder.beside(self.file)

    def close(self) -> None:
        """Close every thread's connection; a second call does nothing.

        A statement that another thread has running is interrupted, and that thread gets ``IndexClosedError``.
        """
        with self._register:
            self._is_closed = True
            connections = list(self._all)
            self._all = weakref.WeakSet()
        with self._errors():
            for connection in connections:
                close(connection)
        self._place.remove()

    @property
    def now_ms(self) -> str:
        """The machine's clock, as SQLite reads it."""
        return "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"

    @property
    def in_order(self) -> str:
        """The column of ``items`` that tells in which order they were stored."""
        return "rowid"

    def last_number(self, connection: Connection, table: str, _column: str) -> int:
        """The last number that the key of a table gave, also to a row that is gone; 0 where that is not kept."""
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) if row else 0

    def number_after(self, connection: Connection, table: str, _column: str, last: int) -> None:
        """Let the key of a table give numbers above one from now on, where such numbers are kept."""
        query = "SELECT 1 FROM sqlite_schema WHERE name = ? AND sql LIKE '%AUTOINCREMENT%'"
        if connection.execute(query, (table,)).fetchone():
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))

    def listen(self) -> None:
        """SQLite tells nobody: whoever wants to know asks, which costs next to nothing."""

    def damage(self, connection: Connection) -> list[str]:
        """What SQLite's own checks say against the file, a sentence each."""
        return backup.integrity_problems(connection)

    def back_up(self, target: Path, progress: backup.Progress | None = None) -> None:
        """Copy the database as it is now; see ``backup.back_up``."""
        with self.read() as connection:
            # The transaction begins with its first statement.
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            backup.back_up(connection, target, progress)

    def check_open(self) -> None:
        """Touch no file.

        Raises:
            IndexClosedError: the database was closed.
        """
        if self._is_closed:
            raise IndexClosedError(f"{self.path} was closed; open it again.")

    @contextmanager
    def _used(self) -> Iterator[HeldConnection]:
        """This thread's connection, which nobody closes meanwhile."""
        connection = self._connection()
        with connection.in_use:
            self.check_open()
            yield connection

    def _connection(self) -> HeldConnection:
        """This thread's connection, opened at its first use."""
        self.check_open()
        connection: HeldConnection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._open()
        return connection

    def _open(self) -> HeldConnection:
        # Autocommit: transactions are begun here, never implicitly by the driver. Another thread than the connection's
        # own touches it only to close it.
        connection = sqlite3.connect(
            self._place.address,
            uri=True,
            timeout=self._timeout,
            isolation_level=None,
            check_same_thread=False,
            factory=HeldConnection,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        # Writing the log back into the file is what waits for the disk: every 40 MB, not every four.
        connection.execute("PRAGMA wal_autocheckpoint = 10000")
        for name, function in self._functions.items():
            connection.create_function(name, 1, function, deterministic=True)
        with self._register:
            if self._is_closed:
                connection.close()
                raise IndexClosedError(f"{self.path} was closed; open it again.")
            self._all.add(connection)
        return connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._errors(), self._used() as connection:
            if connection.in_transaction:
                # A read inside a write sees what that one wrote.
                yield connection
                return
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if not self._is_closed and connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _patience(self, seconds: float) -> Iterator[None]:
        """This thread's connection waits so long for another process that is writing, while the block runs."""
        with self._errors(), self._used() as connection:
            connection.execute(f"PRAGMA busy_timeout = {int(1_000 * seconds)}")
            try:
                yield
            finally:
                if not self._is_closed:
                    connection.execute(f"PRAGMA busy_timeout = {int(1_000 * self._timeout)}")

    def _refusal(self, code: int) -> StorageError:
        return StorageError(ADVICE[code].format(path=self.path), path=str(self.path))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if self._is_closed:
                raise IndexClosedError(f"{self.path} was closed; open it again.") from error
            kind = RefusedError if isinstance(error, _OF_VALUES) else StorageError
            raise kind(explained(error, self.path), path=str(self.path)) from error
