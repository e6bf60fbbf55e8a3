"""What the record asks of a database, whichever engine has it: connections, transactions, and one dialect of SQL.

The files of the nouns are written in the SQL that SQLite and PostgreSQL share, with question marks for values; texts
are compared by their bytes. What PostgreSQL wants otherwise is in ``dialects.py``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from retrieval.errors import StorageError
from retrieval.types.apart import RecordsApart
from retrieval.types.leading import Lead


class RefusedError(StorageError):
    """A statement's values cannot be stored; those of others can."""


class Rows(Protocol):
    """What a statement gives."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchone(self) -> Any:
        """The next row; None behind the last."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection in a transaction."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Rows:
        """Run a statement.

        Args:
            sql: with a question mark for each value.
            parameters: the values.
        """

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Rows:
        """Run a statement for each group of values."""


class Listening(Protocol):
    """Hears of what others store."""

    def wait(self, timeout: float) -> bool:
        """Whether something was stored, by whomever.

        Args:
            timeout: seconds to wait for it at most.

        Raises:
            StorageError: the database cannot be reached.
        """

    def close(self) -> None:
        """Hear no more; a second call does nothing."""


class Engine(Protocol):
    """A database with a connection for each thread that asks, safe to use from several threads.

    Reads and writes are transactions; nothing is visible to others, or survives a crash, before the ``with`` block of a
    write ends. Reading waits for nobody; one write follows the other.
    """

    @property
    def name(self) -> str:
        """What it is called in front of people; no password is in it."""

    @property
    def file(self) -> Path:
        """Beside which file its indexes lie."""

    @property
    def is_read_only(self) -> bool:
        """Whether it can only be read; a write raises ``StorageError``."""

    def read(self) -> AbstractContextManager[Connection]:
        """Several statements that see one state.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: it cannot be read.
        """

    def write(self) -> AbstractContextManager[Connection]:
        """Several statements that happen all or not at all.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: it cannot be written, or another process holds it.
        """

    def briefly(self) -> AbstractContextManager[Connection]:
        """A small write of rows that no item's are, which waits for others who write for a moment only.

        It is no part of the turn in which items are stored, where the engine can tell the two apart.

        Raises:
            IndexClosedError: the database was closed.
            StorageError: it cannot be written, or is written to right now.
        """

    @property
    def now_ms(self) -> str:
        """SQL for the moment, in whole milliseconds since 1970, by the clock that all processes share."""

    def listen(self) -> Listening | None:
        """Hear of what others store; None where the engine tells nobody, and whoever wants to know asks."""

    def lead(self, part: str, folder: Path) -> Lead:
        """A part that one process has at a time, of those that work on this database.

        Args:
            part: its name, of letters and hyphens.
            folder: where a file may lie that stands for it.

        Raises:
            StorageError: the folder cannot be written.
        """

    def apart(self) -> RecordsApart:
        """Where records of their own lie beside this one; whoever asks closes it.

        Raises:
            IndexClosedError: the database was closed.
        """

    def close(self) -> None:
        """Close every connection; a second call does nothing."""

    def check_open(self) -> None:
        """Touch nothing outside the process.

        Raises:
            IndexClosedError: the database was closed.
        """

    @property
    def in_order(self) -> str:
        """The column of ``items`` that tells in which order they were stored."""

    def last_number(self, connection: Connection, table: str, column: str) -> int:
        """The last number that a column of its own making gave, also to a row that is gone; 0 where that is not kept.

        Args:
            connection: to read.
            table: of the record.
            column: its key, a whole number.
        """

    def number_after(self, connection: Connection, table: str, column: str, last: int) -> None:
        """Let a column give numbers above one from now on, so that those of rows that are gone do not come back."""

    def damage(self, connection: Connection) -> list[str]:
        """What the engine itself says against what it keeps, a sentence each."""

    def back_up(self, target: Path, progress: Callable[[int, int | None], None] | None = None) -> None:
        """Copy the database into a file, as it is at this moment; see ``backup.back_up``.

        Raises:
            BackupError: the copy cannot be written, or the engine has other means.
        """
