"""Keys and their owners, looked up by how a key begins: sorted arrays, one for each first two characters."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from retrieval.people.layered import Layered

Entry = tuple[str, str]
"""A key and what owns it."""

_FIRST = 2
_SHARE = 8
_END = "\U0010ffff"


@dataclass(frozen=True, eq=False)
class _Bucket:
    """Entries with one beginning; sorted when they are first asked for."""

    unsorted: list[Entry]

    @cached_property
    def entries(self) -> list[Entry]:
        return sorted(self.unsorted)

    @cached_property
    def keys(self) -> list[str]:
        return [key for key, _ in self.entries]

    def between(self, first: str, last: str) -> frozenset[str]:
        start = bisect_left(self.keys, first)
        return frozenset([owner for _, owner in self.entries[start : bisect_left(self.keys, last, start)]])

    def with_changes(self, added: list[Entry], removed: list[Entry]) -> "_Bucket":
        if _SHARE * (len(added) + len(removed)) > len(self.unsorted):
            gone = set(removed)
            return _Bucket([*(entry for entry in self.unsorted if entry not in gone), *added])
        entries = list(self.entries)
        for entry in removed:
            place = bisect_left(entries, entry)
            if entries[place : place + 1] == [entry]:
                del entries[place]
        for entry in added:
            insort(entries, entry)
        changed = _Bucket(entries)
        # Sorting what is sorted is cheap, not doing it cheaper.
        changed.__dict__["entries"] = entries
        return changed


@dataclass(frozen=True, eq=False)
class KeyIndex:
    """Keys of two characters or more. Never changes; ``with_changes`` gives another that shares what is the same."""

    _buckets: Layered[str, _Bucket]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "KeyIndex":
        """The index of some keys."""
        return cls(Layered({})).with_changes(entries, ())

    def with_changes(self, added: Iterable[Entry], removed: Iterable[Entry]) -> "KeyIndex":
        """The index with some entries more and some less; removing one that is not there changes nothing."""
        coming, going = _by_beginning(added), _by_beginning(removed)
        changes: dict[str, _Bucket | None] = {}
        for first in coming.keys() | going.keys():
            bucket = (self._buckets.get(first) or _Bucket([])).with_changes(coming.get(first, []), going.get(first, []))
            changes[first] = bucket if bucket.unsorted else None
        return KeyIndex(self._buckets.with_changes(changes))

    def beginning(self, text: str) -> frozenset[str]:
        """The owners of keys that begin with a text of two characters or more."""
        bucket = self._buckets.get(text[:_FIRST])
        return bucket.between(text, text + _END) if bucket else frozenset()

    def exactly(self, key: str) -> frozenset[str]:
        """The owners of a key."""
        bucket = self._buckets.get(key[:_FIRST])
        return bucket.between(key, key + "\0") if bucket else frozenset()


def _by_beginning(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry[0][:_FIRST], []).append(entry)
    return found
