"""The file of names beside the other indexes: what it holds, and up to which point of the record's history."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from retrieval._storage.changes import Mark
from retrieval.errors import NamesFileError
from retrieval.names import NameIndex

logger = logging.getLogger(__name__)

_PREFIX, _SUFFIX = "names", ".names"
_UNSIGNED = (1 << 64) - 1


class NamesFile:
    """An index of names in a folder; the point of history that it follows is in the file's name.

    Nothing is kept in memory, so any thread may open and save.

    Args:
        folder: where the other indexes lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(
        self, knows: Callable[[Mark], bool], aliases: Mapping[str, Sequence[str]] | None = None
    ) -> tuple[NameIndex, Mark] | None:
        """The newest readable copy that belongs to a record, and the point up to which it is made.

        Args:
            knows: tells whether a point belongs to the record's history.
            aliases: other spellings that the owner knows, by name.

        Returns:
            None where there is no such copy: the names are then made again from the record.
        """
        for path, mark in sorted(self._copies(), key=lambda copy: -copy[1].number):
            if not knows(mark):
                continue
            try:
                return NameIndex.load(path, aliases), mark
            except (NamesFileError, OSError) as error:
                logger.info("The names in %s cannot be used (%s).", path, error)
        return None

    def save(self, names: NameIndex, mark: Mark) -> None:
        """Write a copy and remove older ones; other processes see the old one or the new one, never a half.

        Args:
            names: of the record.
            mark: the point of its history up to which they are made.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{_PREFIX}-{mark.number}-{mark.stamp & _UNSIGNED:016x}{_SUFFIX}"
        names.save(path)
        for old, _ in self._copies():
            if old != path:
                # Where a file in use cannot be removed, the next writer does it.
                with suppress(OSError):
                    old.unlink()

    def _copies(self) -> list[tuple[Path, Mark]]:
        copies = []
        for path in self._folder.glob(f"{_PREFIX}-*{_SUFFIX}"):
            with suppress(ValueError):
                number, stamp = path.name.removesuffix(_SUFFIX).split("-")[1:]
                copies.append((path, Mark(int(number), _signed(int(stamp, 16)))))
        return copies


def _signed(stamp: int) -> int:
    """SQLite's integers are signed; a minus sign in a file name would read as a separator."""
    return stamp - (1 << 64) if stamp >> 63 else stamp
