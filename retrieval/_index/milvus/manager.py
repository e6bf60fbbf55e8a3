"""Keeps an index on Milvus in step with the record: one leader writes, everybody else reads how far it is."""

import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval._index.history import History
from retrieval._index.local import columns
from retrieval._index.local.columns import Columns, Published
from retrieval._index.local.files import read_copies, write_copy
from retrieval._index.local.manager import index_folder
from retrieval._index.milvus.copies import Copies, Copy
from retrieval._index.milvus.dense import GATHERED, MilvusDense
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.lexical import MilvusLexical
from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.place import MilvusPlace
from retrieval._index.milvus.writer import LeadLostError
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Mark
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.errors import IndexGoneError, StorageError
from retrieval.text.tokens import TOKENS_VERSION
from retrieval.types.leading import Lead

logger = logging.getLogger(__name__)

_FORMAT = "2"
"""Changes with the fields of a row."""

_LOCK_WAIT_S = 5.0
_FIRST_WAIT_S = 120.0
_PAUSE_S = 0.05
_TRIES = 3

_NO_MODEL = ""
"""A model that has embedded nothing."""

_PART = "index"
"""What the part of the one that writes is called."""


@dataclass(frozen=True, eq=False)
class MilvusView:
    """What a question is answered from.

    Attributes:
        dense: nearest vectors.
        columns: sources and days.
        lexical: words.
    """

    dense: MilvusDense
    columns: Columns
    lexical: MilvusLexical

    @property
    def mark(self) -> Mark:
        """The point of the record's history that all of it holds."""
        return min(self.dense.mark, self.columns.mark, key=lambda mark: mark.number)

    def nearest(
        self,
        query: NDArray[np.float32],
        k: int,
        passages: NDArray[np.int64] | None,
        filters: Filters,
        speaking: Speaking | None = None,
    ) -> list[Scored]:
        """The passages whose best segment is nearest; filters are inside Milvus's search.

        Few passages are all looked at, where an index of vectors within narrow filters may miss most of them.
        """
        listed = self.columns.allowed(filters, passages)
        if listed is not None and len(listed) <= GATHERED:
            passages = listed
        return self.dense.search(query, k, passages, filters=filters, speaking=speaking)


class MilvusIndexes:
    """The index of one record on Milvus; sources and days are in memory too, with a copy in ``FILE.index``.

    The names of the collections hold a digest of the encoder, the tokens and the fields: what is made otherwise is
    another index.

    Args:
        record: the record of truth.
        model_id: whose vectors the index holds.
        dim: their length.
        place: of the index.
        options: of the index.
        version: of the tokens.
        engine: a connection to share; a new one where it is not given.

    Raises:
        IndexServerError: Milvus cannot be reached.
    """

    def __init__(
        self,
        record: Record,
        model_id: str,
        dim: int,
        place: MilvusPlace,
        options: MilvusOptions,
        *,
        version: str = TOKENS_VERSION,
        engine: Engine | None = None,
    ) -> None:
        self.folder = index_folder(record.file)
        self._record = record
        self._model_id = model_id
        self._dim = dim
        made = hashlib.sha256(f"{_FORMAT} {version} {dim} {model_id}".encode()).hexdigest()[:12]
        self._engine = engine.shared() if engine else Engine(place, options)
        # A leader that read of an older state would take for missing what is there.
        self._copies = Copies(self._engine.strict(), f"{place.collection}_{made}", dim)
        self._following = threading.Lock()
        known = self._read_columns()
        self._view = self._seen(None, known)
        try:
            with suppress(IndexGoneError):
                self._view = self._seen(self._held(), known)
        except BaseException:
            self._engine.close()
            raise

    def for_encoder(self, model_id: str, dim: int) -> "MilvusIndexes":
        """The index of another encoder in the same place, not followed yet."""
        place, options = self._engine.place, self._engine.options
        return MilvusIndexes(self._record, model_id, dim, place, options, engine=self._engine)

    def view(self) -> MilvusView:
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

        Where another process leads, what it has written is followed; one that has not come far enough is waited for a
        few seconds only.

        Args:
            wait: where another thread or process is at it, wait for it; otherwise leave it to that one.

        Returns:
            Whether the view holds all that the record held when this was called.

        Raises:
            StorageError: the record cannot be read.
            IndexServerError: Milvus cannot be reached.
        """
        if not self._following.acquire(blocking=wait):
            return False
        try:
            return self._follow(wait)
        finally:
            self._following.release()

    def close(self) -> None:
        """Let go of the connection."""
        with self._following:
            self._engine.close()

    def _follow(self, wait: bool) -> bool:
        newest = self._record.last_change()
        known = self._view.columns
        if known.mark != newest:
            # Only whoever leads has to read vectors.
            changes, rows = History(self._record, _NO_MODEL, self._dim).after(known.mark)
            known = known.apply(changes, map(Published.of, rows))
        copy = self._up_to(newest, History(self._record, self._model_id, self._dim, with_voices=True), wait)
        self._view = self._seen(copy, self._saved(known))
        return self._view.mark.number >= newest.number

    def _up_to(self, newest: Mark, history: History, wait: bool) -> Copy | None:
        """The copy to read, once somebody has brought it to a point; or as it is, where that takes long."""
        for _ in range(_TRIES):
            with suppress(IndexGoneError):
                copy = self._held()
                has_all = copy is not None and copy.state.number >= newest.number
                if has_all and copy is not None and copy.state.is_settled:
                    return copy
                # Without any index there is nothing to search meanwhile: another process is making it.
                patience = _LOCK_WAIT_S if copy else _FIRST_WAIT_S
                return self._led(history, newest, patience if wait and not has_all else 0.0) or copy
        return None

    def _led(self, history: History, newest: Mark, patience: float) -> Copy | None:
        """Write what is missing, as the only one that does; None where another is at it."""
        with self._turn(patience) as lead:
            if lead is None:
                logger.info("Another process is writing the index %s.", self._engine.place.shown)
                return None
            copy = self._held() or self._copies.begin()
            writer = self._copies.writer(copy, lead.holds)
            try:
                state = writer.recover(copy.state)
                if state.number < newest.number:
                    state = writer.apply(state, *history.after(state.mark))
            except LeadLostError:
                logger.info("Another process leads the index %s by now.", self._engine.place.shown)
                return None
            copy = replace(copy, state=state)
            self._copies.keep_only(copy)
            return copy

    @contextmanager
    def _turn(self, patience: float) -> Iterator[Lead | None]:
        """The part of the one that writes, of all processes on the record; None where another has it.

        Args:
            patience: seconds to wait for that one.
        """
        try:
            lead = self._record.lead(_PART, self.folder)
        except StorageError as error:
            # Beside a database that can only be read; whoever can write leads.
            logger.info("This process cannot lead the index: %s", error)
            yield None
            return
        with closing(lead):
            yield lead if _holds(lead, patience) else None

    def _held(self) -> Copy | None:
        """The copy of this record that holds most; None where there is none."""
        return next((copy for copy in self._copies.all() if self._record.knows(copy.state.mark)), None)

    def _seen(self, copy: Copy | None, known: Columns) -> MilvusView:
        if copy is None:
            copy = self._copies.nothing()
        engine = self._engine.seeing(copy.state.written)
        dense = MilvusDense(engine, copy.passages, copy.state)
        words = copy.words.read_by(engine)
        return MilvusView(dense, known, MilvusLexical(engine, copy.passages, words, copy.state))

    def _read_columns(self) -> Columns:
        for mark, arrays in read_copies(self.folder, columns.KIND, self._record.knows):
            try:
                return Columns.from_arrays(mark, arrays)
            except (KeyError, ValueError) as error:
                logger.info("A copy of the columns cannot be used (%s).", error)
        return Columns.empty()

    def _saved(self, known: Columns) -> Columns:
        """The columns, once a copy of them lies on disk where it is time for one."""
        if not known.wants_saving:
            return known
        try:
            with self._turn(0.0) as lead:
                if lead is not None:
                    self.folder.mkdir(parents=True, exist_ok=True)
                    write_copy(self.folder, columns.KIND, known.mark, known.arrays())
                    return known.saved()
        except OSError as error:
            # All that is lost is time, when the database is opened next.
            logger.info("The columns in %s cannot be saved (%s).", self.folder, error)
        return known


def _holds(lead: Lead, patience: float) -> bool:
    until = time.monotonic() + patience
    while not lead.holds():
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE_S)
    return True
