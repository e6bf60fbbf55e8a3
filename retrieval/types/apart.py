"""Records of their own beside a common one: in a folder of files, or in schemas of a database."""

import re
from typing import Protocol

from retrieval.types.address import Place

_NUMBER = re.compile(r"[0-9]{1,20}", re.ASCII)


def is_number(text: str) -> bool:
    """Whether a text may name a record: digits alone, so that no path and no query is ever made of anything else.

    >>> is_number("1304"), is_number("../1304"), is_number("١٣")
    (True, False, False)
    """
    return bool(_NUMBER.fullmatch(text))


def checked_number(text: str) -> str:
    """A text that names a record.

    Raises:
        ValueError: it is no number.
    """
    if not is_number(text):
        raise ValueError(f"{text[:40]!r} is no id of a server")
    return text


class RecordsApart(Protocol):
    """Where records of their own lie, each named by the id of the Discord server whose feeds it holds.

    Any thread may ask. Every method that takes an id raises ``ValueError`` where that is none.
    """

    @property
    def name(self) -> str:
        """Where they are, as people call it; no password is in it."""
        ...

    def numbers(self) -> list[str]:
        """The ids of those that are there, in order of the texts.

        Raises:
            StorageError: that cannot be found out.
        """
        ...

    def has(self, number: str) -> bool:
        """Whether one is there; what another process made or removed is known within seconds.

        Raises:
            StorageError: that cannot be found out.
        """
        ...

    def place(self, number: str) -> Place:
        """Where one is opened that is there."""
        ...

    def make(self, number: str) -> Place:
        """Have room for one, and give where it is opened; what is there already stays.

        Raises:
            StorageError: none can be made.
        """
        ...

    def remove(self, number: str) -> bool:
        """Remove one with its indexes on this machine; false where there was none. Nobody may have it open.

        Raises:
            StorageError: it cannot be removed, or somebody uses it.
        """
        ...

    def size(self, number: str) -> int:
        """Bytes that one takes, without its indexes; 0 where there is none.

        Raises:
            StorageError: that cannot be found out.
        """
        ...

    def draft(self) -> "RecordsApart":
        """A place, emptied, for records that are not complete yet; ``adopt`` makes them records of this one.

        Raises:
            StorageError: what an earlier draft left cannot be removed.
        """
        ...

    def adopt(self) -> None:
        """Take over all that the draft holds at once; there is none of these ids yet.

        Raises:
            StorageError: that cannot be done; nothing is taken over.
        """
        ...

    def close(self) -> None:
        """Let go of what is held; a second call does nothing."""
        ...
