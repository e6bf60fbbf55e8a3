"""Moves whole records between files and servers."""

from contextlib import closing
from pathlib import Path

from retrieval._storage.engine import Engine
from retrieval._storage.moving import Progress, holds_something, move_rows
from retrieval._storage.opening import open_database, open_untouched
from retrieval.errors import BackupError
from retrieval.types.address import Place


def move(source: Place, target: Place, *, progress: Progress | None = None) -> dict[str, int]:
    """Put everything that a record holds into an empty place, and compare it there, row by row.

    What is written becomes the target as a whole, once every row has proved the same: where this ends before, the
    target is as empty as it was. Indexes are made again when the target is opened.

    Args:
        source: is only read; others may go on using it, and what they store meanwhile is left out.
        target: a path where no file is, or a database on a server in which nothing was stored.
        progress: told of rows done and of how many there are; each counts when it is copied and when it is compared.

    Returns:
        How many rows each table has.

    Raises:
        BackupError: the target is not empty, or what is there would not be what it was.
        StorageError: one of them cannot be reached, read or written, or the source is of another version.
    """
    with closing(open_untouched(source)) as there:
        if not isinstance(target, Path):
            return _into(there, target, progress)
        if target.exists():
            raise BackupError(f"There is a file at {target}. Give a path where none is.", path=str(target))
        writing = target.with_name(f".{target.name}.moving")
        _remove(writing)
        try:
            counts = _into(there, writing, progress)
            writing.replace(target)
        finally:
            _remove(writing)
    return counts


def _into(there: Engine, target: Place, progress: Progress | None) -> dict[str, int]:
    with closing(open_database(target)) as here:
        if holds_something(here):
            raise BackupError(
                f"{here.name} holds a record already. Give another database, or a schema of its own.", path=here.name
            )
        return move_rows(there, here, progress)


def _remove(writing: Path) -> None:
    """Remove what is left of a move that was ended, with its log."""
    for suffix in ("", "-wal", "-shm"):
        writing.with_name(writing.name + suffix).unlink(missing_ok=True)
