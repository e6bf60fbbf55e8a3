"""Paths as people type and paste them: ``~/feed.txt``, ``file:///home/ida/feed.txt``. What is an address stays one."""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from retrieval.errors import FeedError

_FILE_SCHEME = re.compile(r"file:", re.IGNORECASE)
_DRIVE = re.compile(r"/?[A-Za-z]:[/\\]")
_THIS_MACHINE = ("", "localhost", "127.0.0.1", "[::1]")


def where(text: str) -> str:
    """A feed as ``read_feed`` takes it: an address and ``-`` as they stand, a path without ``~`` and ``file://``.

    Raises:
        FeedError: it is a ``file://`` address of another machine.

    >>> where("file://localhost/srv/my%20feed.txt"), where("https://harborwire.example/feed.xml")
    ('/srv/my feed.txt', 'https://harborwire.example/feed.xml')
    """
    if _FILE_SCHEME.match(text):
        return _path_of_address(text)
    # A file that is there by that very name is meant.
    return str(expanded(Path(text))) if text.startswith("~") and not Path(text).exists() else text


def path_from(text: str) -> Path:
    """The same where only a path can be meant."""
    return Path(where(text))


def expanded(path: Path) -> Path:
    """A path with the home folder in the place of ``~``; as it stands where nobody has that home."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _path_of_address(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise FeedError(f"{address} is not a valid address: {error}.", source=address) from error
    if parts.netloc.casefold() not in _THIS_MACHINE:
        raise FeedError(
            f"{address} names a file on another machine ({parts.netloc}); only files of this one are read. "
            "Write file:/// with three strokes, or the path alone.",
            source=address,
        )
    # A question mark or a number sign may well be part of a file's name that was pasted as it is.
    rest = address[address.index(":") + 1 :]
    raw = rest[2 + len(parts.netloc) :] if rest.startswith("//") else rest
    path = unquote(raw, errors="surrogateescape")
    if not path.strip("/"):
        raise FeedError(f"{address} names no file.", source=address)
    is_windows = os.name == "nt" and _DRIVE.match(path)
    return path.removeprefix("/") if is_windows else path
