"""The record of truth: one SQLite file in WAL mode, one transaction for each item."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import changes, items, speech, vectors
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.connection import Database
from retrieval._storage.entries import IndexRow, PassageEntry
from retrieval._storage.schema import migrate
from retrieval.errors import StorageError
from retrieval.filters import Filters
from retrieval.people.clusters import Voice
from retrieval.types import FeedItem, IndexStats, Passage, SourceInfo, Span, Utterance

Outcome = Literal["added", "changed", "unchanged"]


class Record:
    """Items, passages, mentions, vectors and changes. Safe to use from several threads and processes.

    Args:
        database: an open database at the current schema.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a database file, made if absent and brought to the current schema.

        Raises:
            StorageError: the path is no place for a database, the file is none or is damaged, a newer
                program made it, or another process keeps it locked.
        """
        try:
            is_folder, has_parent = path.is_dir(), path.parent.is_dir()
        except OSError as error:
            raise StorageError(f"{path} cannot be opened: {error.strerror}.", path=str(path)) from error
        if is_folder:
            raise StorageError(f"{path} is a folder; give the path of a database file.", path=str(path))
        if not has_parent:
            raise StorageError(f"{path.parent} does not exist; make that folder first.", path=str(path))
        database = Database(path)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    def put(
        self,
        item: FeedItem,
        entries: Sequence[PassageEntry],
        matrices: Sequence[NDArray[np.float32]],
        model_id: str,
    ) -> Outcome:
        """Store an item with all that belongs to it, in one transaction.

        Args:
            item: replaces a stored one of the same id whose content differs.
            entries: its passages.
            matrices: for each passage the vectors of its segments, shape ``(segments, dim)``.
            model_id: the model that made them.
        """
        with self._database.write() as connection:
            before = items.select_hashes(connection, [item.id]).get(item.id)
            if before == item.content_hash:
                return "unchanged"
            if before is not None:
                self._delete(connection, item.id)
            items.insert_item(connection, item)
            numbers = items.insert_passages(connection, entries)
            if matrices:
                key = vectors.model_key(connection, model_id, matrices[0].shape[1])
                vectors.insert_vectors(connection, key, numbers, matrices)
            changes.log(connection, "added", numbers)
        return "added" if before is None else "changed"

    def remove(self, item_id: str) -> bool:
        """Remove an item with all that belongs to it; false where it was not there."""
        with self._database.write() as connection:
            return self._delete(connection, item_id)

    def items(self, item_ids: Iterable[str]) -> dict[str, FeedItem]:
        """Items by id; ids that are not there are left out."""
        with self._database.read() as connection:
            return items.select_items(connection, item_ids)

    def all_item_ids(self) -> list[str]:
        """Ids of all items, oldest post first."""
        with self._database.read() as connection:
            return [row[0] for row in connection.execute("SELECT item_id FROM items ORDER BY published, item_id")]

    def hashes(self, item_ids: Iterable[str]) -> dict[str, str]:
        """Content hash by id of the items that are there."""
        with self._database.read() as connection:
            return items.select_hashes(connection, item_ids)

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; numbers that are not there are left out."""
        with self._database.read() as connection:
            return items.select_passages(connection, numbers)

    def passage_ids(self, filters: Filters | None = None) -> NDArray[np.int64]:
        """Sorted numbers of the passages that filters allow."""
        with self._database.read() as connection:
            return np.array(items.select_numbers(connection, filters or Filters()), dtype=np.int64)

    def names(self) -> dict[str, bool]:
        """Every name mentioned, and whether it is a person's."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT name, MAX(is_person) FROM mentions GROUP BY name ORDER BY name")
            return {name: bool(is_person) for name, is_person in rows}

    def names_titled(self, titles: Iterable[str]) -> list[str]:
        """Names that stand before one of these titles somewhere."""
        with self._database.read() as connection:
            query = "SELECT DISTINCT name FROM mentions WHERE title = ? AND is_person"
            return sorted({row[0] for title in titles for row in connection.execute(query, (title,))})

    def count_naming(self, names: Iterable[str]) -> int:
        """In how many passages any of these names stands."""
        with self._database.read() as connection:
            query = "SELECT passage_id FROM mentions WHERE name = ?"
            return len({row[0] for name in names for row in connection.execute(query, (name,))})

    def texts_naming(self, name: str, limit: int) -> list[str]:
        """Passages in which a name stands."""
        with self._database.read() as connection:
            query = "SELECT DISTINCT text FROM mentions JOIN passages USING (passage_id) WHERE name = ? LIMIT ?"
            return [row[0] for row in connection.execute(query, (name, limit))]

    def items_naming(self, names: Iterable[str], limit: int) -> list[str]:
        """Ids of items that mention any of these names, newest post first."""
        with self._database.read() as connection:
            query = (
                "SELECT DISTINCT i.item_id, i.published FROM mentions JOIN passages USING (passage_id)"
                " JOIN items i USING (item_id) WHERE name = ?"
            )
            found = {row for name in names for row in connection.execute(query, (name,))}
        return [item_id for item_id, _ in sorted(found, key=lambda row: (row[1], row[0]), reverse=True)[:limit]]

    def items_by(self, handles: Sequence[str], limit: int) -> list[str]:
        """Ids of items of these accounts, newest post first."""
        if not handles:
            return []
        marks = ",".join("?" * len(handles))
        query = f"SELECT item_id FROM items WHERE handle IN ({marks}) ORDER BY published DESC, item_id LIMIT ?"  # noqa: S608
        with self._database.read() as connection:
            return [row[0] for row in connection.execute(query, (*handles, limit))]

    def put_speech(self, found: Mapping[str, Sequence[Utterance]]) -> None:
        """Store what is said in items, by item id, in one transaction; items that are gone are passed over."""
        with self._database.write() as connection:
            there = items.select_hashes(connection, found)
            for item_id in there:
                speech.insert_speech(connection, item_id, found[item_id])

    def speech(self, found: Mapping[str, FeedItem]) -> dict[str, list[Utterance]]:
        """What is said in items, by item id; those whose speech is not stored are left out."""
        with self._database.read() as connection:
            return speech.select_speech(connection, found)

    def unread(self, limit: int) -> list[str]:
        """Ids of items whose speech is not stored, the newest first."""
        with self._database.read() as connection:
            return speech.select_unread(connection, limit)

    def count_unread(self) -> int:
        """How many items' speech is not stored."""
        with self._database.read() as connection:
            return speech.count_unread(connection)

    def voices(self) -> list[Voice]:
        """Everyone who speaks, by spelling and role, the one with most statements first."""
        with self._database.read() as connection:
            return speech.select_voices(connection)

    def items_speaking(self, names: Iterable[str]) -> list[str]:
        """Ids of items in which somebody of these names speaks, the newest first."""
        with self._database.read() as connection:
            return speech.select_speaking(connection, names)

    def sources(self) -> list[SourceInfo]:
        """Every source, the one with most items first."""
        with self._database.read() as connection:
            return items.select_sources(connection)

    def stats(self, model_id: str) -> IndexStats:
        """How much is stored."""
        with self._database.read() as connection:
            count, sources, first, last = connection.execute(
                "SELECT COUNT(*), COUNT(DISTINCT handle_key), MIN(day), MAX(day) FROM items"
            ).fetchone()
            (passages,) = connection.execute("SELECT COUNT(*) FROM passages").fetchone()
        return IndexStats(items=count, passages=passages, sources=sources, model_id=model_id, first=first, last=last)

    def is_empty(self) -> bool:
        """Whether no passage is stored."""
        with self._database.read() as connection:
            return connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None

    def last_change(self) -> Mark:
        """The newest point of the history."""
        with self._database.read() as connection:
            return changes.last_mark(connection)

    def knows(self, mark: Mark) -> bool:
        """Whether a point belongs to this record's history."""
        with self._database.read() as connection:
            return changes.is_known(connection, mark)

    def changes(self, after: Mark) -> Changes:
        """What happened after a point."""
        with self._database.read() as connection:
            return changes.since(connection, after)

    def rows(self, numbers: Sequence[int], model_id: str, dim: int) -> Iterator[IndexRow]:
        """Passages as the indexes need them."""
        with self._database.read() as connection:
            key = vectors.find_model(connection, model_id, dim)
        for start in range(0, len(numbers), 2_000):
            with self._database.read() as connection:
                yield from list(vectors.select_rows(connection, numbers[start : start + 2_000], key, dim))

    def unembedded(self, model_id: str, limit: int = 256, *, after: int = 0) -> list[tuple[int, str, list[Span]]]:
        """Passages without vectors of a model: number, text, segment spans.

        Args:
            model_id: the model.
            limit: at most so many.
            after: only numbers above this one; a caller that goes on from its last number skips what it did.
        """
        if not self.count_unembedded(model_id):
            return []
        with self._database.read() as connection:
            found = vectors.select_unembedded(connection, model_id, limit, after)
        return [(number, text, [(start, end) for start, end in json.loads(spans)]) for number, text, spans in found]

    def count_unembedded(self, model_id: str) -> int:
        """How many passages a model has not embedded yet."""
        with self._database.read() as connection:
            query = (
                "SELECT (SELECT COUNT(*) FROM passages) -"
                " (SELECT COUNT(*) FROM vectors JOIN models USING (model_key) WHERE model_id = ?)"
            )
            count: int = connection.execute(query, (model_id,)).fetchone()[0]
            return count

    def put_vectors(self, numbers: Sequence[int], matrices: Sequence[NDArray[np.float32]], model_id: str) -> None:
        """Store vectors of passages that are there already, in one transaction."""
        with self._database.write() as connection:
            there = items.select_passages(connection, numbers)
            kept = [(number, matrix) for number, matrix in zip(numbers, matrices, strict=True) if number in there]
            if kept:
                key = vectors.model_key(connection, model_id, kept[0][1].shape[1])
                vectors.insert_vectors(connection, key, [number for number, _ in kept], [matrix for _, matrix in kept])
                changes.log(connection, "embedded", [number for number, _ in kept])

    def integrity(self) -> str:
        """What SQLite's own integrity check says; ``"ok"`` where all is well."""
        with self._database.read() as connection:
            verdict: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
            return verdict

    @staticmethod
    def _delete(connection: sqlite3.Connection, item_id: str) -> bool:
        query = "SELECT passage_id FROM passages WHERE item_id = ?"
        numbers = [row[0] for row in connection.execute(query, (item_id,))]
        changes.log(connection, "removed", numbers)
        return connection.execute("DELETE FROM items WHERE item_id = ?", (item_id,)).rowcount > 0
