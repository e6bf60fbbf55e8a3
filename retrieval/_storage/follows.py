"""Feeds that are followed, and which of their entries were read, as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from retrieval._storage.engine import Engine
from retrieval._storage.same import find_copy
from retrieval.types import FeedItem
from retrieval.types.following import FollowedSource

_ENTRY = "key, content_hash, item_id, link, seen, stored, checked, missing"
_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _ENTRY.split(", ")[1:])


@dataclass(frozen=True)
class Entry:
    """An entry of a followed feed that was read.

    Attributes:
        key: names it within its feed.
        content_hash: of the item as the feed has it.
        item_id: of the stored item; empty where none was stored.
        link: its own address; empty where it has none.
        seen: when the feed last had it.
        stored: when it was new.
        checked: when its link was last looked at; None where it never was.
        missing: when its link was first found to lead nowhere; None where it leads somewhere.
    """

    key: str
    content_hash: str
    item_id: str
    link: str
    seen: datetime
    stored: datetime
    checked: datetime | None = None
    missing: datetime | None = None


class Follows:
    """Feeds that are followed, in the database. Safe to use from several threads, as the record is.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database

    def all(self) -> list[FollowedSource]:
        """Every feed that was ever followed and not forgotten, by address."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT state FROM follows ORDER BY url").fetchall()
        return [FollowedSource.model_validate_json(state) for (state,) in rows]

    def save(
        self, source: FollowedSource, entries: Iterable[Entry] = (), *, forget_before: datetime | None = None
    ) -> None:
        """Store what is known of a feed, with entries that were read, in one transaction.

        Args:
            source: the feed.
            entries: new ones, and those of which something changed.
            forget_before: entries that the feed has had no more since then are forgotten.

        Raises:
            StorageError: the database cannot be written.
        """
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO follows (url, state) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET state = excluded.state",
                (source.url, source.model_dump_json()),
            )
            connection.executemany(
                f"INSERT INTO follow_entries (url, {_ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
                f" ON CONFLICT (url, key) DO UPDATE SET {_ANEW}",
                [(source.url, *_row(entry)) for entry in entries],
            )
            if forget_before:
                connection.execute(
                    "DELETE FROM follow_entries WHERE url = ? AND seen < ?", (source.url, _written(forget_before))
                )

    def forget(self, url: str) -> bool:
        """Forget a feed and which entries of it were read; its items stay. False where it was not known."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM follow_entries WHERE url = ?", (url,))
            return connection.execute("DELETE FROM follows WHERE url = ?", (url,)).rowcount > 0

    def entries(self, url: str) -> dict[str, Entry]:
        """Entries of a feed that were read, by key; the feed by its address as it was given."""
        query = f"SELECT {_ENTRY} FROM follow_entries WHERE url = ?"  # noqa: S608
        with self._database.read() as connection:
            return {row[0]: _entry(*row) for row in connection.execute(query, (url,))}

    def stored_id(self, item: FeedItem) -> str:
        """The id of the item of which exactly this copy was stored; empty where none was, or it was taken away."""
        with self._database.read() as connection:
            known = find_copy(connection, item.content_hash)
        return known.item_id if known and not known.is_removed else ""


def _row(entry: Entry) -> tuple[str, ...]:
    when = (entry.seen, entry.stored, entry.checked, entry.missing)
    return entry.key, entry.content_hash, entry.item_id, entry.link, *(_written(moment) for moment in when)


def _entry(*row: str) -> Entry:
    key, content_hash, item_id, link, seen, stored, checked, missing = row
    return Entry(
        key,
        content_hash,
        item_id,
        link,
        datetime.fromisoformat(seen),
        datetime.fromisoformat(stored),
        _moment(checked),
        _moment(missing),
    )


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
