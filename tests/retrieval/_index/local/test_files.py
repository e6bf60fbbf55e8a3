"""Copies on disk: round trips, damage, strangers."""

from pathlib import Path

import numpy as np
import pytest

from retrieval._index.local.files import Arrays, read_copies, write_copy
from retrieval._storage.changes import Mark

ARRAYS: Arrays = {
    "numbers": np.arange(1_000, dtype=np.int64),
    "matrix": np.arange(21, dtype=np.int16).reshape(3, 7),
    "flags": np.array([True, False]),
    "none": np.zeros((0, 4), dtype=np.float32),
}


def read(folder: Path, kind: str = "dense-abc") -> list[tuple[Mark, Arrays]]:
    return read_copies(folder, kind, lambda _: True)


def test_a_copy_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_copy(tmp_path, "dense-abc", Mark(4, -77), ARRAYS)
    ((mark, arrays),) = read(tmp_path)
    assert mark == Mark(4, -77)
    assert list(arrays) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert (arrays[name].dtype, arrays[name].shape) == (array.dtype, array.shape)
        assert (arrays[name] == array).all()
        assert not arrays[name].flags.writeable


def test_a_newer_copy_takes_the_place_of_all_of_its_word(tmp_path: Path) -> None:
    (tmp_path / "dense-old-1-00-00.faiss").touch()
    write_copy(tmp_path, "columns", Mark(1, 1), ARRAYS)
    write_copy(tmp_path, "dense-other", Mark(9, 1), ARRAYS)
    write_copy(tmp_path, "dense-abc", Mark(1, 1), ARRAYS)
    ((_, held),) = read(tmp_path)
    write_copy(tmp_path, "dense-abc", Mark(2, 2), {"numbers": np.zeros(3)})
    assert sorted(path.name.split("-")[0] for path in tmp_path.iterdir()) == ["columns", "dense"]
    assert [mark for mark, _ in read(tmp_path)] == [Mark(2, 2)]
    assert (held["numbers"] == ARRAYS["numbers"]).all(), "what was mapped before is still there"


def test_damaged_copies_and_strangers_are_passed_over(tmp_path: Path) -> None:
    write_copy(tmp_path, "dense-abc", Mark(4, 5), ARRAYS)
    (path,) = tmp_path.iterdir()
    assert read_copies(tmp_path, "dense-abc", lambda mark: mark != Mark(4, 5)) == []
    assert read(tmp_path, "dense-xyz") == []
    data = path.read_bytes()
    places = [0, 9, 20, len(data) // 2, len(data) - 1]
    flipped = [data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :] for place in places]
    for damaged in (b"", data[:5], data[:100], data[:-1], data + b"x", *flipped):
        path.unlink()
        path.write_bytes(damaged)
        assert read(tmp_path) == []
    path.rename(tmp_path / "dense-abc-4-garbage.arrays")
    assert read(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert read(tmp_path / "none") == []
    with pytest.raises(OSError):
        write_copy(tmp_path / "none", "dense-abc", Mark(1, 1), ARRAYS)
