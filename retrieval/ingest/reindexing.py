"""The thread in which items are read again that an older version of the rules understood."""

import logging
import threading
from collections.abc import Callable

from retrieval._storage.record import Record
from retrieval.errors import OnRecordError
from retrieval.ingest.annotate import ANNOTATION_VERSION

logger = logging.getLogger(__name__)


class Reindexing:
    """Runs behind the scenes until it is done or stopped; what it has done stays done.

    Args:
        reindex: reads again, until the event given as ``stopping`` is set.
    """

    def __init__(self, reindex: Callable[..., int]) -> None:
        self._reindex = reindex
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start_if_needed(self, record: Record) -> None:
        """Start where the record holds an item that older rules understood, and can be written."""
        if not record.is_read_only and record.count_outdated(ANNOTATION_VERSION):
            self._thread = threading.Thread(target=self._run, name="reindex", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the group that is being read."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            count = self._reindex(stopping=self._stopping)
            logger.info("%d items were read again by newer rules.", count)
        except OnRecordError as error:
            # A database that cannot be written is asked all the same.
            logger.warning("Items could not be read again (%s); what was understood before answers.", error)
