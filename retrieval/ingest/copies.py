"""Copies of whole databases: made while one is in use, proved, and put in the place of another."""

import shutil
from pathlib import Path

from retrieval._index.local.manager import index_folder
from retrieval._storage.backup import Progress, put_in_place
from retrieval._storage.record import Record


def back_up(database: Path, target: Path, *, progress: Progress | None = None) -> None:
    """Copy a database as it is at this moment, while others may read and write it.

    Args:
        database: the file.
        target: the copy, one file; one that is there is replaced once the new one has proved sound.
        progress: told of pages copied.

    Raises:
        StorageError: the database cannot be read.
        BackupError: the copy cannot be written, or is not sound.
    """
    record = Record.open(database)
    try:
        record.back_up(target, progress)
    finally:
        record.close()


def restore(copy: Path, database: Path, *, force: bool = False, progress: Progress | None = None) -> Path | None:
    """Put a copy in the place of a database, once it has proved sound; the indexes are made again when it is opened.

    Args:
        copy: the file; it stays as it is.
        database: where it goes.
        force: whether a database that is there gives way; it is kept beside under another name.
        progress: told of pages copied.

    Returns:
        Under which name the database that was there is kept; None where there was none.

    Raises:
        StorageError: another program uses the database that is there.
        BackupError: the copy is not sound, or there is a database already.
    """
    kept = put_in_place(copy, database, force=force, progress=progress)
    folder = index_folder(database)
    # Indexes tell by a stamp of each change whether they belong to a record: what cannot be removed is never read.
    shutil.rmtree(folder, ignore_errors=True)
    return kept
