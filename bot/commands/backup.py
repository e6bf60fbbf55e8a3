"""``onrecord backup`` and ``onrecord restore``."""

from pathlib import Path

from bot.commands.progress import progress_bar
from bot.errors import MissingIndexError
from bot.render.screen import console, put, visible
from bot.settings.model import load_settings
from retrieval.errors import BackupError
from retrieval.ingest.copies import back_up, restore
from retrieval.types.address import Place

DONE = 0


def run_backup(target: Path, *, db: Place | None) -> int:
    """Copy the database of the settings, with a bar."""
    database = _file(db)
    if not database.is_file():
        raise MissingIndexError(f"There is no database at {database}, so there is nothing to copy.", path=str(database))
    with progress_bar(console(error=True), "Copying", "pages") as progress:
        back_up(database, target, progress=progress)
    put(console(), f"{visible(str(target))}: {target.stat().st_size:,} bytes, proved sound.")
    return DONE


def run_restore(copy: Path, *, force: bool, db: Place | None) -> int:
    """Put a copy in the place of the database of the settings, with a bar."""
    database = _file(db)
    with progress_bar(console(error=True), "Copying", "pages") as progress:
        kept = restore(copy, database, force=force, progress=progress)
    put(console(), f"{visible(str(database))} is the copy now.")
    if kept:
        put(console(), f"What was there is kept as {visible(str(kept))}.")
    return DONE


def _file(db: Place | None) -> Path:
    """The database of the settings, which is a file.

    Raises:
        BackupError: it is on a server.
    """
    database = load_settings(db=db).db
    if isinstance(database, Path):
        return database
    raise BackupError(
        f"{database} is on a server: copy it with pg_dump, or with `onrecord move {database} FILE`.", path=str(database)
    )
