"""Files as a person names them: ordinary ones are read, within a limit; of all others it is said what they are."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from retrieval.errors import FeedError, FeedNotFoundError

MAX_BYTES = 50_000_000
"""The largest file that is read at once."""

_KINDS = (
    (stat.S_ISFIFO, "is a pipe. Give it as standard input instead: `onrecord add - < PIPE`."),
    (stat.S_ISSOCK, "is a socket, not a file."),
    (stat.S_ISCHR, "is a device, not a file."),
    (stat.S_ISBLK, "is a device, not a file."),
)


def open_file(path: Path) -> BinaryIO:
    """An ordinary file, open for reading; nothing else is waited for or read from.

    Raises:
        FeedNotFoundError: there is none.
        FeedError: it is a pipe, a device, a socket or a folder, or cannot be read.
    """
    name = str(path)
    try:
        mode = path.stat().st_mode
        for is_kind, what in _KINDS:
            if is_kind(mode):
                raise FeedError(f"{name} {what}", source=name)
        # Another file may stand there by now: opening it must not wait, and what was opened is looked at again.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FeedError(f"{name} is a folder or no ordinary file.", source=name)
        return os.fdopen(descriptor, "rb")
    except FileNotFoundError as error:
        raise FeedNotFoundError(f"{name} does not exist. Check the path.", source=name) from error
    except OSError as error:
        raise FeedError(f"{name} cannot be read: {error.strerror or error}.", source=name) from error
    except ValueError as error:
        if isinstance(error, FeedError):
            raise
        raise FeedError(f"{name} cannot be read: {error}.", source=name) from error


def read_within(file: BinaryIO, source: str, limit: int = MAX_BYTES) -> bytes:
    """All of a file that may grow while it is read, or say that it has another size than it has.

    Raises:
        FeedError: it holds more than the limit, or cannot be read.
    """
    data = read_some(file, source, limit + 1)
    if len(data) > limit:
        raise FeedError(f"{source} is larger than {limit // 1_000_000} MB; no feed is.", source=source)
    return data


def read_some(file: BinaryIO, source: str, count: int) -> bytes:
    """At most so many bytes of what may be no file, such as standard input; none at its end.

    Raises:
        FeedError: it cannot be read.
    """
    try:
        return file.read(count)
    except (OSError, ValueError) as error:
        raise FeedError(
            f"{source} cannot be read: {getattr(error, 'strerror', None) or error}.", source=source
        ) from error


def first_bytes(file: BinaryIO, source: str, count: int) -> bytes:
    """The beginning of a file, which is at its beginning again afterwards.

    Raises:
        FeedError: it cannot be read.
    """
    head = read_some(file, source, count)
    file.seek(0)
    return head
