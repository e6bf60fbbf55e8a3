"""Long posts of an X archive: the list of posts has them cut, a file of its own has them whole, without saying whose
they are which. The words and the moment tell. Pure functions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from retrieval.feeds.boilerplate import without_cut
from retrieval.feeds.json_stream import listed, mapping, name_of, words

_SHORT_LINK = re.compile(r"https?://t\.co/\w{1,40}", re.ASCII)
_KEY = 40
"""Characters with which a cut post and its full text begin alike; a post is cut after 280."""

_APART = timedelta(hours=2)
"""A full text is stored when its post is made; an edit is made within an hour."""


@dataclass(frozen=True)
class FullText:
    """A long post.

    Attributes:
        text: all of it, without links.
        links: where they lead.
        created: when it was made; None where that is not told.
    """

    text: str
    links: tuple[str, ...]
    created: datetime | None


class LongPosts:
    """The full texts of an archive.

    Args:
        texts: in any order.
    """

    def __init__(self, texts: Iterable[FullText] = ()) -> None:
        self._by_beginning: dict[str, list[FullText]] = {}
        for full in texts:
            self._by_beginning.setdefault(_folded(full.text)[:_KEY], []).append(full)

    def full_text(self, text: str, created: datetime | None) -> FullText | None:
        """The full text of a post that may be cut; None where it is whole, or none fits.

        Args:
            text: of the post, without links.
            created: when the post was made.
        """
        stem = without_cut(_folded(text))
        fitting = [
            full
            for full in self._by_beginning.get(stem[:_KEY], ())
            if len(stem) >= _KEY and _folded(full.text).startswith(stem) and _apart(full, created) <= _APART
        ]
        return min(fitting, key=lambda full: _apart(full, created), default=None)


def read_note(entry: object) -> FullText | None:
    """A long post as the archive has it; None where it is none."""
    note = mapping(mapping(entry).get("noteTweet"))
    core = mapping(note.get("core"))
    text = words(core.get("text"))
    if not text.strip():
        return None
    links = [name_of(link.get("expandedUrl")) for link in map(mapping, listed(core.get("urls")))]
    return FullText(unescape(_SHORT_LINK.sub(" ", text)), tuple(filter(None, links)), _moment(note))


def unescape(text: str) -> str:
    """Text without the escapes of X, which writes ``&``, ``<`` and ``>`` so, and nothing else.

    >>> unescape("1 &lt; 2 &amp;&amp; 3 &amp;gt;")
    '1 < 2 && 3 &gt;'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _moment(note: Mapping[str, Any]) -> datetime | None:
    try:
        found = datetime.fromisoformat(name_of(note.get("createdAt")))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _apart(full: FullText, created: datetime | None) -> timedelta:
    if full.created is None or created is None or created.tzinfo is None:
        return timedelta(0)
    return abs(full.created - created)


def _folded(text: str) -> str:
    return " ".join(text.split())
