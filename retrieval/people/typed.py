"""What somebody is typing, completed from a database alone: no model is loaded and no index of texts opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrieval._storage.record import Record
from retrieval.people.completion_sources import SourceCompletion
from retrieval.people.keeper import PeopleKeeper
from retrieval.types import Choice, FeedItem
from retrieval.types.address import Place


def speakers_typed(place: Place, text: str, limit: int) -> list[Choice]:
    """People whom a text is the beginning of; see ``Retriever.complete_speakers``.

    Args:
        place: the database.
        text: typed so far.
        limit: at most so many.

    Raises:
        StorageError: the database cannot be read.
        FileNotFoundError: there is none.
    """
    with _opened(place) as record:
        folder = record.file.with_name(f"{record.file.name}.index")
        return PeopleKeeper(record, folder, {}).people().speakers.complete(text, limit)


def sources_typed(place: Place, text: str, limit: int) -> list[Choice]:
    """Sources that a text is the beginning of; see ``Retriever.complete_sources``."""
    with _opened(place) as record:
        return SourceCompletion(record.sources()).complete(text, limit)


def items_typed(place: Place, text: str, limit: int) -> list[FeedItem]:
    """Items whose id a text is the beginning of; see ``Retriever.meant``."""
    with _opened(place) as record:
        return record.meant(text, limit)


@contextmanager
def _opened(place: Place) -> Iterator[Record]:
    if isinstance(place, Path) and not place.is_file():
        raise FileNotFoundError(place)
    record = Record.open(place)
    try:
        yield record
    finally:
        record.close()
