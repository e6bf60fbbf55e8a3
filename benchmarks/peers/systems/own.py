"""onrecord itself, as anybody uses it: ``Retriever.open``, ``add``, ``ask``."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from benchmarks.peers.posts import Post, Where
from benchmarks.peers.systems import Found
from embeddings.encoder import load_encoder
from retrieval import FeedItem, Retriever


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:  # noqa: ARG002 - it brings its own.
        load_encoder("bundled").encode_queries(["warm"])

    def open(self, folder: Path) -> None:
        self._retriever = Retriever.open(folder / "feed.db")

    def add(self, posts: Iterable[Post]) -> None:
        self._retriever.add(map(item_of, posts))

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        answer = self._retriever.ask(
            question, sources=where.sources, since=_day(where.since), until=_day(where.until), limit=limit
        )
        return [Found(int(hit.item.headline.removeprefix("#")), hit.passage.text) for hit in answer.hits]

    def close(self) -> None:
        self._retriever.close()


def item_of(post: Post) -> FeedItem:
    """A post as an item of a feed."""
    return FeedItem(
        source=post.name,
        handle=post.source,
        published=datetime.fromisoformat(post.published),
        headline=post.title,
        text=post.text,
    )


def _day(number: int | None) -> date | None:
    return None if number is None else datetime.strptime(str(number), "%Y%m%d").date()
