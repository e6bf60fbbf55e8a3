"""The newest snapshot of a record, and how it follows the record."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from embeddings import Encoder
from embeddings.threads import BlasThreads
from retrieval._index import checking
from retrieval._index.opening import IndexChoice
from retrieval._storage.record import Record
from retrieval.errors import IndexGoneError, IndexServerError
from retrieval.people.keeper import PeopleKeeper
from retrieval.search.snapshot import Snapshot

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

_PATIENCE_S = 1.0
"""So long a question waits for what another process has just stored; then it is answered from what there is."""


_TRIES_OF_A_QUESTION = 3
"""So often a question is answered at most, where passages are replaced while it is."""

_TRIES = 5
"""So often the indexes are brought to the record's last change, where others write while they are checked."""

_PAUSE_S = 0.5
_PAUSE_FACTOR = 10
"""While items are added, the snapshot follows at most so often, and at most a tenth of the time is spent on it."""


class Current:
    """Gives a snapshot to whoever asks, without any lock, and brings it to the record's last change.

    Args:
        record: the record of truth.
        encoder: of the dense index.
        aliases: other spellings of names, by the name the feed uses.
        index: where the indexes are kept; beside the record where it is not given.
    """

    def __init__(
        self,
        record: Record,
        encoder: Encoder,
        aliases: Mapping[str, Sequence[str]],
        index: IndexChoice | None = None,
    ) -> None:
        self._record = record
        self._encoder = encoder
        self._aliases = aliases
        self._indexes = (index or IndexChoice()).open(record, encoder.model_id, encoder.dim)
        self._people = PeopleKeeper(record, self._indexes.folder, aliases)
        self._following = threading.Lock()
        self._counting = threading.Lock()
        self._writers = 0
        self._next = 0.0
        self._snapshot = self._taken()

    def snapshot(self) -> Snapshot:
        """The newest snapshot; never waits."""
        return self._snapshot

    def refreshed(self) -> Snapshot:
        """The newest snapshot, after what another process stored was followed, unless that takes long.

        Raises:
            StorageError: the record cannot be read.
        """
        if not self._writers and self._indexes.is_behind():
            self._catch_up()
        return self._snapshot

    def faults(self) -> list[str]:
        """What the indexes lack or have too much, against the record as it is."""
        for _ in range(_TRIES):
            self.follow()
            with self._record.standing():
                view = self._indexes.view()
                if view.mark == self._record.last_change():
                    return list(checking.faults(view, self._record, self._encoder.model_id, self._encoder.dim))
        return ["The indexes cannot follow the record: another program writes without a pause."]

    def worked_out(self, work: Callable[[Snapshot], Result]) -> Result:
        """What is worked out from a snapshot, none of whose passages was replaced or removed meanwhile.

        A passage that the indexes find and the record has no more would be missing in its old form and in its new one.
        Where the same goes on and on, the last result counts.
        """
        snapshot = self.refreshed()
        with BlasThreads.of_process().one():
            try:
                result = work(snapshot)
            except IndexGoneError:
                # Somebody removed it; the record has everything.
                self.follow()
                snapshot = self._snapshot
                result = work(snapshot)
            for _ in range(_TRIES_OF_A_QUESTION - 1):
                if not self.is_torn(snapshot):
                    break
                snapshot = self.caught_up()
                result = work(snapshot)
        return result

    def is_torn(self, snapshot: Snapshot) -> bool:
        """Whether a passage of a snapshot was replaced or removed since: what the indexes find is then not there.

        Raises:
            StorageError: the record cannot be read.
        """
        return self._record.has_removed(snapshot.view.mark)

    def caught_up(self) -> Snapshot:
        """A newer snapshot, unless making it takes long."""
        self._catch_up(_PATIENCE_S)
        return self._snapshot

    def follow(self, *, wait: bool = True) -> None:
        """Bring the snapshot to the record's last change; questions go on with the old one meanwhile.

        Args:
            wait: where another thread or process is at it, wait for it; otherwise leave it to that one.

        Raises:
            StorageError: the record cannot be read.
        """
        self._follow(-1.0 if wait else 0.0, wait=wait)

    def follow_others(self) -> bool:
        """Follow what another process stored; what this one stores it follows in any case.

        Returns:
            Whether nothing is left to follow: another process may be at the files of the indexes.

        Raises:
            StorageError: the record cannot be read.
        """
        if self._writers or not self._indexes.is_behind():
            return True
        self._follow(-1.0)
        return not self._indexes.is_behind()

    def _catch_up(self, patience: float = 0.0) -> None:
        """Follow off to the side, for a limited time: nobody who asks works off what another process added."""
        follower = threading.Thread(target=self._follow_if_it_goes, args=(patience,), name="follow", daemon=True)
        follower.start()
        follower.join(_PATIENCE_S)

    def _follow_if_it_goes(self, patience: float, *, wait: bool = False) -> None:
        """Follow the record; an index that cannot be reached stays behind, and catches up later."""
        try:
            self._follow(patience, wait=wait)
        except IndexServerError as error:
            logger.warning("The index stays behind what is stored: %s", error)

    def _follow(self, patience: float, *, wait: bool = False) -> None:
        """Follow the record.

        Args:
            patience: seconds to wait for another thread that is at it; negative for as long as it takes.
            wait: for another process too.
        """
        if not self._following.acquire(blocking=bool(patience), timeout=patience or -1):
            return
        try:
            started = time.monotonic()
            with BlasThreads.of_process().one():
                self._indexes.follow(wait=wait)
                self._people.follow()
                self._snapshot = self._taken()
            taken = time.monotonic() - started
            self._next = time.monotonic() + max(_PAUSE_S, _PAUSE_FACTOR * taken)
        finally:
            self._following.release()

    @contextmanager
    def writing(self) -> Iterator[Callable[[], None]]:
        """While this process stores items: it follows itself, now and then and at the end, and questions need not.

        Yields:
            To be called after something was stored.
        """
        self._count_writers(1)
        try:
            yield self._follow_now_and_then
        finally:
            self._count_writers(-1)
            self._follow_if_it_goes(-1.0, wait=True)

    def switch(self, encoder: Encoder) -> None:
        """Go over to the index of another encoder, which has embedded everything."""
        indexes = self._indexes.for_encoder(encoder.model_id, encoder.dim)
        indexes.follow()
        with self._following:
            old, self._indexes, self._encoder = self._indexes, indexes, encoder
            self._snapshot = self._taken()
        old.close()
        self.follow()

    def close(self) -> None:
        """Let go of the files."""
        with self._following:
            self._indexes.close()

    def _count_writers(self, change: int) -> None:
        with self._counting:
            self._writers += change

    def _follow_now_and_then(self) -> None:
        if time.monotonic() >= self._next:
            self._follow_if_it_goes(0.0)

    def _taken(self) -> Snapshot:
        people = self._people.people()
        return Snapshot(
            self._record, self._indexes.view(), self._encoder, people.names, people.speakers, people.sources
        )
