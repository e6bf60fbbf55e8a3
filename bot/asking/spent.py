"""What the time of an answer goes to, for the log: known within the task that answers, and in its threads."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SPENT: ContextVar[dict[str, float] | None] = ContextVar("spent", default=None)


@contextmanager
def counting() -> Iterator[dict[str, float]]:
    """Count from here on what the running task spends its time on.

    Yields:
        Seconds by what they were spent on; grows while the block runs.
    """
    spent: dict[str, float] = {}
    token = _SPENT.set(spent)
    try:
        yield spent
    finally:
        _SPENT.reset(token)


def note_spent(what: str, seconds: float) -> None:
    """Count time; nothing where nobody counts.

    Args:
        what: it was spent on: ``admit``, ``queue``, ``search``, ``render``, ``keep`` or ``send``.
        seconds: how long.
    """
    spent = _SPENT.get()
    if spent is not None:
        spent[what] = spent.get(what, 0.0) + seconds


@contextmanager
def spending(what: str) -> Iterator[None]:
    """Count the time of the block.

    Args:
        what: see ``note_spent``.
    """
    began = time.monotonic()
    try:
        yield
    finally:
        note_spent(what, time.monotonic() - began)
