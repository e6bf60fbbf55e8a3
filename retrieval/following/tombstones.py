"""Entries that a feed itself says it has taken back (RFC 6721, ``at:deleted-entry``). Pure functions."""

import html
import re

_DELETED = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?deleted-entry\s([^<>]{1,2000})>")
_REF = re.compile(r"(?:^|\s)ref\s?=\s?(?:\"([^\"]{1,1000})\"|'([^']{1,1000})')")
_MOST = 1_000


def deleted_entries(text: str) -> list[str]:
    """The ids of entries that a feed says it has taken back, at most a thousand.

    Args:
        text: of the feed.

    >>> deleted_entries('<feed><at:deleted-entry ref="tag:harborwire.example,2025:1" when="2025-03-01T00:00:00Z"/>')
    ['tag:harborwire.example,2025:1']
    """
    found = []
    for match in _DELETED.finditer(text):
        if ref := _REF.search(match[1]):
            found.append(html.unescape(ref[1] or ref[2]).strip())
        if len(found) == _MOST:
            break
    return found
