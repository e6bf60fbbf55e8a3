"""lancedb: a table with a full-text index, vectors, and a bitmap index on the source, asked with its RRF reranker."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import lancedb
import pyarrow as pa
from lancedb.index import FTS, Bitmap, IvfPq
from lancedb.rerankers import RRFReranker

from benchmarks.peers.model import DIMENSIONS, Model
from benchmarks.peers.posts import Post, Where, batches
from benchmarks.peers.systems import Found

TABLE = "posts"
BRUTE_FORCE = 100_000
"""Up to so many rows its documentation advises against an index of vectors."""

_BATCH = 10_000
_SCHEMA = pa.schema(
    [
        pa.field("number", pa.int64()),
        pa.field("text", pa.string()),
        pa.field("source", pa.string()),
        pa.field("title", pa.string()),
        pa.field("day", pa.int32()),
        pa.field("vector", pa.list_(pa.float32(), DIMENSIONS)),
    ]
)


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model)
        self._reranker = RRFReranker()

    def open(self, folder: Path) -> None:
        self._database = lancedb.connect(folder / "lance")
        self._table = self._database.create_table(TABLE, schema=_SCHEMA, exist_ok=True)

    def add(self, posts: Iterable[Post]) -> None:
        for batch in batches(posts, _BATCH):
            vectors = self._model.encode([post.text for post in batch])
            columns = {
                "number": [post.number for post in batch],
                "text": [post.text for post in batch],
                "source": [post.source for post in batch],
                "title": [post.title for post in batch],
                "day": [post.day for post in batch],
                "vector": pa.FixedSizeListArray.from_arrays(pa.array(vectors.reshape(-1)), DIMENSIONS),
            }
            self._table.add(pa.table(columns, schema=_SCHEMA))
        # The tokenizer that cuts Japanese without a model of its own.
        self._table.create_index("text", config=FTS(base_tokenizer="icu"))
        self._table.create_index("source", config=Bitmap())
        if self._table.count_rows() > BRUTE_FORCE:
            self._table.create_index("vector", config=IvfPq(distance_type="cosine"))
        self._table.optimize()

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        query = (
            self._table.search(query_type="hybrid", vector_column_name="vector", fts_columns="text")
            .vector(self._model.one(question))
            .text(question)
            .distance_type("cosine")
            .rerank(self._reranker)
            .select(["number", "text"])
            .limit(limit)
        )
        if where:
            query = query.where(_condition(where), prefilter=True)
        return [Found(row["number"], row["text"]) for row in query.to_list()]

    def close(self) -> None:
        del self._table, self._database


def _condition(where: Where) -> str:
    clauses = []
    if where.sources:
        names = ", ".join("'" + source.replace("'", "''") + "'" for source in where.sources)
        clauses.append(f"source IN ({names})")
    if where.since is not None:
        clauses.append(f"day >= {where.since}")
    if where.until is not None:
        clauses.append(f"day <= {where.until}")
    return " AND ".join(clauses)
