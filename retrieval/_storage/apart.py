"""Records of their own as files in a folder beside the common one."""

import shutil
from pathlib import Path
from typing import Self

from retrieval.errors import StorageError
from retrieval.types.apart import checked_number, is_number

_SUFFIX = ".db"


class Folder:
    """A folder of files ``ID.db``, each with what lies beside it; see ``RecordsApart``.

    Args:
        folder: made when the first record is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def beside(cls, file: Path) -> Self:
        """Where those lie that belong to a common record.

        Args:
            file: the common record.

        >>> Folder.beside(Path("data/onrecord.db")).name
        'data/onrecord.guilds'
        """
        return cls(file.with_suffix(".guilds"))

    @property
    def name(self) -> str:
        """The folder."""
        return self._folder.as_posix()

    def numbers(self) -> list[str]:
        """See ``RecordsApart``."""
        if not self._folder.is_dir():
            return []
        return sorted(path.stem for path in self._folder.glob(f"*{_SUFFIX}") if is_number(path.stem))

    def has(self, number: str) -> bool:
        """See ``RecordsApart``."""
        return self.place(number).is_file()

    def place(self, number: str) -> Path:
        """See ``RecordsApart``."""
        return self._folder / f"{checked_number(number)}{_SUFFIX}"

    def make(self, number: str) -> Path:
        """See ``RecordsApart``; the file itself is made when it is opened."""
        path = self.place(number)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{self._folder} cannot be made: {error}.", path=str(self._folder)) from error
        return path

    def remove(self, number: str) -> bool:
        """See ``RecordsApart``."""
        path = self.place(number)
        was_there = path.is_file()
        remove_all(path)
        return was_there

    def size(self, number: str) -> int:
        """See ``RecordsApart``."""
        path = self.place(number)
        try:
            return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*") if one.is_file())
        except OSError as error:
            raise StorageError(f"{path} cannot be looked at: {error}.", path=str(path)) from error

    def draft(self) -> "Folder":
        """See ``RecordsApart``."""
        draft = self._draft()
        _removed(draft)
        return Folder(draft)

    def adopt(self) -> None:
        """See ``RecordsApart``."""
        draft = self._draft()
        try:
            # A folder without a record in it is in nobody's way.
            if self._folder.is_dir():
                self._folder.rmdir()
            if draft.is_dir():
                draft.replace(self._folder)
        except OSError as error:
            raise StorageError(f"{self._folder} cannot be made: {error}.", path=str(self._folder)) from error

    def close(self) -> None:
        """See ``RecordsApart``; nothing is held."""

    def _draft(self) -> Path:
        return self._folder.with_name(f".{self._folder.name}.moving")


def remove_all(path: Path) -> None:
    """Remove a file with all whose names begin with its own: logs, locks, indexes.

    Raises:
        StorageError: one of them cannot be removed.
    """
    for one in path.parent.glob(f"{path.name}*"):
        _removed(one)


def _removed(path: Path) -> None:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{path} cannot be deleted: {error}.", path=str(path)) from error
