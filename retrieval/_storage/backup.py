"""Copies of a database: made while it is in use, proved, and put in its place again."""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from retrieval._storage.engine import Connection
from retrieval._storage.places import IN_MEMORY
from retrieval._storage.schema import APPLICATION_ID, newest_version
from retrieval._storage.sqlite_errors import explained
from retrieval.errors import BackupError, StorageError

Progress = Callable[[int, int | None], None]
"""Called with how many pages are copied and how many there are."""

_PAGES_AT_ONCE = 2_000
_MOST_FOUND = 1_000_000
_MISSING_VALUE = re.compile(r"NULL value in (\w+)\.(\w+)")


def back_up(source: sqlite3.Connection, target: Path, progress: Progress | None = None) -> None:
    """Copy a database as it is at this moment, while others read and write it.

    The copy is written beside its place, proved, and then renamed: there is a whole one, or the one there was.

    Args:
        source: a connection that holds a read transaction.
        target: the file; one that is there is replaced.
        progress: told of pages copied.

    Raises:
        BackupError: the copy cannot be written, or does not hold what it should.
    """
    if target == IN_MEMORY:
        raise BackupError("A copy in memory would keep nothing; give the path of a file.", path=str(target))
    if target.exists() and target.samefile(source.execute("PRAGMA database_list").fetchone()[2]):
        raise BackupError(f"{target} is the database itself. Give another path for the copy.", path=str(target))
    if not target.absolute().parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}; make it first.", path=str(target))
    with _beside(target) as writing:
        _copy(source, writing, target, progress)
        problems = prove(writing)
        if problems:
            raise BackupError(f"The copy of the database is not sound ({problems[0]}).", path=str(target))
        _like(target, writing)
        _synced(writing)
        writing.replace(target)
        _synced(target.parent)


def put_in_place(copy: Path, target: Path, *, force: bool = False, progress: Progress | None = None) -> Path | None:
    """Put a copy where a database belongs, once it has proved sound.

    Args:
        copy: what ``back_up`` made, or any other whole file of a database; it stays as it is.
        target: the database's place.
        force: whether a database that is there gives way; it is kept beside under another name.
        progress: told of pages copied.

    Returns:
        Under which name the database that was there is kept; None where there was none.

    Raises:
        BackupError: the copy is no sound database of this program or an older one, or there is a database already.
        StorageError: another program uses the database that is there.
    """
    if not copy.is_file():
        raise BackupError(f"There is no file {copy}.", path=str(copy))
    if target.exists() and target.samefile(copy):
        raise BackupError(f"{copy} is the database itself. Give the path of a copy.", path=str(copy))
    problems = prove(copy)
    if problems:
        raise BackupError(f"{copy} is no sound copy of a database: {problems[0]} Nothing was changed.", path=str(copy))
    if target.exists() and not force:
        raise BackupError(
            f"There is a database at {target}. Add --force to replace it; it is then kept beside under another name.",
            path=str(target),
        )
    with _beside(target) as writing:
        with closing(_opened(copy)) as source:
            _copy(source, writing, target, progress)
        problems = prove(writing)
        if problems:
            raise BackupError(f"What was copied is not sound: {problems[0]} Nothing was changed.", path=str(target))
        _like(target, writing)
        _synced(writing)
        kept = _kept_aside(target) if target.exists() else None
        writing.replace(target)
        _synced(target.parent)
    return kept


def _like(target: Path, writing: Path) -> None:
    """Let those read and write a file who may read and write the one that it replaces."""
    if target.exists():
        shutil.copymode(target, writing)


def prove(path: Path) -> list[str]:
    """What is wrong with a file as a database of this program, a sentence each; none where all is well."""
    try:
        with closing(_opened(path)) as connection:
            return _problems(connection)
    except sqlite3.Error as error:
        return [explained(error, path)]


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite's own checks say against a database, a sentence each."""
    problems = []
    for (found,) in connection.execute(f"PRAGMA integrity_check({_MOST_FOUND})"):
        if found != "ok" and not _is_false_alarm(connection, found):
            problems.append(f"SQLite finds it damaged: {' '.join(found.split())}.")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        problems.append(f"{f'Row {row}' if row is not None else 'A row'} of {table} belongs to nothing in {parent}.")
    return problems


def _is_false_alarm(connection: Connection, found: str) -> bool:
    """Whether SQLite misses a value that is there, as 3.40 does in tables whose key is not their first columns."""
    named = _MISSING_VALUE.fullmatch(found)
    if not named:
        return False
    query = f"SELECT EXISTS (SELECT 1 FROM {named[1]} WHERE {named[2]} IS NULL)"  # noqa: S608 - words only
    return not connection.execute(query).fetchone()[0]


def _problems(connection: Connection) -> list[str]:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return ["It is not an onrecord database."]
    version, newest = connection.execute("PRAGMA user_version").fetchone()[0], newest_version()
    if version > newest:
        return [f"It was made by a newer version of onrecord (schema {version}; this one knows {newest})."]
    return integrity_problems(connection)


def _opened(path: Path) -> sqlite3.Connection:
    """A file to be read and never written; with what lies in a log beside it, where there is one."""
    log = path.with_name(f"{path.name}-wal")
    has_log = log.is_file() and log.stat().st_size > 0
    mode = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)


def _copy(source: sqlite3.Connection, writing: Path, target: Path, progress: Progress | None) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    try:
        with closing(sqlite3.connect(writing)) as copy:
            source.backup(copy, pages=_PAGES_AT_ONCE, progress=told)
            # A copy that is one file, wherever it is carried.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise BackupError(f"{target} cannot be written: {error}. Nothing was changed.", path=str(target)) from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file in the folder of another, which is gone afterwards unless it was renamed."""
    try:
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.writing-")
        os.close(handle)
        yield Path(name)
    except BackupError:
        raise
    except StorageError:
        raise
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror or error}.", path=str(target)) from error
    finally:
        with suppress(OSError, UnboundLocalError):
            Path(name).unlink()


def _kept_aside(target: Path) -> Path:
    """Give the database that is there a second name; its own stays until another file takes it."""
    _closed(target)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    number = 0
    while (kept := target.with_name(f"{target.name}.before-{stamp}{f'-{number}' if number else ''}")).exists():
        number += 1
    try:
        os.link(target, kept)
    except OSError:
        # A file system without such names.
        shutil.copy2(target, kept)
    for suffix in ("-wal", "-shm"):
        rest = target.with_name(target.name + suffix)
        if rest.exists():
            rest.replace(kept.with_name(kept.name + suffix))
    return kept


def _closed(target: Path) -> None:
    """Bring a database into one file, which fails where anybody else has it open.

    Raises:
        StorageError: another program uses it.
    """
    try:
        with closing(sqlite3.connect(target, timeout=1.0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StorageError(
                f"{target} is in use by another program. End it, such as the bot, and try again.", path=str(target)
            ) from error
    except sqlite3.DatabaseError:
        # A damaged one is kept as it is, with what lies beside it.
        return


def _synced(path: Path) -> None:
    """Wait until a file or folder is on the disk, where the system can."""
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
