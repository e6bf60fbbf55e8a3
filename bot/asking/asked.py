"""What is being asked, for whoever writes the log: known within the task that answers, and nowhere else."""

from contextvars import ContextVar

_ASKED: ContextVar[str] = ContextVar("asked", default="")


def note_asked(text: str) -> None:
    """From here on, the running task answers this.

    Args:
        text: the question, as it was typed.
    """
    _ASKED.set(text)


def asked() -> str:
    """What the running task answers; empty where it answers nothing."""
    return _ASKED.get()
