"""A connection to SQLite that one thread uses and another may close."""

import sqlite3
import threading
from typing import Any

_INTERRUPTED_AGAIN_S = 0.05


class HeldConnection(sqlite3.Connection):
    """A connection that can be held weakly: a thread that ends takes its own with it.

    Its thread holds ``in_use`` while it works: a connection that is closed under a running statement ends the process.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.in_use = threading.RLock()


def close(connection: HeldConnection) -> None:
    """Close a connection; what another thread has it do is interrupted.

    The last connection that is closed writes the log back into the file, unless it was interrupted: only a running
    statement takes that from it.

    Args:
        connection: of any thread.
    """
    is_idle = connection.in_use.acquire(blocking=False)
    if not is_idle:
        connection.interrupt()
        # Between two statements there is nothing to interrupt: the next one is.
        while not connection.in_use.acquire(timeout=_INTERRUPTED_AGAIN_S):
            connection.interrupt()
    try:
        if not is_idle:
            connection.execute("SELECT 1").fetchone()
        connection.close()
    finally:
        connection.in_use.release()
