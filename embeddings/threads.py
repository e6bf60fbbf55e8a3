"""One thread of linear algebra while something small is worked out.

The matrices of a question are small: a second thread of BLAS mostly waits for the first, and it waits at work. On a
busy machine, or where several people ask at once, questions then take several times as long as with one thread each.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Self

from threadpoolctl import ThreadpoolController


class BlasThreads:
    """Holds numpy's BLAS to one thread while anybody wants that, and then lets it go.

    How many threads it uses is a setting of the whole process, so that there is one of these in a process. A BLAS whose
    threads are a setting of each thread, as FAISS's is, is left alone.
    """

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(threading_layer="pthreads")
        self._lock = threading.Lock()
        self._holders = 0

    @classmethod
    @cache
    def of_process(cls) -> Self:
        """The one of this process; made once numpy is there."""
        return cls()

    @contextmanager
    def one(self) -> Iterator[None]:
        """One thread until this is left, by whoever leaves last."""
        with self._lock:
            if not self._holders:
                self._take_control()
                self._limit = self._libraries.limit(limits=1)
            self._holders += 1
        try:
            yield
        finally:
            with self._lock:
                self._holders -= 1
                if not self._holders:
                    self._take_control()
                    self._limit.restore_original_limits()

    def _take_control(self) -> None:
        """threadpoolctl lets the thread alone that set the number first set it again; here it may be any."""
        for library in self._libraries.lib_controllers:
            library.clear_controlling_thread(force=True)
