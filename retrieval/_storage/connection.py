"""One SQLite connection that many threads may use, and the seam at which its errors become ours."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval.errors import IndexClosedError, StorageError

BUSY_TIMEOUT_S = 15.0


class Database:
    """A connection in WAL mode behind one lock.

    Reads and writes are transactions; nothing is visible to others, or survives a crash, before the
    ``with`` block of a write ends.

    Args:
        path: the database file; its folder exists.
        timeout: seconds to wait for another process that is writing.

    Raises:
        StorageError: the file cannot be opened.
    """

    def __init__(self, path: Path, *, timeout: float = BUSY_TIMEOUT_S) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        with self._errors():
            # Autocommit: transactions are begun here, never implicitly by the driver.
            self._connection = sqlite3.connect(
                path.absolute(), timeout=timeout, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")

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
    def write(self) -> Iterator[sqlite3.Connection]:
        """Several statements that happen all or not at all.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: the file cannot be written, or another process holds it.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def outside_transaction(self) -> Iterator[sqlite3.Connection]:
        """For pragmas that SQLite refuses inside a transaction."""
        with self._lock, self._errors():
            yield self._open_connection()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock, self._errors():
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open_connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise IndexClosedError(f"{self.path} was closed; open it again.")
        return self._connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, self._errors():
            connection = self._open_connection()
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StorageError(_explain(error, self.path), path=str(self.path)) from error


_DAMAGED = (
    "{path} is damaged. Nothing was deleted. Restore it from a copy, or move it away and add the feeds again; "
    "`sqlite3 FILE .recover` may save what it holds."
)
_ADVICE = {
    sqlite3.SQLITE_NOTADB: "{path} is not an onrecord database. Give another path, or move that file away.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_BUSY: "{path} is in use by another program that is writing to it. Try again when it has ended.",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program that is writing to it. Try again when it has ended.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written. Check the permissions of the file and of its folder.",
    sqlite3.SQLITE_PERM: "{path} cannot be written. Check the permissions of the file and of its folder.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Check that its folder exists and that you may write there.",
    sqlite3.SQLITE_FULL: "There is no space left on the disk of {path}. What was stored before is kept.",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: the disk reports an error ({error}).",
}


def _explain(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the primary result code (https://www.sqlite.org/rescode.html).
    advice = _ADVICE.get(code & 0xFF) if code is not None else None
    return (advice or "{path} cannot be used as an onrecord database: {error}.").format(path=path, error=error)
