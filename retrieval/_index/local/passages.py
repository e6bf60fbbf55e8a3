"""Which rows of a table of segments belong to which passages."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval._storage.entries import SEGMENT_BITS

_TABLE = 1 << 26
"""The widest span of passage numbers for which a table with a place for each is made."""


class Groups(NamedTuple):
    """Rows of some passages.

    Attributes:
        passages: sorted numbers of those that are there.
        firsts: for each, where its rows begin in ``rows``; one more for the end.
        rows: row numbers, those of a passage together.
    """

    passages: NDArray[np.int64]
    firsts: NDArray[np.int64]
    rows: NDArray[np.int64]


class PassageRows:
    """Finds rows by passage.

    Args:
        segments: the segment id of each row, in any order.
        live: for each row whether it counts; a passage may have come again with others. None for all.
    """

    def __init__(self, segments: NDArray[np.int64], live: NDArray[np.bool_] | None = None) -> None:
        self._rows = np.argsort(segments, kind="stable")
        if live is not None:
            self._rows = self._rows[live[self._rows]]
        passages = segments[self._rows] >> SEGMENT_BITS
        firsts = np.flatnonzero(np.diff(passages, prepend=-1))
        self.passages = passages[firsts]
        self._firsts = np.append(firsts, len(self._rows))
        self._places = np.full(len(segments), -1, dtype=np.int32)
        self._places[self._rows] = np.repeat(np.arange(len(firsts), dtype=np.int32), np.diff(self._firsts))

    def of(self, wanted: NDArray[np.int64], live: NDArray[np.bool_] | None = None) -> Groups:
        """The rows of wanted passages, those that are not there left out.

        Args:
            wanted: sorted numbers.
            live: for each row whether it still counts; all rows of a passage do, or none.
        """
        places = np.searchsorted(self.passages, wanted)
        there = places < len(self.passages)
        there[there] = self.passages[places[there]] == wanted[there]
        if live is not None:
            there[there] = live[self._rows[self._firsts[places[there]]]]
        places = places[there]
        counts = self._firsts[places + 1] - self._firsts[places]
        firsts = np.concatenate([[0], np.cumsum(counts)])
        return Groups(wanted[there], firsts, self._rows[expanded(self._firsts[places], counts)])

    def mask(self, selection: "Selection") -> NDArray[np.bool_]:
        """For each row whether its passage is among the selected ones."""
        # The last place stands for rows that do not count.
        mask: NDArray[np.bool_] = np.append(selection.holds(self.passages), False)[self._places]
        return mask


class Selection:
    """Passages that may be looked at.

    Args:
        passages: sorted numbers.
    """

    def __init__(self, passages: NDArray[np.int64]) -> None:
        self.passages = passages
        self._table: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(self.passages)

    def holds(self, passages: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each of many passages, whether it is among the selected ones."""
        first, last = int(self.passages[0]), int(self.passages[-1])
        if last - first >= _TABLE:
            return contains(self.passages, passages)
        if self._table is None:
            self._table = np.zeros(last - first + 3, dtype=bool)
            self._table[self.passages - first + 1] = True
        # The places before the first and after the last stand for all that is outside.
        return self._table[np.clip(passages - first + 1, 0, len(self._table) - 1)]


def contains(ordered: NDArray[np.int64], values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each value whether it stands in a sorted array."""
    if not len(ordered):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[places] == values
    return found


def expanded(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of several ranges, one range after the other.

    >>> expanded(np.array([10, 20]), np.array([2, 3])).tolist()
    [10, 11, 20, 21, 22]
    """
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def best_passages(
    passages: NDArray[np.int64], scores: NDArray[np.float32], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The passages of the best rows, each with its best score, best first; of equals the lower number first.

    Args:
        passages: of each row.
        scores: of each row.
        k: at most so many passages.
    """
    taken = 8 * k
    while True:
        if taken < len(scores):
            # All that equal the last one taken are in, so that chance decides nothing.
            chosen = np.flatnonzero(scores >= np.partition(scores, len(scores) - taken)[len(scores) - taken])
        else:
            chosen = np.arange(len(scores))
        order = chosen[np.lexsort((passages[chosen], -scores[chosen]))]
        _, firsts = np.unique(passages[order], return_index=True)
        if len(firsts) >= k or taken >= len(scores):
            best = order[np.sort(firsts)[:k]]
            return passages[best], scores[best]
        taken *= 4
