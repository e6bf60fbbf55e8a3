"""From items to what is stored of them, several groups at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings import Encoder
from retrieval._storage.entries import PassageEntry
from retrieval.ingest.passages import segment_spans, split_passages
from retrieval.language import Language
from retrieval.speech.mentions import find_mentions, places_in
from retrieval.types import FeedItem, Span

GROUP = 64
"""Items derived together, so that the model sees many texts at once."""

_WORKERS = 2
_AHEAD = 3
_EMBEDDED_AT_ONCE = 256


@dataclass(frozen=True)
class Derived:
    """An item with what is stored of it.

    Attributes:
        item: the item.
        entries: its passages; empty where the item is stored already.
        matrices: for each passage the vectors of its segments, shape ``(segments, dim)``.
    """

    item: FeedItem
    entries: Sequence[PassageEntry] = ()
    matrices: Sequence[NDArray[np.float32]] = ()


def entries_of(item: FeedItem, see: Callable[[str], None] | None = None) -> list[PassageEntry]:
    """The passages of an item, with their segments and the names they hold.

    Args:
        item: the item.
        see: told of each passage's text right after its words were told apart.
    """
    language: Language = "ja" if item.lang == "ja" else "en"
    entries = []
    places = places_in(item.text)
    for passage in split_passages(item):
        # A state whose name no dictionary knows looks like a person before a title.
        mentions = tuple(
            replace(one, title="", is_person=False) if one.name in places else one
            for one in find_mentions(passage.text)
        )
        if see:
            see(passage.text)
        entries.append(PassageEntry(passage, tuple(segment_spans(passage, language)), mentions))
    return entries


def embed(encoder: Encoder, entries: Sequence[PassageEntry]) -> list[NDArray[np.float32]]:
    """The vectors of the segments of each passage."""
    texts = [entry.passage.text[start:end] for entry in entries for start, end in entry.segments]
    vectors = encoder.encode_passages(texts)
    ends = np.cumsum([len(entry.segments) for entry in entries])
    return np.split(vectors, ends[:-1]) if len(entries) else []


def in_groups(
    items: Iterable[FeedItem], derive: Callable[[Sequence[FeedItem]], list[Derived]]
) -> Iterator[list[Derived]]:
    """Derive groups of items ahead of the one that is being stored, in order.

    Items that were read before their source failed are derived before the error is raised.

    Args:
        items: any number.
        derive: works on one group; called in threads.
    """
    pending: deque[Future[list[Derived]]] = deque()
    failed: Exception | None = None
    remaining = iter(items)
    with ThreadPoolExecutor(_WORKERS, thread_name_prefix="derive") as pool:
        while failed is None:
            group: list[FeedItem] = []
            try:
                while len(group) < GROUP and (item := next(remaining, None)) is not None:
                    group.append(item)
            except Exception as error:  # noqa: BLE001 - raised again below, once what came before is stored
                failed = error
            if not group:
                break
            pending.append(pool.submit(derive, group))
            if len(pending) > _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    if failed is not None:
        raise failed


class Passages(Protocol):
    """The passages of a record with their vectors; ``embed_missing`` calls it."""

    def count_unembedded(self, model_id: str) -> int:
        """How many passages a model has not embedded yet."""
        ...

    def unembedded(self, model_id: str, limit: int) -> list[tuple[int, str, list[Span]]]:
        """Some of these: number, text, segment spans."""
        ...

    def put_vectors(self, numbers: Sequence[int], matrices: Sequence[NDArray[np.float32]], model_id: str) -> None:
        """Store vectors of passages that are there already."""
        ...


def embed_missing(
    record: Passages, encoder: Encoder, encoding: AbstractContextManager[Any]
) -> Iterator[tuple[int, int]]:
    """Embed what a model has not; another model's vectors are never searched.

    Args:
        record: holds the passages and takes their vectors.
        encoder: the model.
        encoding: held while the model works.

    Yields:
        How many passages are done and how many there were, after each batch.
    """
    total, done = record.count_unembedded(encoder.model_id), 0
    while batch := record.unembedded(encoder.model_id, _EMBEDDED_AT_ONCE):
        with encoding:
            vectors = encoder.encode_passages([text[start:end] for _, text, spans in batch for start, end in spans])
        ends = np.cumsum([len(spans) for _, _, spans in batch])
        record.put_vectors([number for number, _, _ in batch], np.split(vectors, ends[:-1]), encoder.model_id)
        done += len(batch)
        yield done, total
