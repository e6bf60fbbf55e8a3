"""What SQLite's errors mean, and what to do."""

import sqlite3
from pathlib import Path

_DAMAGED = (
    "{path} is damaged. Nothing was deleted. Restore it from a copy, or move it away and add the feeds again; "
    "`sqlite3 FILE .recover` may save what it holds."
)
ADVICE = {
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


def explained(error: sqlite3.Error, path: Path) -> str:
    """What an error of SQLite means and what to do, in a sentence or two."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the primary result code (https://www.sqlite.org/rescode.html).
    advice = ADVICE.get(code & 0xFF) if code is not None else None
    return (advice or "{path} cannot be used as an onrecord database: {error}.").format(path=path, error=error)
