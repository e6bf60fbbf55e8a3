"""What somebody is typing, completed from a database alone: no model is loaded and no index of texts opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval._storage.record import Record
from retrieval.people.completion_sources import SourceCompletion
from retrieval.people.keeper import PeopleKeeper
from retrieval.types import Choice, FeedItem


def speakers_typed(path: Path, text: str, limit: int) -> list[Choice]:
    """People whom a text is the beginning of; see ``Retriever.complete_speakers``.

    Args:
        path: the database file.
        text: typed so far.
        limit: at most so many.

    Raises:
        StorageError: the database cannot be read.
        FileNotFoundError: there is none.
    """
    with _opened(path) as record:
        return PeopleKeeper(record, path.with_name(f"{path.name}.index"), {}).people().speakers.complete(text, limit)


def sources_typed(path: Path, text: str, limit: int) -> list[Choice]:
    """Sources that a text is the beginning of; see ``Retriever.complete_sources``."""
    with _opened(path) as record:
        return SourceCompletion(record.sources()).complete(text, limit)


def items_typed(path: Path, text: str, limit: int) -> list[FeedItem]:
    """Items whose id a text is the beginning of; see ``Retriever.meant``."""
    with _opened(path) as record:
        return record.meant(text, limit)


@contextmanager
def _opened(path: Path) -> Iterator[Record]:
    if not path.is_file():
        raise FileNotFoundError(path)
    record = Record.open(path)
    try:
        yield record
    finally:
        record.close()
