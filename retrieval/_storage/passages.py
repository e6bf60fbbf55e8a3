"""Passages as rows."""

import json
from collections.abc import Iterable, Sequence

from retrieval._storage.engine import Connection
from retrieval._storage.entries import PassageEntry
from retrieval._storage.filters import Filters
from retrieval._storage.rows import chunks, conditions_of
from retrieval.types import Passage


def insert_passages(connection: Connection, item_id: str, entries: Sequence[PassageEntry]) -> list[int]:
    """Add passages of an item; gives their numbers, in order."""
    numbers = []
    for entry in entries:
        passage = entry.passage
        cursor = connection.execute(
            "INSERT INTO passages (item_id, start_offset, end_offset, text, segments, words, pieces)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING passage_id",
            (item_id, passage.start, passage.end, passage.text, json.dumps(entry.segments), entry.words, entry.pieces),
        )
        numbers.append(int(cursor.fetchone()[0]))
    return numbers


def select_passages(connection: Connection, numbers: Iterable[int]) -> dict[int, Passage]:
    """Passages by number; numbers that are not there are left out."""
    found = {}
    for marks, values in chunks(map(int, numbers)):
        query = (
            f"SELECT passage_id, item_id, start_offset, end_offset, text FROM passages WHERE passage_id IN ({marks})"  # noqa: S608
        )
        for number, item_id, start, end, text in connection.execute(query, values):
            found[number] = Passage.model_construct(item_id=item_id, start=start, end=end, text=text)
    return found


def select_heads(connection: Connection, item_ids: Iterable[str]) -> dict[str, Passage]:
    """The first passage of each item."""
    found = {}
    for marks, values in chunks(item_ids):
        query = (
            f"SELECT item_id, start_offset, end_offset, text FROM passages WHERE item_id IN ({marks})"  # noqa: S608
            " AND start_offset = (SELECT MIN(start_offset) FROM passages AS its WHERE its.item_id = passages.item_id)"
        )
        for item_id, start, end, text in connection.execute(query, values):
            found[item_id] = Passage.model_construct(item_id=item_id, start=start, end=end, text=text)
    return found


def select_texts(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Text and index words by passage number; a passage of an older program has no words yet."""
    found = {}
    for marks, values in chunks(map(int, numbers)):
        query = f"SELECT passage_id, text, coalesce(words, '') FROM passages WHERE passage_id IN ({marks})"  # noqa: S608
        for number, text, words in connection.execute(query, values):
            found[number] = text, words
    return found


def select_cuts(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[bytes, str]]:
    """Pieces and index words by passage number; a passage of an older program has none yet."""
    found: dict[int, tuple[bytes, str]] = {}
    for marks, values in chunks(map(int, numbers)):
        query = f"SELECT passage_id, pieces, coalesce(words, '') FROM passages WHERE passage_id IN ({marks})"  # noqa: S608
        found |= {number: (bytes(pieces or b""), words) for number, pieces, words in connection.execute(query, values)}
    return found


def select_numbers(connection: Connection, filters: Filters) -> list[int]:
    """Sorted numbers of the passages that filters allow."""
    conditions, values = conditions_of(filters, "items")
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT passage_id FROM passages JOIN items USING (item_id) {where} ORDER BY passage_id"  # noqa: S608
    return [row[0] for row in connection.execute(query, values)]


def numbers_of(connection: Connection, item_id: str) -> list[int]:
    """Numbers of an item's passages, in order."""
    query = "SELECT passage_id FROM passages WHERE item_id = ? ORDER BY passage_id"
    return [row[0] for row in connection.execute(query, (item_id,))]
