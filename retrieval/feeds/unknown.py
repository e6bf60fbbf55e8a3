"""What people hold that is no feed, and what to tell them.

The kinds stand in ``unknown_bytes.py``, ``unknown_text.py`` and ``unknown_names.py``, each with how it is recognised
and an example.

A reader of feeds comes first: a kind is looked for only where no format was recognised.
"""

import re
from collections.abc import Iterable

from retrieval.feeds.unknown_bytes import MAGICS
from retrieval.feeds.unknown_names import HOLDINGS
from retrieval.feeds.unknown_text import SHAPES, Shape

_HEAD = 4_096
"""Bytes, or characters, by which a kind is told."""

EXPECTED = (
    "What is read: pages with embedded posts or an article, RSS, Atom and JSON feeds, archives of X, Telegram and "
    "DiscordChatExporter exports as JSON, and text with lines such as “— Harbor Wire (@harborwire) February 21, 2025”."
)
"""What a message ends with where it cannot say more."""


SLACK_NAMES = frozenset({"channels.json", "users.json"})
"""Every Slack export has both, at its top."""

_MAGICS = [(re.compile(kind.pattern, re.DOTALL), kind.message) for kind in MAGICS]
_SHAPES = [(re.compile(kind.pattern), kind) for kind in SHAPES]
_HOLDINGS = [(re.compile(kind.pattern), kind.message) for kind in HOLDINGS]


def kind_of_bytes(data: bytes) -> str:
    """What a file that is no text is, and what to do; empty where it is none of these kinds."""
    head = data[:_HEAD]
    return next((message for pattern, message in _MAGICS if pattern.match(head)), "")


def kind_of_text(text: str) -> str:
    """What a text that is no feed is, and what to do."""
    shape = _shape_of(text)
    return shape.message if shape else f"text without posts: no line names an account and a day. {EXPECTED}"


def well_known_kind(text: str) -> str:
    """The same of text that needs no further look, such as a mailbox; empty where it is none of these kinds."""
    shape = _shape_of(text)
    return shape.message if shape and not shape.is_broad else ""


def _shape_of(text: str) -> Shape | None:
    head = text[:_HEAD].lstrip("\ufeff")
    return next((kind for pattern, kind in _SHAPES if pattern.search(head)), None)


def kind_of_names(names: Iterable[str], kind: str) -> str:
    """What a folder or zip file is that holds files of these names, and what to do.

    Args:
        names: of its files.
        kind: ``"folder"`` or ``"zip"``.
    """
    if known := well_known_names(names, kind):
        return known
    what = "a folder" if kind == "folder" else "a zip file"
    then = "Give the files in it, as in FOLDER/*." if kind == "folder" else "Unpack it and give the folder."
    return f"{what}, and no archive that is read as a whole (of X, Telegram or Discord). {then}"


def well_known_names(names: Iterable[str], kind: str) -> str:
    """The same where the names tell that none of the files is a feed; empty where each may be one."""
    all_names = tuple(names)
    if not all_names:
        return "a folder without files." if kind == "folder" else "a zip file without files."
    found = next((message for pattern, message in _HOLDINGS if any(map(pattern.search, all_names))), "")
    if not found and frozenset(all_names) >= SLACK_NAMES:
        found = "a Slack export; messages of people are no feed. Nothing of it is read."
    return found
