"""Disks that are full or read-only, files that are damaged, two writers: one clear line each, and nothing is harmed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrieval import Retriever, StorageError, read_feed
from retrieval._index.local.manager import index_folder
from tests.bot.terminal import ROOT, SAMPLE
from tests.retrieval.crowd import strangers

QUESTION = "what did Waltz say?"


def in_a_mount(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell where it may mount, with the folder as ``$D`` and the command as ``$O``."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root can mount")
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    environment = {**os.environ, "D": str(folder), "O": f"{sys.executable} -m bot", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )


def test_a_database_on_a_read_only_disk_can_be_asked(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(read_feed(SAMPLE))
        message = retriever.ask(QUESTION).hits[0].passage.text
    read_only = "mount --bind $D $D && mount -o remount,ro,bind $D"
    done = in_a_mount(tmp_path, f"{read_only} && $O ask '{QUESTION}' --limit 1 --db $D/feed.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert message.split("\n")[0] in done.stdout
    (tmp_path / "more.txt").write_text("Quay news\n— Harbor Wire (@harborwire) March 1, 2025\nThe quay is open.\n")
    done = in_a_mount(tmp_path, f"{read_only} && $O add $D/more.txt --db $D/feed.db")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in done.stderr


def test_a_full_disk_is_told_and_keeps_what_was_stored(tmp_path: Path) -> None:
    posts = [
        f"Council news {n}\n— Harbor Wire (@harborwire) March 1, 2025\nMayor Runa Dahl said dyke {n} was raised by {n} m.\n"
        for n in range(300)
    ]
    big, kept, disk = tmp_path / "big.txt", tmp_path / "kept.db", tmp_path / "disk"
    big.write_text("\n".join(posts))
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=2m none $D; $O add {big} --db $D/feed.db; echo $?;"
        f" $O ask 'what did Dahl say?' --limit 1 --db $D/feed.db; echo $?; cp $D/feed.db {kept}; cp $D/feed.db-wal {kept}-wal"
    )
    done = in_a_mount(disk, script)
    assert done.stdout.splitlines()[0] == "2", done.stderr
    assert done.stdout.splitlines()[-1] == "0", done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("onrecord:")]
    assert len(told) == 1
    assert "no space left" in told[0]
    assert "unexpected" not in done.stderr
    with Retriever.open(kept) as retriever:
        assert retriever.stats().items > 0
        assert retriever.check() == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with as many passages as have copies of their indexes on disk."""
    folder = tmp_path_factory.mktemp("made")
    with Retriever.open(folder / "feed.db", workers=0) as retriever:
        retriever.add([*read_feed(SAMPLE), *strangers(60)])
    return folder


@pytest.fixture
def many(made: Path, tmp_path: Path) -> Path:
    """That database, for one test to damage."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "feed.db"


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle] ^= 0xFF
    _put(path, bytes(data))


def cut(path: Path) -> None:
    _put(path, path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    _put(path, b"")


def _put(path: Path, data: bytes) -> None:
    # A new file: a mapped one that shrinks kills the process that has it.
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [flipped, cut, emptied, Path.unlink])
@pytest.mark.parametrize(
    "which", ["dense-*", "columns-*", "names-*", "speakers.json", "lexical-*/*.idx", "lexical-*/*.term"]
)
def test_a_damaged_index_is_made_again(many: Path, damage: Callable[[Path], None], which: str) -> None:
    with Retriever.open(many) as retriever:
        before = retriever.ask(QUESTION)
    files = list(index_folder(many).glob(which))
    assert files
    for file in files:
        damage(file)
    with Retriever.open(many) as retriever:
        assert retriever.ask(QUESTION) == before
        assert retriever.check() == []


@pytest.mark.parametrize("damage", [cut, "middle", "head"])
def test_a_damaged_database_is_told_and_left_alone(many: Path, damage: Callable[[Path], None] | str) -> None:
    with closing(sqlite3.connect(many)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(many.read_bytes())
    if damage == "middle":
        data[4_096 * 3 : -4_096] = b"\xff" * (len(data) - 4_096 * 4)
    elif damage == "head":
        data[:100] = b"\xff" * 100
    else:
        data = data[: len(data) // 2]
    _put(many, bytes(data))
    before = many.read_bytes()

    def use() -> None:
        with Retriever.open(many) as retriever:
            faults = retriever.check()
            raise StorageError(faults[0], path=str(many))

    with pytest.raises(StorageError) as caught:
        use()
    assert "\n" not in str(caught.value)
    assert many.read_bytes() == before


def test_two_writers_take_turns_or_are_told(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval._storage.connection.BUSY_TIMEOUT_S", 0.1)
    with Retriever.open(many, workers=0) as retriever:
        retriever._record._database._timeout = 0.1
        with closing(sqlite3.connect(many, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert retriever.ask(QUESTION).hits
            retriever._record._database._own.connection.execute("PRAGMA busy_timeout = 100")
            with pytest.raises(StorageError, match="in use by another program"):
                retriever.add(strangers(61))
            other.execute("ROLLBACK")
        assert retriever.add(strangers(61)).added == 1
        assert retriever.check() == []
