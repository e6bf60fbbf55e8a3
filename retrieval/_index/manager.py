"""Keeps both indexes in step with the record."""

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from retrieval._index.dense import DenseIndex
from retrieval._index.lexical import LexicalIndex
from retrieval._storage.record import Record
from retrieval.errors import OnRecordError
from retrieval.text.tokens import TOKENS_VERSION, Tokens, tokenize

logger = logging.getLogger(__name__)

_LOCK_WAIT_S = 5.0
_FIRST_WAIT_S = 120.0


class Indexes:
    """The dense and the lexical index of one record, in the folder ``FILE.index`` beside it.

    Where that folder cannot be written, a temporary one serves for as long as the process lives.

    Args:
        record: the record of truth.
        model_id: whose vectors the dense index holds.
        dim: their length.
        tokenizer: text to tokens, for the lexical index.
        version: of that tokenizer.
    """

    dense: DenseIndex
    lexical: LexicalIndex

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
        self._tokenizer = tokenizer
        self._version = version
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._use(index_folder(record.path))

    def catch_up(self) -> None:
        """Bring both indexes to the record's last change.

        Another process that is writing is waited for only a few seconds: the search then runs on what
        the lexical index holds.

        Raises:
            StorageError: the record cannot be read.
        """
        try:
            self._follow()
        except OnRecordError:
            raise
        # tantivy reports what it cannot write as ValueError.
        except (OSError, ValueError) as error:
            if self._temporary is not None:
                raise
            logger.warning("The indexes in %s cannot be used (%s); a temporary folder serves.", self.folder, error)
            self._temporary = tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True)
            self._use(Path(self._temporary.name))
            self._follow()

    def close(self) -> None:
        """Let go of the files; a temporary folder goes with them."""
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def _use(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / "writers.lock")
        knows = self._record.knows
        self.dense = DenseIndex(folder, self._model_id, self._dim, allowed=self._record.passage_ids, knows=knows)
        self.lexical = LexicalIndex(folder, tokenize=self._tokenizer, version=self._version, knows=knows)

    def _follow(self) -> None:
        newest = self._record.last_change()
        if self.dense.mark != newest:
            changes = self._record.changes(self.dense.mark)
            self.dense.apply(changes, self._record.rows(changes.added, self._model_id, self._dim))
        if self.lexical.mark != newest:
            self.lexical.reload()
        if self.lexical.mark != newest:
            # Without any lexical index there is nothing to search meanwhile: another process is making it.
            self._write(wait=_LOCK_WAIT_S if len(self.lexical) else _FIRST_WAIT_S)
        elif self.dense.wants_saving:
            self._write(wait=0)

    def _write(self, wait: float) -> None:
        self.folder.mkdir(exist_ok=True)
        try:
            with self._lock.acquire(timeout=wait):
                self._sweep()
                self.lexical.reload()
                self._write_lexical()
                if self.dense.wants_saving:
                    self.dense.save()
        except Timeout:
            logger.info("Another process is writing the indexes in %s.", self.folder)

    def _write_lexical(self) -> None:
        changes = self._record.changes(self.lexical.mark)
        if changes.upto == self.lexical.mark:
            return
        try:
            self.lexical.apply(changes, self._record.rows(changes.added, self._model_id, self._dim))
        except ValueError as error:
            # A writer killed while it committed leaves files whose names tantivy then wants to use again.
            logger.info("The lexical index cannot be continued (%s); it is made again.", error)
            self.lexical.forget()
            everything = self._record.changes(self.lexical.mark)
            self.lexical.apply(everything, self._record.rows(everything.added, self._model_id, self._dim))

    def _sweep(self) -> None:
        """Remove what a killed writer left half done. Only the holder of the lock makes such files."""
        self.lexical.sweep()
        for rest in self.folder.glob("writing-*"):
            if rest.is_dir():
                shutil.rmtree(rest, ignore_errors=True)
            else:
                rest.unlink(missing_ok=True)


def index_folder(database: Path) -> Path:
    """Where the indexes of a database lie."""
    database = database.absolute()
    return database.with_name(database.name + ".index")
