"""Stores items: what the annotations give goes into the record, one transaction for each item."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from embeddings import Encoder
from retrieval._storage.record import Record
from retrieval.errors import ItemError
from retrieval.ingest.annotate import ANNOTATION_VERSION
from retrieval.ingest.pipeline import Derived, derive, in_groups
from retrieval.text.analyzer import Analyzer
from retrieval.types import AddReport, FeedItem, Skipped

Progress = Callable[[int, int | None], None]
"""Called with how many are done and how many there are, None where that is not known."""

_EMBEDDED_AT_ONCE = 256
_READ_AT_ONCE = 16


def store(
    record: Record,
    encoder: Encoder,
    items: Iterable[FeedItem],
    *,
    stored: Callable[[], None],
    progress: Progress | None = None,
    workers: int | None = None,
) -> AddReport:
    """Store items; see ``Retriever.add``.

    Args:
        record: where.
        encoder: of the vectors.
        items: any number.
        stored: called after each group.
        progress: told after each group.
        workers: processes that derive; None for one a core where there are many items.
    """
    total = len(items) if isinstance(items, Sequence) else None
    counts: Counter[str] = Counter()
    skipped: list[Skipped] = []
    strangers: list[Skipped] = []
    done = 0

    def is_known(item: FeedItem) -> bool:
        outcome = record.known(item)
        if outcome:
            counts[outcome] += 1
        return outcome is not None

    for group, known in in_groups(_items(items, strangers), encoder, is_known, workers=workers):
        for one in group:
            problem = _put(record, one, encoder, counts)
            if problem:
                skipped.append(problem)
        done += len(group) + known
        stored()
        if progress:
            progress(done + len(strangers), total)
    return AddReport(**counts, skipped=(*strangers, *skipped))


def _items(items: Iterable[object], strangers: list[Skipped]) -> Iterator[FeedItem]:
    """The items; what is none is told, and stops no other."""
    for one in items:
        if isinstance(one, FeedItem):
            yield one
        else:
            reason = f"It is no FeedItem but of type {type(one).__name__}."
            strangers.append(Skipped(item_id="", headline=_shown(repr(one)), reason=_shown(reason), is_stored=False))


def _put(record: Record, one: Derived, encoder: Encoder, counts: Counter[str]) -> Skipped | None:
    """Store one item; what could not be taken as it should is told."""
    item = one.annotation.item
    try:
        outcome = record.put(one.annotation, one.matrices, encoder.model_id)
    except ItemError as error:
        return _skipped(item, str(error), is_stored=False)
    counts[outcome] += 1
    if not one.annotation.problem:
        return None
    reason = f"It could not be analysed and is kept as plain text ({one.annotation.problem})."
    return _skipped(item, reason, is_stored=True)


def _skipped(item: FeedItem, reason: str, *, is_stored: bool) -> Skipped:
    return Skipped(item_id=_shown(item.id), headline=_shown(item.headline), reason=_shown(reason), is_stored=is_stored)


def _shown(text: str) -> str:
    """The beginning of a text, such as any encoding can hold."""
    return text[:200].encode("utf-8", "replace").decode("utf-8")


def put_back(record: Record, encoder: Encoder, item_id: str) -> bool:
    """Store an item that was taken away, understood anew; see ``Retriever.restore``."""
    removal = record.removal(item_id)
    if removal is None:
        return False
    (one,) = derive([removal.item], encoder, Analyzer())
    return record.put_back(one.annotation, one.matrices, encoder.model_id)


def embed_missing(record: Record, encoder: Encoder, progress: Progress | None = None) -> None:
    """Embed the passages that a model has not; another model's vectors are never searched.

    Raises:
        StorageError: the vectors cannot be stored.
    """
    total = record.count_unembedded(encoder.model_id)
    if not total:
        # Counting goes through all passages: once is enough to open a database.
        return
    done = 0
    while batch := record.unembedded(encoder.model_id, _EMBEDDED_AT_ONCE):
        vectors = encoder.encode_passages([text[start:end] for _, text, spans in batch for start, end in spans])
        ends = np.cumsum([len(spans) for _, _, spans in batch])
        record.put_vectors([number for number, _, _ in batch], np.split(vectors, ends[:-1]), encoder.model_id)
        done += len(batch)
        if progress:
            progress(done, total)


def annotate_again(
    record: Record,
    encoder: Encoder,
    *,
    stored: Callable[[], None],
    progress: Progress | None = None,
    stopping: threading.Event | None = None,
) -> int:
    """Read the items again that older rules understood last; the old annotations answer meanwhile.

    Args:
        record: the record.
        encoder: of the vectors.
        stored: called after each group.
        progress: told after each group.
        stopping: set by whoever wants this to end early.

    Returns:
        How many items were read again.

    Raises:
        StorageError: the record cannot be read or written.
    """
    total, analyzer = record.count_outdated(ANNOTATION_VERSION), Analyzer()
    done = 0
    while not (stopping and stopping.is_set()):
        items = record.items(record.outdated(ANNOTATION_VERSION, _READ_AT_ONCE))
        if not items:
            break
        for one in derive(list(items.values()), encoder, analyzer):
            record.put_again(one.annotation, one.matrices, encoder.model_id)
        done += len(items)
        stored()
        if progress:
            progress(done, total)
    return done
