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
from retrieval._storage.leading import FileLead
from retrieval._storage.places import IN_MEMORY, place_of
from retrieval._storage.sqlite_errors import ADVICE, explained
from retrieval.errors import IndexClosedError, StorageError

BUSY_TIMEOUT_S = 15.0

_INTERRUPTED_AGAIN_S = 0.05
_OF_VALUES = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError)
"""What the values of one statement bring SQLite to."""


class _Connection(sqlite3.Connection):
    """A connection that can be held weakly: a thread that ends takes its own with it.

    Its thread holds ``in_use`` while it works: a connection that is closed under a running statement ends the process.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.in_use = threading.RLock()


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
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()
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
            raise StorageError(ADVICE[sqlite3.SQLITE_READONLY].format(path=self.path), path=str(self.path))
        with self._writing, self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

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
                _close(connection)
        self._place.remove()

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
    def _used(self) -> Iterator[_Connection]:
        """This thread's connection, which nobody closes meanwhile."""
        connection = self._connection()
        with connection.in_use:
            self.check_open()
            yield connection

    def _connection(self) -> _Connection:
        """This thread's connection, opened at its first use."""
        self.check_open()
        connection: _Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._open()
        return connection

    def _open(self) -> _Connection:
        # Autocommit: transactions are begun here, never implicitly by the driver. Another thread than the connection's
        # own touches it only to close it.
        connection = sqlite3.connect(
            self._place.address,
            uri=True,
            timeout=self._timeout,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
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
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if self._is_closed:
                raise IndexClosedError(f"{self.path} was closed; open it again.") from error
            kind = RefusedError if isinstance(error, _OF_VALUES) else StorageError
            raise kind(explained(error, self.path), path=str(self.path)) from error


def _close(connection: _Connection) -> None:
    """Close a connection; what another thread has it do is interrupted.

    The last connection that is closed writes the log back into the file, unless it was interrupted: only a running
    statement takes that from it.
    """
    is_idle = connection.in_use.acquire(blocking=False)
    if not is_idle:
        connection.interrupt()
        # Between two statements there is nothing to interrupt: the next one is.
        while not connection.in_use.acquire(timeout=_INTERRUPTED_AGAIN_S):
            connection.interrupt()
    try:
        if not is_idle:
            connection.execute("SELECT 1").fetchone()
        connection.close()
    finally:
        connection.in_use.release()
