"""What the search needs of an index: FAISS with numpy and tantivy stand behind it, or Milvus."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters

if TYPE_CHECKING:
    from retrieval._index.local.columns import Columns
    from retrieval._index.local.lexical import Clause, Term

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


class DenseView(Protocol):
    """Vectors, as the search and the check of an index read them."""

    @property
    def mark(self) -> Mark:
        """The point of the record's history that it holds."""
        ...

    def segments(self) -> NDArray[np.int64]:
        """Sorted segment ids of all vectors."""
        ...

    def scores(self, query: NDArray[np.float32], passages: NDArray[np.int64]) -> dict[int, float]:
        """The scores of given passages.

        Args:
            query: shape ``(dim,)``, length one.
            passages: sorted numbers; those the index does not hold are left out.
        """
        ...


class LexicalView(Protocol):
    """Words, as the search and the check of an index read them; see ``LexicalIndex``."""

    @property
    def mark(self) -> Mark:
        """The point of the record's history that it holds."""
        ...

    def __len__(self) -> int:
        """The number of passages."""
        ...

    def passage_ids(self) -> NDArray[np.int64]:
        """Sorted numbers of all passages; each as often as it is there."""
        ...

    def search(
        self,
        query: "Sequence[Clause]",
        k: int,
        allowed: NDArray[np.int64] | None = None,
        *,
        filters: Filters | None = None,
        speaking: Speaking | None = None,
    ) -> list[Scored]:
        """The passages with the highest sum over clauses of the best weighted BM25 score in each."""
        ...

    def holding(
        self, runs: "Sequence[Sequence[Term]]", k: int, filters: Filters | None = None
    ) -> tuple[list[int], int]:
        """Passages that hold every term of one of some runs, the newest first, and how many there are."""
        ...

    def document_frequency(self, field: str, token: str) -> int:
        """In how many passages a token stands."""
        ...


class IndexView(Protocol):
    """What a question is answered from."""

    @property
    def dense(self) -> DenseView:
        """Nearest vectors."""
        ...

    @property
    def columns(self) -> "Columns":
        """Sources and days."""
        ...

    @property
    def lexical(self) -> LexicalView:
        """Words."""
        ...

    @property
    def mark(self) -> Mark:
        """The point of the record's history that all of it holds."""
        ...

    def nearest(
        self,
        query: NDArray[np.float32],
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters,
        speaking: Speaking | None = None,
    ) -> list[Scored]:
        """The passages whose best segment is nearest, best first; of equals the lower number first.

        Args:
            query: shape ``(dim,)``, length one.
            k: at most so many passages.
            passages: sorted numbers; only these are looked at. None for all.
            filters: by source and day.
            speaking: what ``passages`` have in common, for an index that looks for it by itself.
        """
        ...


class IndexKeeper(Protocol):
    """Keeps the indexes of a record in step with it; see ``Indexes``."""

    @property
    def folder(self) -> Path:
        """Where what is derived from the record lies on this machine."""
        ...

    def for_encoder(self, model_id: str, dim: int) -> "IndexKeeper":
        """The indexes of another encoder, not followed yet.

        Args:
            model_id: whose vectors they hold.
            dim: the length of these.
        """
        ...

    def view(self) -> IndexView:
        """The newest snapshots; never waits."""
        ...

    def is_behind(self) -> bool:
        """Whether the record has changed since, by this process or another."""
        ...

    def follow(self, *, wait: bool = True) -> bool:
        """Bring the view to the record's last change; gives whether it holds all that the record held."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
