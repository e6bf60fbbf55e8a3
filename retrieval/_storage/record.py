"""The record of truth: one SQLite file in WAL mode, or a PostgreSQL database; one transaction for each item."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from retrieval._storage import (
    annotations,
    changes,
    checking,
    items,
    passages,
    same,
    sources,
)
from retrieval._storage.backup import Progress
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.embedded import Embedded
from retrieval._storage.engine import Listening, RefusedError
from retrieval._storage.entries import Annotation
from retrieval._storage.filters import Filters
from retrieval._storage.kept import Kept
from retrieval._storage.lookups import Lookups
from retrieval._storage.naming import Naming
from retrieval._storage.opening import open_database
from retrieval._storage.past import Past, utc_now
from retrieval._storage.placing import Outcome, place
from retrieval.errors import ItemError
from retrieval.types import (
    FeedItem,
    IndexStats,
    Passage,
    SourceInfo,
)
from retrieval.types.address import Place
from retrieval.types.apart import RecordsApart
from retrieval.types.leading import Lead


@contextmanager
def _item_errors(item: FeedItem) -> Iterator[None]:
    """What one item's values bring the database to is that item's error and no other's."""
    try:
        yield
    except (UnicodeError, OverflowError) as error:
        raise ItemError(f"It holds what cannot be stored ({error}).", item_id=item.id) from error
    except RefusedError as error:
        raise ItemError(f"It holds what cannot be stored ({error.__cause__}).", item_id=item.id) from error


class Record(Past, Naming, Lookups, Embedded, Kept):
    """Everything that was understood of a feed. Safe to use from several threads and processes; readers never wait.

    Args:
        database: an open database at the current schema.
        now: tells the moment at which something is stored.
    """

    @classmethod
    def open(cls, place: Place, *, now: Callable[[], datetime] = utc_now) -> Self:
        """Open a database, brought to the current schema.

        Args:
            place: a file, made if absent; ``:memory:`` is gone when closed. Or a database on a server.
            now: tells the moment at which something is stored.

        Raises:
            StorageError: the path is no place for a database, the file is none or is damaged, the server cannot be
                reached, a newer program made the database, or another process keeps it locked.
        """
        return cls(open_database(place), now=now)

    @property
    def name(self) -> str:
        """The database as people call it: the file as it was named, or the address without its password."""
        return self._database.name

    @property
    def file(self) -> Path:
        """The file beside which indexes lie; of a database in memory one that goes when it is closed.

        Of a database on a server it is no file itself, but a name in the user's folder of what may be deleted.
        """
        return self._database.file

    @property
    def is_read_only(self) -> bool:
        """Whether the database can only be read."""
        return self._database.is_read_only

    def lead(self, part: str, folder: Path) -> Lead:
        """A part that one process has at a time, of those that work on this record.

        Args:
            part: its name, of letters.
            folder: where a file may lie that stands for it.

        Raises:
            StorageError: the folder cannot be written.
        """
        return self._database.lead(part, folder)

    def apart(self) -> RecordsApart:
        """Where records of their own lie beside this one; whoever asks closes it.

        Raises:
            IndexClosedError: the record was closed.
        """
        return self._database.apart()

    def close(self) -> None:
        """Close the database; a second call does nothing."""
        self._database.close()

    def check_open(self) -> None:
        """Touch nothing outside the process.

        Raises:
            IndexClosedError: the record was closed.
        """
        self._database.check_open()

    def listen(self) -> Listening | None:
        """Hear of what others store; None where the database tells nobody, and whoever wants to know asks.

        Raises:
            StorageError: the server cannot be reached.
        """
        return self._database.listen()

    def put(self, annotation: Annotation, matrices: Sequence[NDArray[np.float32]], model_id: str) -> Outcome:
        """Store an item with all that was understood of it, in one transaction.

        Args:
            annotation: replaces a stored item that this is a further version of, and takes that one's name. The
                item keeps the name, ``first_seen`` and ``edited`` that it carries, where it is new.
            matrices: for each passage the vectors of its segments, shape ``(segments, dim)``.
            model_id: the model that made them.

        Raises:
            ItemError: this item cannot be stored; others can.
            StorageError: the database cannot be written.
        """
        with _item_errors(annotation.item), self._database.write() as connection:
            return place(connection, annotation, matrices, model_id, self._now())

    def put_again(self, annotation: Annotation, matrices: Sequence[NDArray[np.float32]], model_id: str) -> None:
        """Store what newer rules understand of an item, in place of what older ones did.

        One that is gone or was edited meanwhile stays as it is.
        """
        with self._database.write() as connection:
            annotations.replace(connection, annotation, matrices, model_id)

    def known(self, item: FeedItem) -> Literal["unchanged", "removed"] | None:
        """What adding exactly this copy would do where it was read before; None where it was not."""
        try:
            with self._database.read() as connection:
                copy = same.find_copy(connection, item.content_hash)
        except UnicodeError:
            return None
        if copy is None:
            return None
        return "removed" if copy.is_removed else "unchanged"

    def is_stored(self, item: FeedItem) -> bool:
        """Whether exactly this copy of an item was read before, and the item is there."""
        return self.known(item) == "unchanged"

    def items(self, item_ids: Iterable[str]) -> dict[str, FeedItem]:
        """Items by id; ids that are not there are left out."""
        with self._database.read() as connection:
            return items.select_items(connection, item_ids)

    def all_item_ids(self) -> list[str]:
        """Ids of all items, oldest post first."""
        with self._database.read() as connection:
            return items.select_ids(connection)

    def newest_zone(self, handle_keys: Sequence[str] = ()) -> tzinfo:
        """The zone of the newest item of some sources, or of all; see ``items.select_zone``."""
        with self._database.read() as connection:
            return items.select_zone(connection, handle_keys)

    def outdated(self, version: int, limit: int) -> list[str]:
        """Ids of items that older rules understood last."""
        with self._database.read() as connection:
            return items.select_outdated(connection, version, limit)

    def count_outdated(self, version: int) -> int:
        """How many items older rules understood last."""
        with self._database.read() as connection:
            return items.count_outdated(connection, version)

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; numbers that are not there are left out."""
        with self._database.read() as connection:
            return passages.select_passages(connection, numbers)

    def texts(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Text and index words of passages by number."""
        with self._database.read() as connection:
            return passages.select_texts(connection, numbers)

    def cuts(self, numbers: Iterable[int]) -> dict[int, tuple[bytes, str]]:
        """The pieces that the bundled model cuts texts into, and their index words, by passage number.

        Of a passage that an older program stored, what is not known is empty.
        """
        with self._database.read() as connection:
            return passages.select_cuts(connection, numbers)

    def passage_ids(self, filters: Filters | None = None) -> NDArray[np.int64]:
        """Sorted numbers of the passages that filters allow."""
        with self._database.read() as connection:
            return np.array(passages.select_numbers(connection, filters or Filters()), dtype=np.int64)

    def sources(self) -> list[SourceInfo]:
        """Every source, the one with most items first."""
        with self._database.read() as connection:
            return sources.select_sources(connection)

    def stats(self, model_id: str) -> IndexStats:
        """How much is stored."""
        with self._database.read() as connection:
            count, handles, first, last = connection.execute(
                "SELECT CAST(SUM(items) AS BIGINT), COUNT(*), MIN(first_day), MAX(last_day) FROM sources"
                " WHERE items > 0"
            ).fetchone()
            (total,) = connection.execute("SELECT COUNT(*) FROM passages").fetchone()
        return IndexStats(items=count or 0, passages=total, sources=handles, model_id=model_id, first=first, last=last)

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

    def has_removed(self, after: Mark) -> bool:
        """Whether a passage was removed after a point."""
        with self._database.read() as connection:
            return changes.has_removed(connection, after)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Everything that this thread reads meanwhile is of one moment."""
        with self._database.read() as connection:
            # The transaction begins with its first statement.
            connection.execute("SELECT 1 FROM settings LIMIT 1").fetchone()
            yield

    def faults(self) -> list[str]:
        """What is wrong with the record, a sentence each; see ``checking``."""
        with self._database.read() as connection:
            return list(checking.faults(connection, self._database.damage(connection)))

    def back_up(self, target: Path, progress: Progress | None = None) -> None:
        """Copy the database as it is now; see ``backup.back_up``."""
        self._database.back_up(target, progress)
