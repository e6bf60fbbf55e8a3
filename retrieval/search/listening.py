"""Follows what other processes store as soon as the database tells of it, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable

from retrieval._storage.engine import Listening
from retrieval.errors import IndexClosedError, OnRecordError

logger = logging.getLogger(__name__)

_WAIT_S = 60.0
_PAUSES_S = (0.25, 0.75)
"""Between two rounds at least and at most: what comes meanwhile is followed in one go, and still within a second."""

_PAUSE_FACTOR = 10
"""Where that allows it, a tenth of the time is spent on following."""

_PATIENCE_S = 10.0
_AGAIN_S = 5.0
"""After so long a server that cannot be reached is asked again."""


class Listener:
    """Waits for what others store, and follows it.

    Args:
        listen: begins to listen; gives None where the database tells nobody.
        follow: follows what was stored, quickly where nothing was; gives whether nothing is left to follow.
    """

    def __init__(self, listen: Callable[[], Listening | None], follow: Callable[[], bool]) -> None:
        self._listen = listen
        self._follow = follow
        self._stopping = threading.Event()
        self._change = threading.Lock()
        self._listening: Listening | None = None
        self._thread = threading.Thread(target=self._run, name="listen", daemon=True)

    def start(self) -> None:
        """Begin to listen, off to the side; what was stored before is followed then, too."""
        self._thread.start()

    def stop(self) -> None:
        """End; a second call does nothing. Call it before the database is closed."""
        self._stopping.set()
        with self._change:
            if self._listening is not None:
                self._listening.close()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if not self._listened():
                    return
            except IndexClosedError:
                return
            except OnRecordError as error:
                # Questions go on meanwhile, and follow what they find.
                logger.warning("What others store is not told for now: %s", error)
                self._stopping.wait(_AGAIN_S)

    def _listened(self) -> bool:
        """Listen until something fails or this is to end; false where there is nothing to listen to."""
        listening = self._listen()
        if listening is None:
            return False
        with self._change:
            self._listening = listening
        try:
            # What was stored before somebody listened was told to nobody.
            is_done = self._followed()
            while not self._stopping.is_set():
                # Now and then also where nothing was told: what is told is told once, and may have gone astray.
                listening.wait(_WAIT_S if is_done else 0.0)
                is_done = self._stopping.is_set() or self._followed()
        finally:
            with self._change:
                self._listening = None
                listening.close()
        return True

    def _followed(self) -> bool:
        """Follow, and pause."""
        started = time.monotonic()
        is_done = self._follow()
        least, most = _PAUSES_S
        self._stopping.wait(min(max(least, _PAUSE_FACTOR * (time.monotonic() - started)), most))
        return is_done
