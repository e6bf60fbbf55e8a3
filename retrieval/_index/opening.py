"""Which engine keeps the indexes of a record: FAISS and tantivy beside it, or Milvus."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from retrieval._index.local.manager import Indexes
from retrieval._index.protocol import IndexKeeper
from retrieval._storage.record import Record
from retrieval.errors import ArgumentError

if TYPE_CHECKING:
    from retrieval._index.milvus.options import MilvusOptions
    from retrieval._index.milvus.place import MilvusPlace


@dataclass(frozen=True)
class IndexChoice:
    """Where indexes are kept.

    Attributes:
        place: on Milvus; None for files beside the record.
        options: of an index on Milvus.
    """

    place: "MilvusPlace | None" = None
    options: "MilvusOptions | None" = None

    @classmethod
    def of(cls, index: object, options: Mapping[str, Any] | None = None) -> "IndexChoice":
        """What a program or a settings file gives.

        Args:
            index: the place of an index on Milvus; see ``MilvusPlace.parse``. None for files beside the record.
            options: see ``MilvusOptions``.

        Raises:
            ArgumentError: one of these cannot be used.
        """
        if index is None:
            if options:
                raise ArgumentError("There are index_options, but no index is named.", argument="index_options")
            return cls()
        if not isinstance(index, str):
            raise ArgumentError("index must be text, such as milvus://host:19530/feed.", argument="index")
        # Few use it, and everybody would wait for it.
        from retrieval._index.milvus.options import MilvusOptions
        from retrieval._index.milvus.place import MilvusPlace

        return cls(MilvusPlace.parse(index), MilvusOptions.of(options))

    def open(self, record: Record, model_id: str, dim: int) -> IndexKeeper:
        """The indexes of a record.

        Args:
            record: the record of truth.
            model_id: whose vectors they hold.
            dim: the length of these.

        Raises:
            IndexServerError: Milvus cannot be reached.
        """
        if self.place is None or self.options is None:
            return Indexes(record, model_id, dim)
        from retrieval._index.milvus.manager import MilvusIndexes

        return MilvusIndexes(record, model_id, dim, self.place, self.options)
