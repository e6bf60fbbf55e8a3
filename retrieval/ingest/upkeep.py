"""What keeps a database in order, and processes on it apart; a part of ``Retriever``."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from embeddings import Encoder
from retrieval import given
from retrieval._index.local.manager import index_folder
from retrieval._storage.record import Record
from retrieval.ingest.writer import Progress, annotate_again
from retrieval.types.apart import RecordsApart
from retrieval.types.leading import Lead


class Upkeep:
    """Reads items anew, and tells processes apart; a part of ``Retriever``."""

    _record: Record
    _encoder: Encoder

    def _writing(self) -> AbstractContextManager[Callable[[], None]]:
        raise NotImplementedError

    def reindex(self, *, progress: Progress | None = None, stopping: threading.Event | None = None) -> int:
        """Read items again that an older version of the rules understood; questions are answered meanwhile.

        Args:
            progress: told after each group of items.
            stopping: set by whoever wants this to end early.

        Returns:
            How many items were read again.

        Raises:
            ArgumentError: progress is no function.
        """
        given.called(progress, "progress")
        with self._writing() as stored:
            return annotate_again(self._record, self._encoder, stored=stored, progress=progress, stopping=stopping)

    def lead(self, part: str) -> Lead:
        """A part that one of all processes on this database has at a time, such as following feeds.

        Args:
            part: its name, of small letters and hyphens.

        Raises:
            ArgumentError: that is no such name.
            StorageError: the folder of the indexes cannot be written.
        """
        return self._record.lead(given.part(part), index_folder(self._record.file))

    def apart(self) -> RecordsApart:
        """Where records of their own lie beside this one, such as those of Discord servers' own feeds.

        In ``FILE.guilds`` beside a file; beside a database on a server in schemas of the same database. Each is opened
        with ``Retriever.open(apart.make(ID))``. Close it after them.

        Raises:
            IndexClosedError: the retriever was closed.
        """
        return self._record.apart()
