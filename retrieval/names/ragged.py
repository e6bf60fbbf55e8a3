"""Rows of different lengths in one array."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray


class Ragged(NamedTuple):
    """Rows of different lengths, one after the other.

    Attributes:
        values: what all rows hold.
        ends: where each row ends, shape ``(rows,)``.
    """

    values: NDArray[Any]
    ends: NDArray[np.int64]

    @classmethod
    def of_sizes(cls, values: NDArray[Any], sizes: Iterable[int]) -> Self:
        """Rows of the given lengths."""
        return cls(values, np.cumsum(np.fromiter(sizes, dtype=np.int64), dtype=np.int64))

    @property
    def sizes(self) -> NDArray[np.int64]:
        """The length of each row."""
        return np.diff(self.ends, prepend=0)

    def row(self, number: int) -> NDArray[Any]:
        """What one row holds."""
        return self.values[self.ends[number - 1] if number else 0 : self.ends[number]]

    def sizes_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The lengths of some rows."""
        return self.ends[rows] - self._starts_of(rows)

    def take(self, rows: NDArray[np.int64]) -> "Ragged":
        """Some rows, in the order given."""
        starts = self._starts_of(rows)
        sizes = self.ends[rows] - starts
        ends = np.cumsum(sizes)
        places = np.repeat(starts - (ends - sizes), sizes) + np.arange(ends[-1] if len(ends) else 0)
        return Ragged(self.values[places], ends)

    def followed_by(self, other: "Ragged") -> "Ragged":
        """These rows and then others of the same kind."""
        ends = np.concatenate([self.ends, other.ends + len(self.values)])
        return Ragged(np.concatenate([self.values, other.values]), ends)

    def filled(self, rows: NDArray[np.int64], width: int, filling: int) -> NDArray[Any]:
        """Some rows as a table.

        Returns:
            Shape ``(len(rows), width)``; what a row lacks is ``filling``.
        """
        found = np.full((len(rows), width), filling, dtype=self.values.dtype)
        found[np.arange(width) < self.sizes_of(rows)[:, None]] = self.take(rows).values
        return found

    def _starts_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(rows > 0, self.ends[rows - 1], 0)
