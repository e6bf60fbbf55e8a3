"""Folders and zip files: bounded, nothing unpacked, nothing outside."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from retrieval.errors import FeedError
from retrieval.feeds import archive as module
from retrieval.feeds.archive import open_folder, open_zip


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as out:
        for name, data in files.items():
            out.writestr(name, data)
    made.seek(0)
    return made


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_of_a_zip(method: int) -> None:
    archive = open_zip(packed({"a/b.js": b"words", "__MACOSX/a": b"", "../out": b"x"}, method), "a.zip")
    assert archive.names == ("a/b.js", "../out")
    assert archive.read("a/b.js", 10) == b"words"
    with pytest.raises(FeedError, match="larger"):
        archive.read("a/b.js", 3)
    with pytest.raises(FeedError, match="cannot be read"), archive.open("none"):
        pass
    archive.close()


def test_members_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in/data").mkdir(parents=True)
    (tmp_path / "secret.js").write_text("secret")
    (tmp_path / "in/data/a.js").write_text("words")
    (tmp_path / "in/link.js").symlink_to(tmp_path / "secret.js")
    (tmp_path / "in/own.js").symlink_to(tmp_path / "in/data/a.js")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in/pipe.js")
    archive = open_folder(tmp_path / "in", "in")
    assert set(archive.names) == {"link.js", "own.js", "loop", "data/a.js"}
    assert (archive.read("data/a.js", 10), archive.read("own.js", 10)) == (b"words", b"words")
    for name, what in {"link.js": "leads out", "loop": "no ordinary file", "pipe.js": "no ordinary file"}.items():
        with pytest.raises(FeedError, match=what), archive.open(name):
            pass
    assert open_folder(tmp_path / "in", "in", depth=0).names == ("link.js", "loop", "own.js")
    with pytest.raises(FeedError, match="cannot be read"):
        open_folder(tmp_path / "none", "none")


def test_one_file_under_another_name() -> None:
    archive = open_zip(packed({"posts.txt": b"p", "account.js": b"a", "private.js": b"x"}), "a.zip")
    renamed = archive.renamed("posts.txt", "tweets.js", ["account.js"])
    assert renamed.names == ("tweets.js", "account.js")
    assert (renamed.read("tweets.js", 9), renamed.read("account.js", 9)) == (b"p", b"a")


def test_a_bomb_is_not_unpacked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_zip(packed({"bomb": b"\0" * 30_000_000}), "bomb.zip")
    with pytest.raises(FeedError, match="grows beyond"):
        archive.read("bomb", 10**9)
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    monkeypatch.setattr(module._Budget, "__init__", lambda self: setattr(self, "left", 1000))
    several = open_zip(packed({"a": os.urandom(600), "b": os.urandom(600)}), "several.zip")
    several.read("a", 10**9)
    with pytest.raises(FeedError, match="grows beyond"):
        several.read("b", 10**9)


def test_an_encrypted_zip_says_so() -> None:
    data = bytearray(packed({"tweets.js": b"words"}).getvalue())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    archive = open_zip(io.BytesIO(data), "a.zip")
    with pytest.raises(FeedError, match="Unpack it with its password"), archive.open("tweets.js"):
        pass


def test_a_damaged_zip(tmp_path: Path) -> None:
    whole = packed({"tweets.js": os.urandom(5_000)}).getvalue()
    for data in (whole[:100], whole[:-10], b"PK\5\6" + b"\0" * 10, b"PK\3\4"):
        with pytest.raises(FeedError, match="damaged zip"):
            open_zip(io.BytesIO(data), "a.zip")
    broken = bytearray(whole)
    broken[2_000] ^= 0xFF
    with pytest.raises(FeedError, match="cannot be read"):
        open_zip(io.BytesIO(broken), "a.zip").read("tweets.js", 10**6)


def test_a_list_of_too_many_members_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65_535, 65_535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 10**7, 10**7, 10**9, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    with pytest.raises(FeedError, match="more files"):
        open_zip(io.BytesIO(large + locator + end), "a.zip")
    short = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 17_000_000, 0, 0)
    with pytest.raises(FeedError, match="more files"):
        open_zip(io.BytesIO(short), "a.zip")
