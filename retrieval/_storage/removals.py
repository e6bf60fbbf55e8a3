"""Items that are answered from no more, as rows."""

from datetime import datetime

from retrieval._storage.engine import Connection
from retrieval._storage.links import link_key
from retrieval._storage.sketches import sketch
from retrieval.identity import fold_handle
from retrieval.types import FeedItem, Removal

_BATCH = 500
_REMOVAL = "handle_key, day, link_key, guid, sketch, content, removed, reason"
_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _REMOVAL.split(", "))


def insert_removal(connection: Connection, removal: Removal) -> None:
    """Note that an item was removed, with all of it; one that was noted before is noted anew."""
    item = removal.item
    connection.execute(
        f"INSERT INTO removals (item_id, {_REMOVAL}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        f" ON CONFLICT (item_id) DO UPDATE SET {_ANEW}",
        (
            item.id,
            fold_handle(item.handle),
            item.day.isoformat(),
            link_key(item.url or ""),
            item.guid,
            sketch(item.text),
            item.model_dump_json(),
            removal.removed.isoformat(),
            removal.reason,
        ),
    )


def find_removal(connection: Connection, item_id: str) -> Removal | None:
    """What was noted of a removed item; None where it was not removed."""
    query = "SELECT content, removed, reason FROM removals WHERE item_id = ?"
    row = connection.execute(query, (item_id,)).fetchone()
    return _removal(*row) if row else None


def select_removals(connection: Connection, after: str) -> list[Removal]:
    """Some hundred removed items, in order of their ids, those after a given one."""
    query = "SELECT content, removed, reason FROM removals WHERE item_id > ? ORDER BY item_id LIMIT ?"
    return [_removal(*row) for row in connection.execute(query, (after, _BATCH))]


def delete_removal(connection: Connection, item_id: str) -> bool:
    """Forget that an item was removed; false where it was not."""
    return connection.execute("DELETE FROM removals WHERE item_id = ?", (item_id,)).rowcount > 0


def _removal(content: str, removed: str, reason: str) -> Removal:
    return Removal(item=FeedItem.model_validate_json(content), removed=datetime.fromisoformat(removed), reason=reason)
