"""Which one of several processes does what only one should do, such as asking feeds for what is new."""

from pathlib import Path

from filelock import FileLock, Timeout


class FileLead:
    """A part that is a locked file: for processes of one machine. The system lets go of it for a process that dies.

    Args:
        path: the file; its folder is made where it is missing.

    Raises:
        OSError: the folder cannot be made.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        # Any thread of this process may ask.
        self._lock = FileLock(path, thread_local=False)

    def holds(self) -> bool:
        """See ``Lead``.

        Raises:
            OSError: the file cannot be locked.
        """
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def close(self) -> None:
        """See ``Lead``."""
        self._lock.release(force=True)
