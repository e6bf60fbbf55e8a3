"""A part that one process of several has."""

from typing import Protocol


class Lead(Protocol):
    """A part that one process has at a time. Whoever has it keeps it until it is let go or its process ends."""

    def holds(self) -> bool:
        """Whether this process has it; where nobody has, it takes it. Waits for nobody."""
        ...

    def close(self) -> None:
        """Let it go, so that another may take it at once; a second call does nothing."""
        ...
