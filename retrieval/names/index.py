"""Which names of an index another spelling means."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retrieval.names.forms import fold_name
from retrieval.names.limits import LONGEST_NAME
from retrieval.names.search import NameMatch, NameSearch, Resolved
from retrieval.names.stored import read_table, write_table
from retrieval.names.table import NameTable

SMALL_NAMES = 2_000
SMALL_SHARE = 0.1
"""New and removed names are kept aside until there are more than both: so many, and this share of the others."""

_REMEMBERED = 1_024
_USUAL_LIMIT = 50


class NameIndex:
    """Names in any script, looked up by spellings in any script.

    Candidates come from an inverted index of sounds; the transliteration model and a weighted edit distance
    then compare them word by word. An index never changes: ``with_names`` makes another one that shares
    most of this one's memory, so any thread may go on asking either. What is found depends on the names
    only, not on the order in which they came.

    Args:
        names: as they are written in the feed; one longer than any name is found by its very spelling only.
        aliases: other spellings that the owner knows, by name.
    """

    def __init__(self, names: Iterable[str], aliases: Mapping[str, Sequence[str]] | None = None) -> None:
        self._use(NameTable.made(dict.fromkeys(names)), NameTable.made(()), _nobody(), _by_alias(aliases))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names, each once, in the order in which they came."""
        main = self._main.names()
        for number in reversed(self._dead.tolist()):
            del main[number]
        return (*main, *self._small.names())

    def __len__(self) -> int:
        """The number of names."""
        return len(self._search)

    def lookup(self, query: str, limit: int = 10) -> list[NameMatch]:
        """The nearest names, whatever their score.

        Args:
            query: a name in any script, titles and honorifics allowed; one longer than any name finds its
                very spelling only.
            limit: at most so many.
        """
        is_usual = len(query) <= LONGEST_NAME and limit <= _USUAL_LIMIT
        return list((self._lookup if is_usual else self._search.lookup)(query, limit))

    def resolve(self, query: str) -> list[str]:
        """The names meant: a single name, several where the query is ambiguous, none where no name is near enough.

        A name and its longer form (ウォルツ, マイク・ウォルツ) are both meant.
        """
        return list(self._resolved(query).meant)

    def of_surname(self, query: str) -> list[str]:
        """The names that share the surname of a full name, whatever their first names; found as ``resolve`` compares.

        Args:
            query: a full name in any script.
        """
        return sorted(self._resolved(query).of_surname)

    def _resolved(self, query: str) -> Resolved:
        return (self._resolve if len(query) <= LONGEST_NAME else self._search.resolve)(query)

    def with_names(self, added: Iterable[str] = (), removed: Iterable[str] = ()) -> Self:
        """An index with other names; this one stays as it is.

        Args:
            added: new names; those that are there already are there once.
            removed: names to leave out, unless they are added; those that are not there do not matter.
        """
        joining = dict.fromkeys(added)
        leaving = [number for name in dict.fromkeys(removed) if name not in joining for number in self._numbers(name)]
        new = [name for name in joining if not self._numbers(name)]
        count = len(self._main)
        small = self._small
        gone = {number - count for number in leaving if number >= count}
        if gone:
            small = small.kept(np.array([number for number in range(len(small)) if number not in gone], dtype=np.int64))
        if new:
            small = small.followed_by(NameTable.made(new))
        dead = np.union1d(self._dead, np.array([number for number in leaving if number < count], dtype=np.int64))
        if len(small) + len(dead) > max(SMALL_NAMES, SMALL_SHARE * count):
            return self._of(_merged(self._main, small, dead), NameTable.made(()), _nobody(), self._aliases)
        return self._of(self._main, small, dead, self._aliases)

    def save(self, path: Path) -> None:
        """Write the index to a file; other processes see the old file or the new one, never half of it.

        Raises:
            OSError: the file cannot be written.
        """
        is_whole = not len(self._small) and not len(self._dead)
        write_table(path, self._main if is_whole else _merged(self._main, self._small, self._dead))

    @classmethod
    def load(cls, path: Path, aliases: Mapping[str, Sequence[str]] | None = None) -> Self:
        """The names of a file, mapped into memory rather than read.

        Args:
            path: written by ``save``.
            aliases: other spellings that the owner knows, by name.

        Raises:
            NamesFileError: the file is damaged, or another version made it.
            OSError: there is no such file, or it cannot be read.
        """
        return cls._of(read_table(path), NameTable.made(()), _nobody(), _by_alias(aliases))

    @classmethod
    def _of(
        cls, main: NameTable, small: NameTable, dead: NDArray[np.int64], aliases: Mapping[str, Sequence[str]]
    ) -> Self:
        index = cls.__new__(cls)
        index._use(main, small, dead, aliases)
        return index

    def _use(
        self, main: NameTable, small: NameTable, dead: NDArray[np.int64], aliases: Mapping[str, Sequence[str]]
    ) -> None:
        self._main, self._small, self._dead, self._aliases = main, small, dead, aliases
        self._search = NameSearch(main, small, dead, aliases)
        # The search knows nothing of what is remembered of it: an index that nobody holds is gone at once.
        self._lookup = lru_cache(maxsize=_REMEMBERED)(self._search.lookup)
        self._resolve = lru_cache(maxsize=_REMEMBERED)(self._search.resolve)

    def _numbers(self, name: str) -> list[int]:
        return [number for number in self._search.numbers(fold_name(name)) if self._search.name(number) == name]


def _merged(main: NameTable, small: NameTable, dead: NDArray[np.int64]) -> NameTable:
    if len(dead):
        main = main.kept(np.setdiff1d(np.arange(len(main)), dead, assume_unique=True))
    return main.followed_by(small)


def _nobody() -> NDArray[np.int64]:
    return np.zeros(0, dtype=np.int64)


def _by_alias(aliases: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
    """Names by folded alias."""
    found: dict[str, list[str]] = {}
    for name, others in (aliases or {}).items():
        for alias in others:
            found.setdefault(fold_name(alias), []).append(name)
    return found
