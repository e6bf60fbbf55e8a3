"""A table of names as one file, which a process maps into its memory instead of reading it."""

import json
import mmap
import os
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import Transliterator
from retrieval.errors import NamesFileError
from retrieval.names.ragged import Ragged
from retrieval.names.table import NameTable

NAMES_VERSION = "4"
"""Changes whenever the same name is said, spelled or found by other numbers: a file of another version is not read."""

_MAGIC = b"onrecord names\n"
_ALIGNED = 64
_LONGEST_HEADER = 1 << 16
_VALUES, _ENDS = ".values", ".ends"
_FIELDS = [field.name for field in fields(NameTable)]


def write_table(path: Path, table: NameTable) -> None:
    """Write a table; whoever reads sees the old file or the new one, never a half.

    Raises:
        OSError: the file cannot be written.
    """
    arrays = {name: np.ascontiguousarray(array) for name, array in _arrays(table)}
    places: dict[str, tuple[str, int, int]] = {}
    size, checksum = 0, 0
    for name, array in arrays.items():
        places[name] = (array.dtype.newbyteorder("<").str, size, len(array))
        size += _padded(array.nbytes)
        checksum = zlib.crc32(_bytes(array), checksum)
    header = json.dumps({"version": _version(), "size": size, "checksum": checksum, "arrays": places}).encode()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            line = _MAGIC + header
            file.write(line + b" " * (_padded(len(line) + 1) - len(line) - 1) + b"\n")
            for array in arrays.values():
                file.write(_bytes(array))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def read_table(path: Path) -> NameTable:
    """A table that ``write_table`` wrote.

    Raises:
        NamesFileError: the file is damaged, or another version made it.
        OSError: there is no such file, or it cannot be read.
    """
    with path.open("rb") as file:
        first, line = file.readline(len(_MAGIC)), file.readline(_LONGEST_HEADER)
        if first != _MAGIC or not line.endswith(b"\n"):
            raise NamesFileError(f"{path} is no file of names. Delete it: it is made again.", path=str(path))
        start = file.tell()
        # Nothing unmaps it: it goes with the last array made of it, and a file that is replaced stays as it was.
        payload = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[start:]
    try:
        header = json.loads(line)
        is_ours = header["version"] == _version()
        is_whole = len(payload) == header["size"] and zlib.crc32(payload) == header["checksum"]
        arrays = {
            name: np.frombuffer(payload, dtype=np.dtype(kind), count=count, offset=offset)
            for name, (kind, offset, count) in header["arrays"].items()
            if is_ours and is_whole
        }
    except (ValueError, KeyError, TypeError) as error:
        raise NamesFileError(f"{path} is damaged ({error}). Delete it: it is made again.", path=str(path)) from error
    if not is_ours:
        raise NamesFileError(f"{path} was made by another version. Delete it: it is made again.", path=str(path))
    if not is_whole:
        raise NamesFileError(f"{path} is damaged. Delete it: it is made again.", path=str(path))
    return _table(arrays)


def _arrays(table: NameTable) -> Iterator[tuple[str, NDArray[Any]]]:
    for name in _FIELDS:
        value = getattr(table, name)
        if isinstance(value, Ragged):
            yield name + _VALUES, value.values
            yield name + _ENDS, value.ends
        else:
            yield name, value


def _table(arrays: Mapping[str, NDArray[Any]]) -> NameTable:
    values: dict[str, Any] = {
        name: arrays[name] if name in arrays else Ragged(arrays[name + _VALUES], arrays[name + _ENDS])
        for name in _FIELDS
    }
    return NameTable(**values)


def _bytes(array: NDArray[Any]) -> bytes:
    """The bytes of an array, filled up so that the next one starts at a round place."""
    plain = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
    return plain + bytes(_padded(len(plain)) - len(plain))


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _version() -> str:
    """The version of the numbers, those of the model's signs included."""
    signs = [[*speller.signs_written] for speller in Transliterator.bundled()]
    return f"{NAMES_VERSION}-{zlib.crc32(json.dumps(signs).encode()):08x}"
