"""What the search needs of an index; FAISS with numpy and tantivy stand behind it today."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow

Q_contra = TypeVar("Q_contra", contravariant=True)


class Scored(NamedTuple):
    """A passage and how well it matched; scores of two indexes are not comparable."""

    passage_id: int
    score: float


class Index(Protocol[Q_contra]):
    """A snapshot derived from the record, which nothing changes any more.

    ``Indexes`` calls ``apply``, one thread at a time; the search calls the rest, from any thread.
    """

    @property
    def mark(self) -> Mark:
        """The point of the record's history that the snapshot holds."""
        ...

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> Self:
        """The snapshot after some changes; this one stays as it is.

        Args:
            changes: what happened after ``mark``.
            rows: the passages added by it.
        """
        ...

    def search(self, query: Q_contra, k: int, allowed: NDArray[np.int64] | None = None) -> list[Scored]:
        """The ``k`` best passages, best first.

        Args:
            query: what is looked for.
            k: at most so many.
            allowed: sorted passage numbers; only these are looked at. None for all.
        """
        ...
