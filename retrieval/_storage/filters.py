"""Which items a search may look at."""

from dataclasses import dataclass
from datetime import date

from retrieval.identity import fold_handle


@dataclass(frozen=True)
class Filters:
    """Restrictions that hold inside a search; an empty field restricts nothing.

    Attributes:
        sources: handles; letter case, width and a leading ``@`` make no difference.
        since: first day, inclusive.
        until: last day, inclusive.
    """

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.sources or self.since is not None or self.until is not None)

    @property
    def handle_keys(self) -> tuple[str, ...]:
        """The wanted handles in the form in which they are compared, each once."""
        return tuple(dict.fromkeys(fold_handle(source) for source in self.sources))
