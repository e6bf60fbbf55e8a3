"""Stores items as the ingest does, but with vectors by chance: what the storage keeps does not depend on any model."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval._storage.entries import Annotation
from retrieval._storage.record import Record
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from retrieval.types import FeedItem

MODEL, DIM = "test", 8


def vectors(annotation: Annotation) -> list[NDArray[np.float32]]:
    dice = np.random.default_rng(1)
    return [dice.standard_normal((len(entry.segments), DIM)).astype(np.float32) for entry in annotation.entries]


def put(record: Record, item: FeedItem) -> str:
    annotation = annotate(item, Analyzer())
    return record.put(annotation, vectors(annotation), MODEL)


def restore(record: Record, item: FeedItem) -> bool:
    annotation = annotate(item, Analyzer())
    return record.put_back(annotation, vectors(annotation), MODEL)


def put_as(record: Record, item: FeedItem, **said: Any) -> None:
    """Store an item with other values of its utterances than the rules read."""
    annotation = annotate(item, Analyzer())
    changed = replace(annotation, utterances=tuple(one.model_copy(update=said) for one in annotation.utterances))
    record.put(changed, vectors(changed), MODEL)
