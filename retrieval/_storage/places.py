"""From where a database is read: its file, as it is or only to be read, or a copy where no other way is left."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

IN_MEMORY = Path(":memory:")
"""Names a database that is gone when it is closed, as it does for SQLite."""


@dataclass(frozen=True)
class Place:
    """Where SQLite finds a database.

    Attributes:
        path: the file.
        is_read_only: whether the database that is meant can only be read.
        options: of the address, as SQLite takes them.
        folder: of a copy, or of a database that is to leave nothing behind, which goes when it is done with; None where
            the file itself is used.
    """

    path: Path
    is_read_only: bool = False
    options: str = ""
    folder: "tempfile.TemporaryDirectory[str] | None" = None

    @property
    def address(self) -> str:
        """The file as an address."""
        return f"{self.path.absolute().as_uri()}{self.options}"

    def copied(self) -> "Place":
        """A copy of the database, with what lies in its log, in a folder of its own."""
        folder = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
        copy = Path(folder.name) / self.path.name
        shutil.copyfile(self.path, copy)
        if _has_log(self.path):
            shutil.copyfile(_log(self.path), _log(copy))
        return Place(copy, is_read_only=True, folder=folder)

    def remove(self) -> None:
        """Remove what is to leave nothing behind, where there is such."""
        if self.folder is not None:
            self.folder.cleanup()


def place_of(path: Path) -> Place:
    """Where to read a database from.

    A file that cannot be written is read as it is, as long as SQLite can follow whoever writes it. Where it cannot,
    because nothing may be made beside the file, nobody writes it: it is read as a file that never changes, or, with a
    log that was left beside it, from a copy.

    SQLite's own databases in memory know no log, so that a question would wait for whoever adds: one that is named
    ``:memory:`` is a file in a folder of its own, in the system's place for such (``TMPDIR``).

    Args:
        path: the file; one that is not there is made where it is.
    """
    if path == IN_MEMORY:
        folder = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
        return Place(Path(folder.name) / "memory.db", folder=folder)
    try:
        if not path.exists() or (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
            return Place(path)
    except OSError:
        return Place(path)
    followed = Place(path, is_read_only=True, options="?mode=ro")
    try:
        with closing(sqlite3.connect(followed.address, uri=True)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return followed.copied() if _has_log(path) else Place(path, is_read_only=True, options="?mode=ro&immutable=1")
    except sqlite3.DatabaseError:
        # It is told when the database is opened.
        return followed
    return followed


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _has_log(path: Path) -> bool:
    log = _log(path)
    return log.is_file() and log.stat().st_size > 0
