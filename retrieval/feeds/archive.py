"""Folders and zip files that hold a feed in several files: their names, and bounded reading of those that are wanted.

Nothing is unpacked. A member is read as a stream; what all of them may hold is limited, whatever they claim.
"""

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from retrieval.errors import FeedError

MAX_BYTES = 2_000_000_000
"""So much is read of an archive in all, unpacked."""

MAX_RATIO, _HARMLESS = 200, 20_000_000
"""So many times its packed size may a member have unpacked, once it has more bytes than are harmless; text has 20."""

MAX_DIRECTORY = 16_000_000
"""Bytes of a zip's list of members: some two hundred thousand."""

MAX_ENTRIES, MAX_DEPTH = 200_000, 5
"""So much of a folder is looked at."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, struct.error, IndexError)
_ENCRYPTED = 0x1


@dataclass
class _Budget:
    """What may still be read."""

    left: int = MAX_BYTES


class Member:
    """A member of an archive, open for reading.

    Args:
        stream: where its bytes are from.
        source: the archive, for messages.
        name: in the archive.
        packed: its size there.
        budget: of the archive.
    """

    def __init__(self, stream: BinaryIO, source: str, name: str, packed: int, budget: _Budget) -> None:
        self._stream = stream
        self._source = source
        self._name = name
        self._packed = packed
        self._budget = budget
        self._taken = 0

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end.

        Raises:
            FeedError: it is damaged, or larger than an archive of a feed is.
        """
        try:
            piece = self._stream.read(size)
        except (*_DAMAGED, OSError, RuntimeError, ValueError) as error:
            raise FeedError(f"{self._name} in {self._source} cannot be read: {error}.", source=self._source) from error
        self._taken += len(piece)
        self._budget.left -= len(piece)
        if self._budget.left < 0 or (self._taken > _HARMLESS and self._taken > MAX_RATIO * max(self._packed, 1)):
            raise FeedError(
                f"{self._name} in {self._source} grows beyond what a feed holds when it is unpacked; it is not read.",
                source=self._source,
            )
        return piece


@dataclass(frozen=True)
class Archive:
    """A folder or a zip file.

    Attributes:
        source: its path or address as a person gave it, for messages.
        names: of its files, with ``/`` between folders, in order.
        kind: ``"folder"`` or ``"zip"``.
    """

    source: str
    names: tuple[str, ...]
    kind: str
    _opened: Callable[[str], tuple[BinaryIO, int]] = field(repr=False)
    _close: Callable[[], None] = field(default=lambda: None, repr=False)
    _budget: _Budget = field(default_factory=_Budget, repr=False)

    def renamed(self, name: str, new: str, others: Iterable[str]) -> "Archive":
        """The same archive with one file under another name, some others, and nothing else."""
        opened = self._opened
        return replace(self, names=(new, *others), _opened=lambda wanted: opened(name if wanted == new else wanted))

    @contextmanager
    def open(self, name: str) -> Iterator[Member]:
        """A member to read from.

        Raises:
            FeedError: it is encrypted, damaged or gone.
        """
        try:
            stream, packed = self._opened(name)
        except FeedError:
            raise
        except (*_DAMAGED, OSError, KeyError, RuntimeError, ValueError) as error:
            raise FeedError(f"{name} in {self.source} cannot be read: {error}.", source=self.source) from error
        with stream:
            yield Member(stream, self.source, name, packed, self._budget)

    def read(self, name: str, limit: int) -> bytes:
        """All of a small member.

        Raises:
            FeedError: it cannot be read, or is larger than the limit.
        """
        parts, size = [], 0
        with self.open(name) as member:
            while piece := member.read(1 << 20):
                parts.append(piece)
                size += len(piece)
                if size > limit:
                    raise FeedError(f"{name} in {self.source} is larger than {limit // 10**6} MB.", source=self.source)
        return b"".join(parts)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._close()


def open_zip(file: BinaryIO, source: str) -> Archive:
    """A zip file.

    Args:
        file: can be sought in; the archive closes it.
        source: its path or address, for messages.

    Raises:
        FeedError: it is damaged, or lists more members than an archive of a feed has.
    """
    try:
        if _directory_size(file) > MAX_DIRECTORY:
            raise FeedError(f"{source} lists more files than an archive of a feed has; it is not read.", source=source)
        packed = zipfile.ZipFile(file)
    except (*_DAMAGED, OSError, ValueError) as error:
        file.close()
        if isinstance(error, FeedError):
            raise
        raise FeedError(f"{source} is a damaged zip file: {error}. Download it again.", source=source) from error

    def opened(name: str) -> tuple[BinaryIO, int]:
        entry = packed.getinfo(name)
        if entry.flag_bits & _ENCRYPTED:
            raise FeedError(f"{source} is encrypted. Unpack it with its password and give the folder.", source=source)
        return packed.open(entry), entry.compress_size  # type: ignore[return-value]

    def close() -> None:
        packed.close()
        file.close()

    names = (name for name in packed.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/"))
    return Archive(source, tuple(dict.fromkeys(names)), "zip", opened, close)


def _directory_size(file: BinaryIO) -> int:
    """How many bytes a zip's list of members claims, read before the list is; see APPNOTE 4.3.14 and 4.3.16."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - 65_536 - 22))
    tail = file.read()
    # As zipfile looks for it, so that both see the same record.
    has_no_comment = tail[-22:-18] == b"PK\5\6" and tail[-2:] == b"\0\0"
    place = len(tail) - 22 if has_no_comment else tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) < place + 22:
        return 0
    size: int = struct.unpack_from("<L", tail, place + 12)[0]
    if size == 0xFFFFFFFF and place >= 76 and tail[place - 76 : place - 72] == b"PK\6\6":
        size = struct.unpack_from("<Q", tail, place - 76 + 40)[0]
    return size


def open_folder(path: Path, source: str, *, depth: int = MAX_DEPTH) -> Archive:
    """A folder with the folders in it; links that lead out of it are not followed.

    Args:
        path: the folder.
        source: as a person named it, for messages.
        depth: how deep the folders are that are looked at.

    Raises:
        FeedError: it cannot be read.
    """
    try:
        root = path.resolve(strict=True)
        names = tuple(_names(root, depth))
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise FeedError(f"{source} cannot be read: {why}.", source=source) from error

    def opened(name: str) -> tuple[BinaryIO, int]:
        target = (root / name).resolve(strict=True)
        if not target.is_relative_to(root):
            raise FeedError(f"{name} in {source} leads out of that folder; it is not read.", source=source)
        descriptor = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FeedError(f"{name} in {source} is no ordinary file; it is not read.", source=source)
        # What a folder holds is not packed: its ratio is one.
        return os.fdopen(descriptor, "rb"), MAX_BYTES

    return Archive(source, names, "folder", opened)


def _names(root: Path, deepest: int) -> Iterator[str]:
    """Files in a folder, those of its own folders last."""
    waiting, looked_at = [("", 0)], 0
    while waiting:
        inner, depth = waiting.pop(0)
        try:
            with os.scandir(root / inner) as entries:
                found = sorted(islice(entries, max(0, MAX_ENTRIES - looked_at)), key=lambda entry: entry.name)
        except OSError:
            if not inner:
                raise
            # A folder within that is closed, or went away, holds nothing for whoever reads.
            continue
        looked_at += len(found)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if depth < deepest and not entry.name.startswith("."):
                    waiting.append((f"{inner}{entry.name}/", depth + 1))
            elif entry.is_file(follow_symlinks=False) or entry.is_symlink():
                yield f"{inner}{entry.name}"
