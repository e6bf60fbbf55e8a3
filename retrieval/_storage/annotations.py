"""An item with everything that was understood of it, put and taken as a whole; the callers hold the transaction."""

import dataclasses
import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import changes, items, names, passages, sources, speakers, utterances, vectors
from retrieval._storage.arrivals import note_arrival
from retrieval._storage.engine import Connection
from retrieval._storage.entries import Annotation, PassageEntry
from retrieval._storage.filters import moment_of
from retrieval.identity import fold_handle
from retrieval.types import FeedItem

Matrices = Sequence[NDArray[np.float32]]
"""For each passage the vectors of its segments, shape ``(segments, dim)``."""


def insert(connection: Connection, annotation: Annotation, name: str, matrices: Matrices, model_id: str) -> None:
    """Add an item under a name that none has."""
    change = changes.next_number(connection)
    items.insert_item(connection, annotation, name)
    note_arrival(connection, name, change)
    numbers = passages.insert_passages(connection, name, annotation.entries)
    sources.count_item(connection, annotation.item, change)
    _insert_read(connection, annotation, name, numbers, change)
    _insert_vectors(connection, numbers, matrices, model_id)
    changes.log(connection, "added", numbers)


def delete(connection: Connection, item_id: str) -> bool:
    """Take an item with all that belongs to it; false where it is not there."""
    row = connection.execute("SELECT handle_key FROM items WHERE item_id = ?", (item_id,)).fetchone()
    if row is None:
        return False
    change = changes.next_number(connection)
    spoke = speakers.forms_in(connection, item_id)
    names.uncount_names(connection, item_id, change)
    changes.log(connection, "removed", passages.numbers_of(connection, item_id))
    connection.execute("DELETE FROM items WHERE item_id = ?", (item_id,))
    speakers.recount(connection, spoke, change)
    sources.recount(connection, row[0], change)
    return True


def replace(connection: Connection, annotation: Annotation, matrices: Matrices, model_id: str) -> None:
    """Store what newer rules understand of an item, in place of what older ones did; one that is gone stays so.

    Where the passages are the same, they keep their numbers: a question that found them meanwhile still reads them.
    """
    item_id = annotation.item.id
    stored = items.select_items(connection, [item_id]).get(item_id)
    if stored is None or stored.text != annotation.item.text:
        # It was edited since it was read here, by a program that read it by its own rules.
        return
    annotation = dataclasses.replace(annotation, item=stored)
    numbers = passages.numbers_of(connection, item_id)
    if not _are_same(connection, numbers, annotation.entries):
        if delete(connection, item_id):
            insert(connection, annotation, item_id, matrices, model_id)
        return
    change = changes.next_number(connection)
    spoke = speakers.forms_in(connection, item_id)
    names.uncount_names(connection, item_id, change)
    connection.executemany("DELETE FROM mentions WHERE passage_id = ?", [(number,) for number in numbers])
    connection.execute("DELETE FROM utterances WHERE item_id = ?", (item_id,))
    connection.executemany(
        "UPDATE passages SET words = ?, segments = ?, pieces = ? WHERE passage_id = ?",
        [
            (one.words, json.dumps(one.segments), one.pieces, number)
            for number, one in zip(numbers, annotation.entries, strict=True)
        ],
    )
    items.update_item(connection, annotation)
    forms = _insert_read(connection, annotation, item_id, numbers, change)
    speakers.recount(connection, {*spoke, *forms}, change)
    _insert_vectors(connection, numbers, matrices, model_id)
    changes.log(connection, "embedded", numbers)


def amend(connection: Connection, before: FeedItem, item: FeedItem) -> None:
    """Change what is told of an item beside its words; what was understood of these stays.

    Args:
        connection: in a transaction.
        before: the item as it is stored.
        item: as it is to be, with the same words.
    """
    change = changes.next_number(connection)
    numbers = passages.numbers_of(connection, item.id)
    items.amend_item(connection, item)
    key = fold_handle(item.handle)
    connection.execute(
        "UPDATE utterances SET handle_key = ?, day = ?, published = ?, moment = ? WHERE item_id = ?",
        (key, item.day.isoformat(), utterances.utc(item), moment_of(item), item.id),
    )
    sources.recount(connection, fold_handle(before.handle), change)
    sources.rename(connection, item)
    speakers.recount(connection, speakers.forms_in(connection, item.id), change)
    changes.log(connection, "embedded", numbers)


def _insert_read(
    connection: Connection, annotation: Annotation, name: str, numbers: Sequence[int], change: int
) -> list[int]:
    """Add the names and utterances of an item's passages; gives the numbers of the speaker forms."""
    item = annotation.item.model_copy(update={"id": name})
    for number, entry in zip(numbers, annotation.entries, strict=True):
        names.insert_mentions(connection, number, entry.mentions)
    names.count_names(connection, [entry.mentions for entry in annotation.entries], change)
    forms = speakers.count_speakers(connection, annotation.utterances, item.day, change)
    held = [(number, entry.passage) for number, entry in zip(numbers, annotation.entries, strict=True)]
    utterances.insert_utterances(connection, item, annotation.utterances, held, forms)
    return list(forms.values())


def _insert_vectors(connection: Connection, numbers: Sequence[int], matrices: Matrices, model_id: str) -> None:
    if matrices:
        key = vectors.model_key(connection, model_id, matrices[0].shape[1])
        vectors.insert_vectors(connection, key, numbers, matrices)


def _are_same(connection: Connection, numbers: Sequence[int], entries: Sequence[PassageEntry]) -> bool:
    """Whether passages that are stored are those of some entries."""
    stored = passages.select_passages(connection, numbers)
    before = [(stored[number].start, stored[number].end, stored[number].text) for number in numbers]
    return bool(numbers) and before == [(one.passage.start, one.passage.end, one.passage.text) for one in entries]
