"""Which items a typed text means: an id, the beginning of one, or a link. And what a record holds in all."""

from typing import Literal

from retrieval._storage.engine import Connection
from retrieval._storage.links import link_key

Table = Literal["items", "removals"]

SHORTEST = 4
"""Characters from which on the beginning of an id names it."""

_ENDLESS = "\U0010ffff"


def select_meant(connection: Connection, text: str, table: Table, limit: int) -> list[str]:
    """Ids of the items that a text means, in order.

    Args:
        connection: to read.
        text: an id, which means that item alone; else the beginning of an id, or a link in any of its forms.
        table: where to look: those that stand, or those that were taken away.
        limit: at most so many.
    """
    if connection.execute(f"SELECT 1 FROM {table} WHERE item_id = ?", (text,)).fetchone():  # noqa: S608
        return [text]
    key = link_key(text) if "/" in text or "." in text else ""
    query = f"SELECT item_id FROM {table} WHERE link_key <> '' AND link_key = ? ORDER BY item_id LIMIT ?"  # noqa: S608
    if key and (rows := connection.execute(query, (key, limit)).fetchall()):
        return [row[0] for row in rows]
    if len(text) < SHORTEST:
        return []
    query = f"SELECT item_id FROM {table} WHERE item_id >= ? AND item_id < ? ORDER BY item_id LIMIT ?"  # noqa: S608
    return [row[0] for row in connection.execute(query, (text, text + _ENDLESS, limit))]


def select_nearest(connection: Connection, text: str, limit: int) -> list[str]:
    """Ids of the items whose id or link begins most like a text that means none; none where nothing does.

    Args:
        connection: to read.
        text: as typed.
        limit: at most so many.
    """
    found: list[tuple[int, str]] = []
    for column, wanted in (("item_id", text), ("link_key", link_key(text) if "/" in text else "")):
        if not wanted:
            continue
        # The least that is worth naming: of a link, more than its host.
        least = SHORTEST if column == "item_id" else wanted.find("/") + 2
        for comparison, order in ((">=", "ASC"), ("<", "DESC")):
            query = (
                f"SELECT item_id, {column} FROM items WHERE {column} <> '' AND {column} {comparison} ?"  # noqa: S608
                f" ORDER BY {column} {order} LIMIT ?"
            )
            shared = [(_shared(wanted, one), item_id) for item_id, one in connection.execute(query, (wanted, limit))]
            found += [(-count, item_id) for count, item_id in shared if count >= least]
    return list(dict.fromkeys(item_id for _, item_id in sorted(found)))[:limit]


def _shared(text: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (place for place, (one, two) in enumerate(zip(text, other, strict=False)) if one != two),
        min(len(text), len(other)),
    )


def count_statements(connection: Connection) -> int:
    """How many statements are made in all items; one that goes over several passages counts once."""
    count: int = connection.execute("SELECT COUNT(*) FROM utterances WHERE part = 0").fetchone()[0]
    return count


def count_languages(connection: Connection) -> dict[str, int]:
    """How many items there are in each language, most first."""
    rows = connection.execute("SELECT lang, COUNT(*) FROM items GROUP BY lang ORDER BY COUNT(*) DESC, lang")
    return dict(rows.fetchall())


def count_removed(connection: Connection) -> int:
    """How many items were taken away."""
    count: int = connection.execute("SELECT COUNT(*) FROM removals").fetchone()[0]
    return count
