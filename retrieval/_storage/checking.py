"""Whether a record holds what it should: every row belongs to something, every count is what counting gives."""

import json
from collections.abc import Iterator

from retrieval._storage.engine import Connection

_TOLD = 20
"""Faults of one kind that are told one by one; of further ones only how many there are."""

_READ_AT_ONCE = 500
_PASSAGES = (
    "SELECT item_id, batch.text, passage_id, start_offset, end_offset, passages.text, segments FROM"
    " (SELECT item_id, text FROM items WHERE item_id > ? ORDER BY item_id LIMIT ?) AS batch"
    " LEFT JOIN passages USING (item_id) ORDER BY item_id, passage_id"
)
"""Some hundred items with their passages: all at once may be more than the memory holds."""

_COUNTS = (
    (
        "source @{}",
        "SELECT handle_key, items, coalesce(first_day, ''), coalesce(last_day, '') FROM sources WHERE items > 0",
        "SELECT handle_key, COUNT(*), MIN(day), MAX(day) FROM items GROUP BY handle_key",
    ),
    (
        "name {}",
        "SELECT name, passages, persons FROM names WHERE passages > 0",
        "SELECT name, COUNT(DISTINCT passage_id), COUNT(DISTINCT CASE WHEN is_person = 1 THEN passage_id END)"
        " FROM mentions GROUP BY name",
    ),
    (
        "speaker form {}",
        "SELECT form_id, statements, uncertain, coalesce(first_day, ''), coalesce(last_day, '')"
        " FROM speaker_forms WHERE statements > 0",
        "SELECT form_id, COUNT(*), COUNT(CASE WHEN is_certain = 0 THEN 1 END), MIN(day), MAX(day) FROM utterances"
        " WHERE part = 0 AND form_id IS NOT NULL GROUP BY form_id",
    ),
)
"""What is counted, how it is kept, and how it is counted anew."""

_STRAYS = (
    ("{} items are there and removed at once.", "SELECT COUNT(*) FROM items JOIN removals USING (item_id)"),
    (
        "{} utterances reach beyond the text of their item.",
        "SELECT COUNT(*) FROM utterances JOIN items USING (item_id)"
        " WHERE start_offset < 0 OR end_offset > length(text) OR start_offset >= end_offset",
    ),
    (
        "{} utterances have another day or source than their item.",
        "SELECT COUNT(*) FROM utterances u JOIN items i USING (item_id)"
        " WHERE u.day <> i.day OR u.handle_key <> i.handle_key",
    ),
    (
        "{} vectors have another length than their model's.",
        "SELECT COUNT(*) FROM vectors JOIN models USING (model_key)"
        " WHERE length(data) <> dim * coalesce(length(scales) / 2, length(data) / (4 * dim) * 4)",
    ),
    (
        "{} items that are there were never noted as read.",
        "SELECT COUNT(*) FROM items WHERE NOT EXISTS (SELECT 1 FROM copies WHERE copies.item_id = items.item_id)",
    ),
    (
        "{} versions belong to no item.",
        "SELECT COUNT(*) FROM versions WHERE item_id NOT IN (SELECT item_id FROM known)",
    ),
)
"""What must not be, and how often it is."""


def faults(connection: Connection, damage: list[str]) -> Iterator[str]:
    """What is wrong with a record, a sentence each.

    Args:
        connection: in a transaction, so that all of it is of one moment.
        damage: what the engine says against the database.
    """
    yield from _first(damage)
    if damage:
        # What a damaged file says beyond that is worth nothing.
        return
    yield from _first(_passages(connection))
    for kind, kept, counted in _COUNTS:
        yield from _first(_counts(connection, kind, kept, counted))
    for told, query in _STRAYS:
        (count,) = connection.execute(query).fetchone()
        if count:
            yield told.format(count)


def _passages(connection: Connection) -> Iterator[str]:
    """Passages that are no part of their item's text, and items of which a character lies in none."""
    after = ""
    while rows := connection.execute(_PASSAGES, (after, _READ_AT_ONCE)).fetchall():
        for row in rows:
            yield from _of_passage(*row)
        after = rows[-1][0]


def _of_passage(
    item_id: str, text: str, number: int | None, start: int, end: int, passage: str, segments: str
) -> Iterator[str]:
    if number is None:
        if text.strip():
            yield f"Item {item_id} has no passage."
    elif text[start:end] != passage:
        yield f"Passage {number} is no part of the text of item {item_id}."
    elif any(not 0 <= first <= last <= len(passage) for first, last in json.loads(segments)):
        yield f"A segment of passage {number} reaches beyond it."


def _counts(connection: Connection, kind: str, kept: str, counted: str) -> Iterator[str]:
    stored = {row[0]: row[1:] for row in connection.execute(kept)}
    found = {row[0]: row[1:] for row in connection.execute(counted)}
    for key in sorted(stored.keys() | found.keys(), key=str):
        if stored.get(key) != found.get(key):
            yield f"The counts of {kind.format(key)} are {stored.get(key)}, and counting gives {found.get(key)}."


def _first(found: "Iterator[str] | list[str]") -> Iterator[str]:
    more = 0
    for number, one in enumerate(found):
        if number < _TOLD:
            yield one
        else:
            more += 1
    if more:
        yield f"There are {more:,} more of this kind."
