"""Which items a search may look at."""

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """Restrictions that hold inside a search; an empty field restricts nothing.

    Attributes:
        sources: handles; letter case, width and a leading ``@`` make no difference.
        since: first day, inclusive.
        until: last day, inclusive.
        item_ids: only passages of these items.
    """

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    item_ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.item_ids or self.since is not None or self.until is not None)

    @property
    def handle_keys(self) -> tuple[str, ...]:
        """The wanted handles in the form in which they are compared, each once."""
        return tuple(dict.fromkeys(fold_handle(source) for source in self.sources))


def fold_handle(handle: str) -> str:
    """The form in which two handles are compared.

    >>> fold_handle("@HarborWire") == fold_handle("harborwire") == fold_handle("＠ＨａｒｂｏｒＷｉｒｅ")
    True
    """
    return unicodedata.normalize("NFKC", handle).strip().lstrip("@").casefold()
