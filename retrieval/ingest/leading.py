"""Which process does what only one should; a part of ``Retriever``."""

from retrieval import given
from retrieval._index.manager import index_folder
from retrieval._storage.record import Record
from retrieval.types.leading import Lead


class Leading:
    """Tells processes on one database apart; a part of ``Retriever``."""

    _record: Record

    def lead(self, part: str) -> Lead:
        """A part that one of all processes on this database has at a time, such as following feeds.

        Args:
            part: its name, of small letters and hyphens.

        Raises:
            ArgumentError: that is no such name.
            StorageError: the folder of the indexes cannot be written.
        """
        return self._record.lead(given.part(part), index_folder(self._record.file))
