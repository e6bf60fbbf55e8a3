"""A table of names as a file."""

from pathlib import Path

import pytest

from retrieval.errors import NamesFileError
from retrieval.names.stored import read_table, write_table
from retrieval.names.table import NameTable
from tests.retrieval.names.test_table import NAMES, same


@pytest.mark.parametrize("names", [NAMES, []], ids=["some", "none"])
def test_a_table_comes_back(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "names.bin"
    write_table(path, NameTable.made(names))
    back = read_table(path)
    assert back.names() == names
    assert same(back, NameTable.made(names))


def test_a_file_that_is_replaced_stays_as_it_was_for_who_has_it_open(tmp_path: Path) -> None:
    path = tmp_path / "names.bin"
    write_table(path, NameTable.made(["ソレン"]))
    old = read_table(path)
    write_table(path, NameTable.made(["ケルダ", "ウォルツ"]))
    assert (old.names(), read_table(path).names()) == (["ソレン"], ["ケルダ", "ウォルツ"])
    assert [file.name for file in tmp_path.iterdir()] == ["names.bin"]


@pytest.mark.parametrize("content", [b"", b"something else\n", b"onrecord names\n", b"onrecord names\n{}\n"])
def test_a_file_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.bin"
    path.write_bytes(content)
    with pytest.raises(NamesFileError, match="Delete it") as raised:
        read_table(path)
    assert raised.value.path == str(path)
