"""Takes items away, and puts them back."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from embeddings import Encoder
from retrieval import given
from retrieval._storage.record import Record
from retrieval.ingest.writer import put_back


class Removing:
    """How items are taken away and put back; a part of ``Retriever``."""

    _record: Record
    _encoder: Encoder

    def remove(self, item_id: str, reason: str = "") -> bool:
        """Take an item away: it is answered from no more, and stays so when a page that has it is read again.

        Args:
            item_id: its id.
            reason: why; ``history`` tells it.

        Returns:
            Whether there was an item of that id.

        Raises:
            ArgumentError: the id or the reason is no text.
            StorageError: the database cannot be written.
        """
        return self.remove_all([given.item_id(item_id)], reason) > 0

    def remove_all(self, item_ids: Iterable[str], reason: str = "") -> int:
        """Take several items away, as ``remove`` does, while the indexes follow once; gives how many there were."""
        wanted, why = given.item_ids(item_ids), given.text(reason, "reason")
        with self._writing():
            return sum(self._record.remove(item_id, why) for item_id in wanted)

    def restore(self, item_id: str) -> bool:
        """Put an item back that was taken away, under the id that it had; it is understood anew.

        Args:
            item_id: its id.

        Returns:
            Whether an item of that id had been taken away.

        Raises:
            ArgumentError: the id is no text.
            StorageError: the database cannot be written.
        """
        return self.restore_all([given.item_id(item_id)]) > 0

    def restore_all(self, item_ids: Iterable[str]) -> int:
        """Put several items back, as ``restore`` does; gives how many of them had been taken away."""
        wanted = given.item_ids(item_ids)
        with self._writing():
            return sum(put_back(self._record, self._encoder, item_id) for item_id in wanted)

    def _writing(self) -> AbstractContextManager[Callable[[], None]]:
        raise NotImplementedError
