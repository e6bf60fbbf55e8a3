"""Keeps the indexes in step with the record, as snapshots that questions read without a lock."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from retrieval._index.history import History
from retrieval._index.local import columns, dense
from retrieval._index.local.columns import Columns, Published
from retrieval._index.local.dense import DenseIndex
from retrieval._index.local.files import read_copies, write_copy
from retrieval._index.local.lexical import LexicalIndex
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.errors import OnRecordError, StorageError
from retrieval.text.tokens import TOKENS_VERSION

logger = logging.getLogger(__name__)

_LOCK_WAIT_S = 5.0
_FIRST_WAIT_S = 120.0


@dataclass(frozen=True, eq=False)
class View:
    """What a question is answered from: nothing in it changes any more.

    Attributes:
        dense: nearest vectors.
        columns: sources and days.
        lexical: words; it may lag behind the others while another process is writing it.
    """

    dense: DenseIndex
    columns: Columns
    lexical: LexicalIndex

    @property
    def mark(self) -> Mark:
        """The point of the record's history that all of it holds."""
        return min(self.dense.mark, self.columns.mark, self.lexical.mark, key=lambda mark: mark.number)

    def nearest(
        self,
        query: NDArray[np.float32],
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters,
        speaking: Speaking | None = None,  # noqa: ARG002
    ) -> list[Scored]:
        """The passages whose best segment is nearest; see ``IndexView``."""
        return self.dense.search(query, k, self.columns.allowed(filters, passages))


class Indexes:
    """The indexes of one record, in the folder ``FILE.index`` beside it.

    Any thread may read ``view`` at any time. One thread at a time follows the record: off to the side it makes new
    snapshots, which then take the place of the old ones as a whole. Where the folder cannot be written, a temporary
    one serves for as long as the process lives.

    Args:
        record: the record of truth.
        model_id: whose vectors the dense index holds.
        dim: their length.
        version: of the tokens.
        exact_limit: vectors up to which the dense search is exact.
    """

    def __init__(
        self,
        record: Record,
        model_id: str,
        dim: int,
        *,
        version: str = TOKENS_VERSION,
        exact_limit: int = dense.EXACT_LIMIT,
    ) -> None:
        self._record = record
        self._model_id = model_id
        self._dim = dim
        self._version = version
        self._exact_limit = exact_limit
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._following = threading.Lock()
        self._use(index_folder(record.file))
        self._view = View(self._read_dense(), self._read_columns(), self._lexical.open())

    def for_encoder(self, model_id: str, dim: int) -> "Indexes":
        """The indexes of another encoder, not followed yet."""
        return Indexes(self._record, model_id, dim)

    def view(self) -> View:
        """The newest snapshots; never waits."""
        return self._view

    def is_behind(self) -> bool:
        """Whether the record has changed since, by this process or another.

        Raises:
            StorageError: the record cannot be read.
        """
        return self._record.last_change() != self._view.mark

    def follow(self, *, wait: bool = True) -> bool:
        """Bring the view to the record's last change. Questions go on with the old one meanwhile.

        Another process that is writing is waited for only a few seconds: the lexical index then stays as it was.

        Args:
            wait: where another thread or process is at it, wait for it; otherwise leave it to that one.

        Returns:
            Whether the view holds all that the record held when this was called.

        Raises:
            StorageError: the record cannot be read.
        """
        if not self._following.acquire(blocking=wait):
            return False
        try:
            return self._follow_or_move(wait)
        finally:
            self._following.release()

    def close(self) -> None:
        """Let go of the files; a temporary folder goes with them."""
        with self._following:
            if self._temporary is not None:
                self._temporary.cleanup()
                self._temporary = None

    def _use(self, folder: Path) -> None:
        """Read and write in a folder from now on."""
        self.folder = folder
        self._lock = FileLock(folder / "writers.lock")
        knows = self._record.knows
        self._lexical = LexicalFolder(folder, version=self._version, knows=knows)

    def _read_dense(self) -> DenseIndex:
        for mark, arrays in read_copies(self.folder, dense.kind_for(self._model_id), self._record.knows):
            try:
                return DenseIndex.from_arrays(mark, arrays, self._dim, self._exact_limit)
            except (KeyError, ValueError, RuntimeError) as error:
                logger.info("A copy of the dense index cannot be used (%s).", error)
        return DenseIndex.empty(self._dim, self._exact_limit)

    def _read_columns(self) -> Columns:
        for mark, arrays in read_copies(self.folder, columns.KIND, self._record.knows):
            try:
                return Columns.from_arrays(mark, arrays)
            except (KeyError, ValueError) as error:
                logger.info("A copy of the columns cannot be used (%s).", error)
        return Columns.empty()

    def _follow_or_move(self, wait: bool) -> bool:
        try:
            return self._follow(wait)
        except OnRecordError:
            raise
        # tantivy reports what it cannot write as ValueError.
        except (OSError, ValueError) as error:
            if self._temporary is not None:
                raise self._unwritten(error) from error
            # Beside a database that can only be read nothing else is to be expected.
            level = logging.INFO if self._record.is_read_only else logging.WARNING
            logger.log(level, "The indexes in %s cannot be used (%s); a temporary folder serves.", self.folder, error)
            try:
                self._move()
                return self._follow(wait)
            except OnRecordError:
                raise
            except (OSError, ValueError) as further:
                raise self._unwritten(further) from further

    def _move(self) -> None:
        """Go on in a temporary folder, with what can be taken over."""
        self._temporary = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
        before, self.folder = self.folder, Path(self._temporary.name)
        for place in before.glob("lexical-*"):
            try:
                shutil.copytree(place, self.folder / place.name)
            except OSError as error:
                logger.info("%s cannot be taken over (%s).", place, error)
                shutil.rmtree(self.folder / place.name, ignore_errors=True)
        self._use(self.folder)

    def _unwritten(self, error: Exception) -> StorageError:
        return StorageError(
            f"The indexes of {self._record.name} can be written nowhere ({error}). What is stored is kept.",
            path=self._record.name,
        )

    def _follow(self, wait: bool) -> bool:
        newest = self._record.last_change()
        view = self._view
        history = History(self._record, self._model_id, self._dim)
        view = _followed_in_memory(view, newest, history)
        if view.lexical.mark != newest:
            view = self._written(view, history, wait)
        elif view.dense.wants_saving or view.columns.wants_saving:
            try:
                view = self._written(view, history, wait=False)
            except OSError as error:
                # All that is lost is time, when the database is opened next.
                logger.info("The indexes in %s cannot be saved (%s).", self.folder, error)
        self._view = view
        return view.mark.number >= newest.number

    def _written(self, view: View, history: History, wait: bool) -> View:
        """The view once the folder holds what it should."""
        self.folder.mkdir(exist_ok=True)
        # Without any lexical index there is nothing to search meanwhile: another process is making it.
        patience = (_LOCK_WAIT_S if len(view.lexical) else _FIRST_WAIT_S) if wait else 0.0
        try:
            with self._lock.acquire(timeout=patience):
                self._sweep()
                view = replace(view, lexical=self._written_lexical(view.dense.mark, history))
                if view.dense.wants_saving:
                    write_copy(self.folder, dense.kind_for(self._model_id), view.dense.mark, view.dense.arrays())
                    view = replace(view, dense=view.dense.saved())
                if view.columns.wants_saving:
                    write_copy(self.folder, columns.KIND, view.columns.mark, view.columns.arrays())
                    view = replace(view, columns=view.columns.saved())
                return view
        except Timeout:
            logger.info("Another process is writing the indexes in %s.", self.folder)
            return view

    def _written_lexical(self, wanted: Mark, history: History) -> LexicalIndex:
        """The lexical index, continued from what lies on disk: another process may have written it.

        Args:
            wanted: the point to reach.
            history: of the record.
        """
        found = self._lexical.open()
        try:
            if found.mark.number < wanted.number:
                found = found.apply(*history.after(found.mark))
        except ValueError as error:
            # A writer killed while it committed leaves files whose names tantivy then wants to use again.
            logger.info("The lexical index cannot be continued (%s); it is made again.", error)
            found = self._lexical.nothing()
        if found.searcher is None or found.wants_purging:
            nothing = self._lexical.nothing()
            found = nothing.apply(*history.after(nothing.mark))
        return found

    def _sweep(self) -> None:
        """Remove what a killed writer left half done. Only the holder of the lock makes such files."""
        self._lexical.sweep()
        for rest in self.folder.glob("writing-*"):
            if rest.is_dir():
                shutil.rmtree(rest, ignore_errors=True)
            else:
                rest.unlink(missing_ok=True)


def _followed_in_memory(view: View, newest: Mark, history: History) -> View:
    """The view with what needs no file brought to the newest point; rows are read once where both stand at the same."""
    if view.dense.mark == view.columns.mark != newest:
        changes, rows = history.after(view.dense.mark)
        published: list[Published] = []
        followed = view.dense.apply(changes, _noted(rows, published))
        return replace(view, dense=followed, columns=view.columns.apply(changes, published))
    if view.dense.mark != newest:
        view = replace(view, dense=view.dense.apply(*history.after(view.dense.mark)))
    if view.columns.mark != newest:
        changes, rows = history.after(view.columns.mark)
        view = replace(view, columns=view.columns.apply(changes, map(Published.of, rows)))
    return view


def _noted(rows: Iterable[IndexRow], published: list[Published]) -> Iterator[IndexRow]:
    for row in rows:
        published.append(Published.of(row))
        yield row


def index_folder(database: Path) -> Path:
    """Where the indexes of a database lie."""
    database = database.absolute()
    return database.with_name(database.name + ".index")
