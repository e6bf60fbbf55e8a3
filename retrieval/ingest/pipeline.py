"""From items to what is stored of them, group by group; in worker processes where there are many.

The processes are loky's: they start anew rather than as copies of this one, and import nothing of the program that
uses this library, so that they serve in a notebook and without ``if __name__ == "__main__"``.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from embeddings import Encoder
from embeddings.static import StaticEncoder
from retrieval._storage.entries import Annotation
from retrieval.errors import OnRecordError
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from retrieval.types import FeedItem

GROUP = 64
"""Items derived together, so that the model sees many texts at once."""

BULK = 512
"""Items from which on worker processes are worth their start."""

_AHEAD = 8
"""Groups that wait for each process: it goes on while the indexes follow what was stored, which takes seconds."""

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
_FEWEST_CORES = 2


@dataclass(frozen=True)
class Derived:
    """What is to be stored of an item.

    Attributes:
        annotation: what was understood of it.
        matrices: for each passage the vectors of its segments, shape ``(segments, dim)``.
    """

    annotation: Annotation
    matrices: Sequence[NDArray[np.float32]] = ()


def derive(items: Sequence[FeedItem], encoder: Encoder, analyzer: Analyzer) -> list[Derived]:
    """Everything that is to be stored of a group of items.

    Args:
        items: the group.
        encoder: of the vectors.
        analyzer: tells words; of this thread.
    """
    annotations = [annotate(item, analyzer) for item in items]
    return with_vectors(annotations, encoder)


def with_vectors(annotations: Sequence[Annotation], encoder: Encoder) -> list[Derived]:
    """The vectors of what was understood, all texts of a group at once; a text that no model takes stops no other."""
    entries = [entry for annotation in annotations for entry in annotation.entries]
    texts = [entry.passage.text[start:end] for entry in entries for start, end in entry.segments]
    try:
        vectors = encoder.encode_passages(texts)
    except OnRecordError:
        raise
    # Tokenizers raise whatever they like.
    except Exception as error:  # noqa: BLE001
        if len(annotations) > 1:
            return [one for annotation in annotations for one in with_vectors([annotation], encoder)]
        vectors = np.zeros((len(texts), encoder.dim), dtype=np.float32)
        annotations = [replace(annotations[0], problem=f"{type(error).__name__}: {error}")]
    ends = np.cumsum([len(entry.segments) for entry in entries])
    matrices = iter(np.split(vectors, ends[:-1]) if entries else [])
    return [Derived(annotation, [next(matrices) for _ in annotation.entries]) for annotation in annotations]


def in_groups(
    items: Iterable[FeedItem], encoder: Encoder, is_known: Callable[[FeedItem], bool], *, workers: int | None = None
) -> Iterator[tuple[list[Derived], int]]:
    """Derive groups of items, in order.

    Items that were read before their source failed are derived before the error is raised.

    Args:
        items: any number.
        encoder: of the vectors.
        is_known: whether an item is stored as it is, so that nothing is to be done.
        workers: processes; None for one a core where there are many items, 0 for none.

    Returns:
        Of each group what is to be stored, and how many of it are known.
    """
    failures: list[Exception] = []
    remaining = _until_failure(items, failures)
    first = list(islice(remaining, BULK))
    if workers is None:
        cores = os.cpu_count() or 1
        # Another model than the bundled one has its own ways to use the cores, and is too large to load several times.
        workers = cores if len(first) == BULK and cores >= _FEWEST_CORES and isinstance(encoder, StaticEncoder) else 0
    groups = _groups(chain(first, remaining), is_known)
    if workers:
        with _processes(workers) as pool:
            yield from _ahead(groups, pool, workers)
    else:
        analyzer = Analyzer()
        for fresh, known in groups:
            yield derive(fresh, encoder, analyzer), known
    if failures:
        raise failures[0]


def _until_failure(items: Iterable[FeedItem], failures: list[Exception]) -> Iterator[FeedItem]:
    """Items up to where their source fails; the failure is kept, to be raised once what came before is stored."""
    try:
        yield from items
    except Exception as error:  # noqa: BLE001
        failures.append(error)


def _groups(items: Iterable[FeedItem], is_known: Callable[[FeedItem], bool]) -> Iterator[tuple[list[FeedItem], int]]:
    """New items in groups, with the number of known ones between them."""
    fresh: list[FeedItem] = []
    known = 0
    for item in items:
        if is_known(item):
            known += 1
        else:
            fresh.append(item)
        if len(fresh) + known >= GROUP:
            yield fresh, known
            fresh, known = [], 0
    if fresh or known:
        yield fresh, known


def _ahead(
    groups: Iterator[tuple[list[FeedItem], int]], pool: Executor, workers: int
) -> Iterator[tuple[list[Derived], int]]:
    """Derive groups in processes, some ahead of the one that is being stored."""
    pending: deque[tuple[Future[list[Derived]], int]] = deque()
    for fresh, known in groups:
        with _uninterrupted():
            pending.append((pool.submit(_derive_bundled, fresh), known))
        if len(pending) > workers * _AHEAD:
            future, count = pending.popleft()
            yield future.result(), count
    while pending:
        future, count = pending.popleft()
        yield future.result(), count


def _derive_bundled(items: list[FeedItem]) -> list[Derived]:
    return derive(items, StaticEncoder.bundled(), Analyzer())


def _ignore_interrupts() -> None:
    """In a process that works for this one, whatever lets signals through again that were held back at its start."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While processes begin: Ctrl-C reaches all of a terminal's processes, and ending them is up to this one.

    They keep the signals that this thread holds back now; what came meanwhile reaches it afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    # A quarter of a second to import, which few uses need.
    from loky import ProcessPoolExecutor

    # Each process has a core: a second thread of linear algebra would take another one's.
    pool = ProcessPoolExecutor(max_workers=workers, env=_ONE_THREAD, initializer=_ignore_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, kill_workers=True)
