"""The file of names beside the other indexes."""

from pathlib import Path

from retrieval._index.local.names import NamesFile
from retrieval._storage.changes import Mark
from retrieval.names import NameIndex

NAMES = NameIndex(["ミカ・ソレン", "Dana Kelda", "林灝"])


def test_saved_with_the_point_of_history_that_it_follows(tmp_path: Path) -> None:
    file = NamesFile(tmp_path / "new")
    assert file.open(lambda _: True) is None
    for mark in (Mark(3, 5), Mark(7, -12), Mark(0, 0)):
        file.save(NAMES.with_names([f"ソレン{mark.number}"]), mark)
        found = file.open(lambda known: True, {"林灝": ["boss"]})
        assert found is not None
        assert found[1] == mark
        assert f"ソレン{mark.number}" in found[0].names
        assert found[0].resolve("boss") == ["林灝"]
        assert len(list((tmp_path / "new").iterdir())) == 1


def test_of_another_record_or_damaged_it_is_not_used(tmp_path: Path) -> None:
    file = NamesFile(tmp_path)
    file.save(NAMES, Mark(3, 5))
    assert file.open(lambda mark: mark.stamp == 6) is None
    (tmp_path / "names-9-000000000000000f.names").write_bytes(b"onrecord names\n{}\n")
    (tmp_path / "names-else.names").write_bytes(b"")
    found = file.open(lambda mark: True)
    assert found is not None
    assert found[1] == Mark(3, 5)
