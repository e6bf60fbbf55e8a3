"""``onrecord backup`` and ``onrecord restore``."""

from pathlib import Path

from bot.commands.progress import progress_bar
from bot.errors import MissingIndexError
from bot.render.screen import console, put, visible
from bot.settings import load_settings
from retrieval.ingest.copies import back_up, restore

DONE = 0


def run_backup(target: Path, *, db: Path | None) -> int:
    """Copy the database of the settings, with a bar."""
    database = load_settings(db=db).db
    if not database.is_file():
        raise MissingIndexError(f"There is no database at {database}, so there is nothing to copy.", path=str(database))
    with progress_bar(console(error=True), "Copying", "pages") as progress:
        back_up(database, target, progress=progress)
    put(console(), f"{visible(str(target))}: {target.stat().st_size:,} bytes, proved sound.")
    return DONE


def run_restore(copy: Path, *, force: bool, db: Path | None) -> int:
    """Put a copy in the place of the database of the settings, with a bar."""
    database = load_settings(db=db).db
    with progress_bar(console(error=True), "Copying", "pages") as progress:
        kept = restore(copy, database, force=force, progress=progress)
    put(console(), f"{visible(str(database))} is the copy now.")
    if kept:
        put(console(), f"What was there is kept as {visible(str(kept))}.")
    return DONE
