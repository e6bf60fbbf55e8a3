"""``onrecord export``, and ``onrecord add`` of what it wrote."""

import subprocess
import sys
from pathlib import Path

from retrieval import FeedItem, Retriever
from tests.bot.terminal import ROOT, onrecord
from tests.conftest import MakeItem


def items_of(path: Path) -> list[FeedItem]:
    with Retriever.open(path) as retriever:
        return list(retriever.items())


def test_what_is_exported_and_added_is_the_same(tmp_path: Path, db: str) -> None:
    exported = onrecord("export", "--db", db)
    assert (exported.returncode, exported.stderr) == (0, "")
    assert len(exported.stdout.strip().split("\n")) == 15
    added = onrecord("add", "-", "--db", str(tmp_path / "copy.db"), stdin=exported.stdout)
    assert (added.returncode, added.stdout) == (0, "-: 15 added, 0 changed, 0 unchanged\n")
    assert items_of(tmp_path / "copy.db") == items_of(Path(db))
    assert onrecord("export", "--db", str(tmp_path / "copy.db")).stdout == exported.stdout


def test_lines_that_break_on_a_screen_are_no_lines(tmp_path: Path, make_item: MakeItem) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add([make_item("港の話題\u2028一行\u0085二行😀\n三行", guid="g", author="Runa", reposted_by="osk")])
    exported = onrecord("export", "--db", str(path), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    onrecord("add", "-", "--db", str(tmp_path / "copy.db"), stdin=exported.stdout)
    assert items_of(tmp_path / "copy.db") == items_of(path) != []


def test_into_a_file(tmp_path: Path, db: str) -> None:
    out = tmp_path / "items.jsonl"
    done = onrecord("export", "--out", str(out), "--db", db)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["items.jsonl"]
    assert "15 added" in onrecord("add", str(out), "--db", str(tmp_path / "copy.db")).stdout
    done = onrecord("export", "--out", str(tmp_path / "none/items.jsonl"), "--db", db)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr


def test_an_empty_index(tmp_path: Path) -> None:
    path = str(tmp_path / "feed.db")
    Retriever.open(path).close()
    done = onrecord("export", "--db", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing to export" in done.stderr


def test_an_output_that_is_full(db: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m bot export --db {db} > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "cannot be written: No space left" in done.stderr
