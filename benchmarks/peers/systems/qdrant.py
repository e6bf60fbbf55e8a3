"""qdrant in its local mode: without a server, on disk."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from qdrant_client import QdrantClient, models

from benchmarks.peers.model import DIMENSIONS, Model
from benchmarks.peers.posts import Post, Where, batches
from benchmarks.peers.systems import Found

COLLECTION = "posts"
_BATCH = 1_000


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model)

    def open(self, folder: Path) -> None:
        self._client = QdrantClient(path=str(folder / "qdrant"))
        if not self._client.collection_exists(COLLECTION):
            self._client.create_collection(
                COLLECTION,
                vectors_config=models.VectorParams(size=DIMENSIONS, distance=models.Distance.COSINE),
            )

    def add(self, posts: Iterable[Post]) -> None:
        for batch in batches(posts, _BATCH):
            self._client.upsert(
                COLLECTION,
                points=models.Batch(
                    ids=[post.number for post in batch],
                    vectors=self._model.encode([post.text for post in batch]).tolist(),
                    payloads=[
                        {"text": post.text, "source": post.source, "title": post.title, "day": post.day}
                        for post in batch
                    ],
                ),
            )

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        found = self._client.query_points(
            COLLECTION,
            query=self._model.one(question).tolist(),
            query_filter=_condition(where),
            limit=limit,
            with_payload=["text"],
        )
        return [Found(int(point.id), point.payload["text"]) for point in found.points]

    def close(self) -> None:
        self._client.close()


def _condition(where: Where) -> models.Filter | None:
    if not where:
        return None
    must: list[models.FieldCondition] = []
    if where.sources:
        must.append(models.FieldCondition(key="source", match=models.MatchAny(any=list(where.sources))))
    if where.since is not None or where.until is not None:
        must.append(models.FieldCondition(key="day", range=models.Range(gte=where.since, lte=where.until)))
    return models.Filter(must=must)
