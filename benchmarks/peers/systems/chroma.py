"""chroma: a persistent collection with its HNSW index."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings

from benchmarks.peers.model import Model
from benchmarks.peers.posts import Post, Where, batches
from benchmarks.peers.systems import Found


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    def open(self, folder: Path) -> None:
        self._client = chromadb.PersistentClient(str(folder / "chroma"), Settings(anonymized_telemetry=False))
        self._collection = self._client.get_or_create_collection(
            "posts", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def add(self, posts: Iterable[Post]) -> None:
        for batch in batches(posts, self._client.get_max_batch_size()):
            self._collection.add(
                ids=[str(post.number) for post in batch],
                embeddings=self._model.encode([post.text for post in batch]),
                documents=[post.text for post in batch],
                metadatas=[{"source": post.source, "title": post.title, "day": post.day} for post in batch],
            )

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        found = self._collection.query(
            query_embeddings=[self._model.one(question)],
            n_results=limit,
            where=_condition(where),
            include=["documents", "distances"],
        )
        return [Found(int(number), text) for number, text in zip(found["ids"][0], found["documents"][0], strict=True)]

    def close(self) -> None:
        self._client.close()


def _condition(where: Where) -> dict[str, Any] | None:
    clauses: list[dict[str, Any]] = []
    if where.sources:
        clauses.append({"source": {"$in": list(where.sources)}})
    if where.since is not None:
        clauses.append({"day": {"$gte": where.since}})
    if where.until is not None:
        clauses.append({"day": {"$lte": where.until}})
    return {"$and": clauses} if len(clauses) > 1 else clauses[0] if clauses else None
