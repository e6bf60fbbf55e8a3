"""What items said before they were edited, as rows."""

from collections.abc import Iterable
from datetime import UTC, datetime

from retrieval._storage.engine import Connection
from retrieval._storage.rows import chunks
from retrieval.types import FeedItem, Version


def insert_version(connection: Connection, item_id: str, version: Version, change: int = 0) -> bool:
    """Remember a version that was replaced; false where the same one is there already.

    Args:
        connection: in a transaction.
        item_id: of which item.
        version: what it said.
        change: with which change another took its place; 0 where that was before all that this record knows.

    Raises:
        ValueError: the version stands, and is no past one.
    """
    if version.replaced is None:
        raise ValueError("the version that stands is the item itself")
    seen, replaced = _written(version.seen), _written(version.replaced)
    query = "SELECT 1 FROM versions WHERE item_id = ? AND seen = ? AND replaced = ?"
    if connection.execute(query, (item_id, seen, replaced)).fetchone():
        return False
    connection.execute(
        "INSERT INTO versions (item_id, number, seen, replaced, content, change)"
        " VALUES (?, (SELECT coalesce(MAX(number), 0) + 1 FROM versions WHERE item_id = ?), ?, ?, ?, ?)",
        (item_id, item_id, seen, replaced, version.item.model_dump_json(), change),
    )
    return True


def last_replaced(connection: Connection, item_id: str) -> datetime | None:
    """When the version that stands took the place of the last one; None where there was none before."""
    row = connection.execute("SELECT MAX(replaced) FROM versions WHERE item_id = ?", (item_id,)).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None


def select_versions(connection: Connection, item_ids: Iterable[str]) -> dict[str, list[Version]]:
    """The versions that were replaced, by item id, oldest first; items without any are left out."""
    found: dict[str, list[Version]] = {}
    for marks, values in chunks(item_ids):
        query = (
            "SELECT item_id, content, seen, replaced FROM versions"  # noqa: S608 - only question marks vary
            f" WHERE item_id IN ({marks}) ORDER BY item_id, seen, number"
        )
        for item_id, content, seen, replaced in connection.execute(query, values):
            item = FeedItem.model_validate_json(content)
            version = Version(item=item, seen=datetime.fromisoformat(seen), replaced=datetime.fromisoformat(replaced))
            found.setdefault(item_id, []).append(version)
    return found


def _written(moment: datetime) -> str:
    """In a form whose order is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
