"""The thread in which items are read again that an older version of the rules understood."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing

from retrieval._storage.record import Record
from retrieval.errors import OnRecordError
from retrieval.ingest.annotate import ANNOTATION_VERSION
from retrieval.types.leading import Lead

PART = "reindex"
"""Of all processes on a record, one reads again at a time."""

LOOKS_S = 5.0
"""Seconds between looks whether the process that reads again has ended or died."""

logger = logging.getLogger(__name__)


class Reindexing:
    """Runs behind the scenes until it is done or stopped; what it has done stays done.

    Args:
        reindex: reads again, until the event given as ``stopping`` is set.
        lead: gives a part by its name, see ``Retriever.lead``.
        looks: seconds between looks for a process that has it.
    """

    def __init__(self, reindex: Callable[..., int], lead: Callable[[str], Lead], looks: float = LOOKS_S) -> None:
        self._reindex = reindex
        self._lead = lead
        self._looks = looks
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start_if_needed(self, record: Record) -> None:
        """Start where the record holds an item that older rules understood, and can be written."""
        if not record.is_read_only and record.count_outdated(ANNOTATION_VERSION):
            self._thread = threading.Thread(target=self._run, args=(record,), name="reindex", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the group that is being read."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, record: Record) -> None:
        try:
            with closing(self._lead(PART)) as lead:
                if self._is_up_to_us(record, lead):
                    count = self._reindex(stopping=self._stopping)
                    logger.info("%d items were read again by newer rules.", count)
        except (OnRecordError, OSError) as error:
            # A database that cannot be written is asked all the same.
            logger.warning("Items could not be read again (%s); what was understood before answers.", error)

    def _is_up_to_us(self, record: Record, lead: Lead) -> bool:
        """Wait while another process reads again; false where it has read everything, or this is to end."""
        while record.count_outdated(ANNOTATION_VERSION):
            if lead.holds():
                return True
            if self._stopping.wait(self._looks):
                break
        return False
