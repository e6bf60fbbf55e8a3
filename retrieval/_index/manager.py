"""Keeps both indexes in step with the record."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval._index.dense import DenseIndex
from retrieval._index.lexical import LexicalIndex
from retrieval._storage.record import Record
from retrieval.tokens import TOKENS_VERSION, Tokens, tokenize

_LOCK_WAIT_S = 5.0
_STALE_S = 3600.0


class Indexes:
    """The dense and the lexical index of one record, in the folder ``FILE.index`` beside it.

    Args:
        record: the record of truth.
        model_id: whose vectors the dense index holds.
        dim: their length.
        tokenizer: text to tokens, for the lexical index.
        version: of that tokenizer.
    """

    def __init__(
        self,
        record: Record,
        model_id: str,
        dim: int,
        *,
        tokenizer: Callable[[str], Tokens] = tokenize,
        version: str = TOKENS_VERSION,
    ) -> None:
        self._record = record
        self._model_id = model_id
        self._dim = dim
        self.folder = index_folder(record.path)
        self.folder.mkdir(exist_ok=True)
        self._lock = FileLock(self.folder / "writers.lock", timeout=_LOCK_WAIT_S)
        self.dense = DenseIndex(
            self.folder, model_id, dim, allowed=lambda filters: record.passage_ids(filters), knows=record.knows
        )
        self.lexical = LexicalIndex(self.folder, tokenize=tokenizer, version=version, knows=record.knows)

    def catch_up(self) -> None:
        """Bring both indexes to the record's last change.

        A writer of another process that does not end within seconds is not waited for: the search then
        runs on what the lexical index holds.
        """
        newest = self._record.last_change()
        if self.dense.mark != newest:
            changes = self._record.changes(self.dense.mark)
            self.dense.apply(changes, self._record.rows(changes.added, self._model_id, self._dim))
        if self.lexical.mark != newest:
            self.lexical.reload()
        if self.lexical.mark == newest:
            return
        try:
            with self._lock:
                self._sweep()
                self.lexical.reload()
                changes = self._record.changes(self.lexical.mark)
                if changes.upto != self.lexical.mark:
                    self.lexical.apply(changes, self._record.rows(changes.added, self._model_id, self._dim))
                self.dense.save()
        except Timeout:
            return

    def _sweep(self) -> None:
        """Remove what a killed writer left half done. Only the holder of the lock makes such files."""
        for rest in self.folder.glob("writing-*"):
            if rest.is_dir():
                shutil.rmtree(rest, ignore_errors=True)
            elif time.time() - rest.stat().st_mtime > _STALE_S:
                rest.unlink(missing_ok=True)


def index_folder(database: Path) -> Path:
    """Where the indexes of a database lie."""
    return database.with_name(database.name + ".index")
