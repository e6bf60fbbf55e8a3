"""What the retriever needs of an index; FAISS and tantivy stand behind it today."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar

from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval.filters import Filters

Q_contra = TypeVar("Q_contra", contravariant=True)


class Scored(NamedTuple):
    """A passage and how well it matched; scores of two indexes are not comparable."""

    passage_id: int
    score: float


class Index(Protocol[Q_contra]):
    """Derived from the record, deletable at any time. Called by ``Indexes`` and by the search."""

    @property
    def mark(self) -> Mark:
        """The point of the record's history that the index holds."""
        ...

    def apply(self, changes: Changes, rows: Iterable[IndexRow]) -> None:
        """Follow the record.

        Args:
            changes: what happened after ``mark``.
            rows: the passages added by it.
        """
        ...

    def search(self, query: Q_contra, k: int, filters: Filters | None = None) -> list[Scored]:
        """The ``k`` best passages among those the filters allow, best first."""
        ...
