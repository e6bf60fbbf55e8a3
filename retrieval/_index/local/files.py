"""Copies of a snapshot's arrays on disk, one file each, named after what they hold.

A file is a magic word, the length of a header, the header (JSON: dtype, shape and offset of each array) and the arrays.
Its name tells the point of the record's history and a checksum of all its bytes, so that a file that was cut or
damaged is known for what it is.
"""

import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval._storage.changes import Mark

_SUFFIX = ".arrays"
_MAGIC = b"onrecord"
_LENGTH = struct.Struct("<Q")
_ALIGNED = 64
_UNSIGNED = (1 << 64) - 1

Arrays = dict[str, NDArray[np.generic]]


def write_copy(folder: Path, kind: str, mark: Mark, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Write a copy; other processes see the old one or the new one, never a half.

    Args:
        folder: where it goes.
        kind: what it holds: a word, for some followed by a minus sign and more. Older copies of the same word go.
        mark: the point of the history.
        arrays: by name.

    Raises:
        OSError: the folder cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=folder, prefix="writing-")
    checksum = 0
    with os.fdopen(handle, "wb") as file:
        for piece in _pieces(arrays):
            checksum = zlib.crc32(piece, checksum)
            file.write(piece)
    name = f"{kind}-{mark.number}-{mark.stamp & _UNSIGNED:016x}-{checksum:08x}{_SUFFIX}"
    Path(temporary).replace(folder / name)
    for old in folder.glob(f"{kind.partition('-')[0]}-*"):
        if old.name != name:
            old.unlink(missing_ok=True)


def read_copies(folder: Path, kind: str, knows: Callable[[Mark], bool]) -> list[tuple[Mark, Arrays]]:
    """The sound copies of a kind that belong to this record, the newest first; as a rule there is one.

    The arrays are mapped from the file and cannot be written to.
    """
    found = []
    for path in folder.glob(f"{kind}-*{_SUFFIX}"):
        try:
            number, stamp, checksum = path.name.removeprefix(f"{kind}-").removesuffix(_SUFFIX).split("-")
            mark = Mark(int(number), _signed(int(stamp, 16)))
            if knows(mark):
                found.append((mark, _read(path, int(checksum, 16))))
        except (OSError, ValueError, KeyError, TypeError, struct.error):
            # A damaged or vanished copy is worth nothing; the record has everything.
            continue
    return sorted(found, key=lambda pair: -pair[0].number)


def _pieces(arrays: Mapping[str, NDArray[np.generic]]) -> list[bytes | memoryview]:
    header: dict[str, tuple[str, tuple[int, ...], int]] = {}
    pieces: list[bytes | memoryview] = []
    offset = 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
        header[name] = (array.dtype.newbyteorder("<").str, array.shape, offset)
        padding = -data.nbytes % _ALIGNED
        pieces += [data.data, bytes(padding)]
        offset += data.nbytes + padding
    text = json.dumps(header).encode()
    text += b" " * (-(len(_MAGIC) + _LENGTH.size + len(text)) % _ALIGNED)
    return [_MAGIC + _LENGTH.pack(len(text)) + text, *pieces]


def _read(path: Path, checksum: int) -> Arrays:
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if zlib.crc32(data) != checksum or data[: len(_MAGIC)] != _MAGIC:
        raise ValueError(f"{path} is damaged")
    begin = len(_MAGIC) + _LENGTH.size
    (length,) = _LENGTH.unpack(data[len(_MAGIC) : begin])
    header = json.loads(data[begin : begin + length])
    return {
        name: np.frombuffer(data, dtype, int(np.prod(shape)), begin + length + offset).reshape(shape)
        for name, (dtype, shape, offset) in header.items()
    }


def _signed(stamp: int) -> int:
    """SQLite's integers are signed; a minus sign in a file name would read as a separator."""
    return stamp - (1 << 64) if stamp >> 63 else stamp
