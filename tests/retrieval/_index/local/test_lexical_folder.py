"""The files of the lexical index: read again, of another version, damaged."""

from pathlib import Path

import pytest

from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._storage.changes import Mark
from tests.retrieval._index.local.test_lexical import folder, found, grown, made, row


def test_it_is_read_again_unless_made_otherwise(tmp_path: Path) -> None:
    made(tmp_path, [row(1, "橋")])
    again = folder(tmp_path).open()
    assert (again.mark, found(again, "橋")) == (Mark(1, 5), [1])
    assert folder(tmp_path, version="2").open().mark == Mark()
    stranger = LexicalFolder(tmp_path, version="1", knows=lambda _: False)
    assert stranger.open().mark == Mark()


@pytest.mark.parametrize("damage", ["meta", "segment", "gone", "empty"])
def test_damage_is_noticed_and_made_good(tmp_path: Path, damage: str) -> None:
    made(tmp_path, [row(1, "橋"), row(2, "港")])
    (place,) = tmp_path.glob("lexical-*")
    if damage == "meta":
        (place / "meta.json").write_text("garbage")
    elif damage == "gone":
        (place / "meta.json").unlink()
    else:
        file = max(place.glob("*.idx"))
        data = file.read_bytes()
        # A new file: tantivy may still have the old one mapped, and a mapped file that shrinks kills the process.
        file.unlink()
        file.write_bytes(b"" if damage == "empty" else bytes([data[0] ^ 255]) + data[1:])
    index = folder(tmp_path).open()
    assert index.mark == Mark()
    assert found(index, "橋") == []
    assert found(grown(index, [row(1, "橋"), row(2, "港")]), "橋") == [1]
    assert len(list(tmp_path.glob("lexical-*"))) == 1


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    made(tmp_path, [row(1, "橋")])
    (tmp_path / "lexical-0").mkdir()
    (tmp_path / "lexical-0" / "meta.json").write_text("{")
    folder(tmp_path).sweep()
    assert [place.name for place in tmp_path.iterdir()] == ["lexical-1"]
    assert found(folder(tmp_path).open(), "橋") == [1]
