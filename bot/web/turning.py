"""Pages of a long list: which there are before and after the one that is shown."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Turning:
    """Addresses of other pages; each is empty where there is none, or where it is the nearest one.

    Attributes:
        first: the first page.
        before: the page before.
        after: the page after.
        last: the last page.
    """

    first: str = ""
    before: str = ""
    after: str = ""
    last: str = ""


def turning(offset: int, size: int, total: int, at: Callable[[int], str]) -> Turning:
    """The pages around one.

    Args:
        offset: how many stand before the page; it may lie past the end, and then the page before is the last one.
        size: of a page.
        total: of all pages.
        at: gives the address of the page with so many before it.

    >>> turning(20, 10, 45, str)
    Turning(first='0', before='10', after='30', last='40')
    >>> turning(0, 10, 10, str)
    Turning(first='', before='', after='', last='')
    """
    end = max(total - 1, 0) // size * size
    before = min(max(offset - size, 0), end)
    return Turning(
        first=at(0) if offset > 0 and before > 0 else "",
        before=at(before) if offset > 0 else "",
        after=at(offset + size) if offset + size < total else "",
        last=at(end) if offset + size < end else "",
    )
