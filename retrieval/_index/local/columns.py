"""When and by whom each passage was published, as columns of numbers: filters in a fraction of a millisecond."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.passages import contains
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters

KIND = "columns"
"""What the copies of columns on disk are called."""

NO_TIME = np.iinfo(np.int64).min
"""Of a passage of which only the day is known."""

_CHANGED_SHARE = 0.05


class Published(NamedTuple):
    """What the columns need of a passage.

    Attributes:
        passage_id: its number.
        day: the item's day as a proleptic ordinal.
        handle_key: the item's folded handle.
        moment: when it was published, in seconds since 1970 in UTC; None where only its day is known.
    """

    passage_id: int
    day: int
    handle_key: str
    moment: int | None = None

    @classmethod
    def of(cls, row: IndexRow) -> Self:
        """A stored passage's."""
        return cls(row.passage_id, row.day, row.handle_key, row.moment)


@dataclass(frozen=True, eq=False)
class Columns:
    """A snapshot with one row a passage, in order of passage numbers.

    Attributes:
        mark: the point of the record's history that it holds.
        passage_ids: int64.
        days: int32, proleptic ordinals.
        moments: int64, seconds since 1970 in UTC; ``NO_TIME`` where only the day is known.
        source_codes: int32, places in ``handles``.
        handles: folded handles, each once.
        unsaved: how many passages have changed since the copy on disk.
    """

    mark: Mark
    passage_ids: NDArray[np.int64]
    days: NDArray[np.int32]
    moments: NDArray[np.int64]
    source_codes: NDArray[np.int32]
    handles: tuple[str, ...] = ()
    unsaved: int = 0

    @classmethod
    def empty(cls) -> Self:
        """Columns of no passage."""
        none = np.zeros(0, dtype=np.int32)
        return cls(Mark(), none.astype(np.int64), none, none.astype(np.int64), none)

    def __len__(self) -> int:
        """The number of passages."""
        return len(self.passage_ids)

    @property
    def newest(self) -> int:
        """The highest passage number, which every passage stored later exceeds; 0 where there is none."""
        return int(self.passage_ids[-1]) if len(self.passage_ids) else 0

    def allowed(self, filters: Filters, passages: NDArray[np.int64] | None = None) -> NDArray[np.int64] | None:
        """The passages that may be looked at.

        Args:
            filters: by source and day; ``item_ids`` are not known here.
            passages: sorted numbers; only these, where given.

        Returns:
            Sorted numbers of passages that are there, or None where nothing is restricted.
        """
        if not (filters.sources or filters.since or filters.until):
            return None if passages is None else intersect(self.passage_ids, passages)
        rows = slice(None) if passages is None else _places(self.passage_ids, passages)
        keep = np.ones(len(self.passage_ids[rows]), dtype=bool)
        if filters.since:
            keep &= self.days[rows] >= filters.since.toordinal()
        if filters.until:
            keep &= self.days[rows] <= filters.until.toordinal()
        if period := filters.period:
            moments = self.moments[rows]
            keep = np.where(moments == NO_TIME, keep, (moments >= period.first) & (moments <= period.last))
        if filters.sources:
            wanted = np.isin(np.array(self.handles, dtype=object), filters.handle_keys)
            keep &= wanted[self.source_codes[rows]] if len(self.handles) else False
        return self.passage_ids[rows][keep]

    def apply(self, changes: Changes, rows: Iterable[Published]) -> "Columns":
        """The columns after some changes; these stay as they are."""
        return self.with_changes(changes.upto, {*changes.removed, *changes.added}, rows)

    def with_changes(self, mark: Mark, removed: Iterable[int], rows: Iterable[Published]) -> "Columns":
        """Columns without some passages and with others; these stay as they are.

        Args:
            mark: the point of the history that this leads to.
            removed: passage numbers; those that are not there are passed over.
            rows: passages that are not there, or are among ``removed``.
        """
        void = np.array(sorted(removed), dtype=np.int64)
        # What came stands behind all others, as a rule: none of these need be looked at.
        all_stay = not len(void) or int(void[0]) > self.newest
        keep: slice | NDArray[np.bool_] = slice(None) if all_stay else ~contains(void, self.passage_ids)
        codes = {handle: code for code, handle in enumerate(self.handles)}
        fresh = [
            (
                row.passage_id,
                row.day,
                NO_TIME if row.moment is None else row.moment,
                codes.setdefault(row.handle_key, len(codes)),
            )
            for row in rows
        ]
        added = np.array(fresh, dtype=np.int64).reshape(-1, 4)
        numbers = np.concatenate([self.passage_ids[keep], added[:, 0]])
        seam = numbers[max(0, len(numbers) - len(added) - 1) :]
        is_sorted = bool((seam[1:] > seam[:-1]).all())
        order: slice | NDArray[np.int64] = slice(None) if is_sorted else np.argsort(numbers, kind="stable")
        return Columns(
            mark,
            numbers[order],
            np.concatenate([self.days[keep], added[:, 1].astype(np.int32)])[order],
            np.concatenate([self.moments[keep], added[:, 2]])[order],
            np.concatenate([self.source_codes[keep], added[:, 3].astype(np.int32)])[order],
            tuple(codes),
            self.unsaved + len(void),
        )

    @property
    def wants_saving(self) -> bool:
        """Whether the copy on disk lags so far behind that following from it would cost more than writing it."""
        return self.unsaved > 0 and self.unsaved >= _CHANGED_SHARE * len(self)

    def saved(self) -> "Columns":
        """This snapshot, once a copy of it lies on disk."""
        return replace(self, unsaved=0)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What a copy on disk holds."""
        handles = np.frombuffer(json.dumps(self.handles).encode(), dtype=np.uint8)
        return {
            "ids": self.passage_ids,
            "days": self.days,
            "moments": self.moments,
            "codes": self.source_codes,
            "handles": handles,
        }

    @classmethod
    def from_arrays(cls, mark: Mark, arrays: Mapping[str, NDArray[np.generic]]) -> Self:
        """Columns from their copy.

        Raises:
            KeyError, ValueError: it holds something else.
        """
        handles = tuple(json.loads(arrays["handles"].tobytes()))
        numbers, moments = (arrays[name].astype(np.int64, copy=False) for name in ("ids", "moments"))
        days, codes = (arrays[name].astype(np.int32, copy=False) for name in ("days", "codes"))
        return cls(mark, numbers, days, moments, codes, handles)


def intersect(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """What two sorted arrays have in common, sorted; quick where one is much shorter.

    >>> intersect(np.array([1, 3, 5, 7]), np.array([3, 4, 7])).tolist()
    [3, 7]
    """
    short, long = sorted((one, other), key=len)
    return short[contains(long, short)]


def _places(numbers: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where wanted numbers stand in a sorted array; those that are not there are left out."""
    return np.searchsorted(numbers, wanted[contains(numbers, wanted)])
