"""``onrecord add``."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.commands.add import run
from retrieval import Feed, Retriever, read_feed
from tests.bot.terminal import ROOT, SAMPLE, onrecord
from tests.retrieval.feeds.x_samples import tweet, write_archive


def test_adding_reports_what_was_left_out_and_keeps_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "一つ目\n— 見本 (@m) February 30, 2025\n本文。\n二つ目\n— 見本 (@m) February 20, 2025\n本文。\n", "utf-8"
    )
    done = onrecord("add", str(page), "missing.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "1 added" in done.stdout
    assert f"{page}:2: left out" in done.stderr
    assert "missing.txt does not exist" in done.stderr


def test_a_feed_that_is_added_again_is_unchanged(tmp_path: Path) -> None:
    database = ["--db", str(tmp_path / "feed.db")]
    for report in ("15 added, 0 changed, 0 unchanged", "0 added, 0 changed, 15 unchanged"):
        done = onrecord("add", str(SAMPLE), *database)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{SAMPLE}: {report}\n"


def test_times_that_name_no_zone_are_of_the_zone_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Quay opens\n— Harbor Wire (@hw) Feb 20, 2025\nIt opened.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    zones: list[tzinfo | None] = []

    def reading(source: str, *, zone: tzinfo | None, allow_private: bool) -> Feed:
        zones.append(zone)
        return read_feed(source, zone=zone)

    monkeypatch.setattr("bot.commands.add.read_feed", reading)
    tokyo, oslo = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Oslo")
    assert run([str(page)], db=None) == 0
    monkeypatch.setenv("ONRECORD_FEED_ZONE", "Europe/Oslo")
    assert run([str(page)], db=None) == run([str(page)], db=None, zone=tokyo) == 0
    assert zones == [None, oslo, tokyo]
    assert onrecord("add", str(page), "--zone", "Asia/Tokyo", cwd=tmp_path).returncode == 0


def test_a_zone_that_there_is_not_is_told(tmp_path: Path) -> None:
    done = onrecord("add", str(SAMPLE), "--zone", "Tokyo", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Asia/Tokyo" in done.stderr


def test_standard_input_is_a_feed_of_any_format(tmp_path: Path) -> None:
    database = ["--db", str(tmp_path / "feed.db")]
    done = onrecord("add", "-", *database, stdin=SAMPLE.read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (0, "-: 15 added, 0 changed, 0 unchanged\n")
    done = onrecord("add", "-", *database, stdin="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "- is empty" in done.stderr


def test_a_folder_is_a_feed(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "archive", tweet("Runa Dahl said the quay will open in May."))
    done = onrecord("add", str(folder), str(tmp_path / "archive/data"), "--db", str(tmp_path / "feed.db"))
    assert done.returncode == 0
    assert done.stdout.startswith(f"{folder}: 1 added, 0 changed, 0 unchanged\n")
    assert "0 added, 0 changed, 1 unchanged" in done.stdout


def test_bad_lines_of_an_export_are_told(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text('{"onrecord": 1, "item": 3}\n', encoding="utf-8")
    done = onrecord("add", str(path), "--db", str(tmp_path / "feed.db"))
    assert done.stdout == f"{path}: 0 added, 0 changed, 0 unchanged\n"
    assert f"{path}:1: left out, it is no item" in done.stderr


def test_a_standard_input_that_is_closed(tmp_path: Path) -> None:
    command = f"{sys.executable} -m bot add - --db {tmp_path}/feed.db <&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Standard input is closed" in done.stderr


def test_what_was_removed_before_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(read_feed(SAMPLE))
        retriever.remove(retriever.ask("what did Waltz say?").hits[0].item.id)
    done = onrecord("add", str(SAMPLE), "--db", str(path))
    assert done.stdout == f"{SAMPLE}: 0 added, 0 changed, 14 unchanged, 1 removed before\n"


def test_paths_as_people_paste_them(tmp_path: Path) -> None:
    folder = tmp_path / "my feeds"
    folder.mkdir()
    (folder / "見本.txt").write_bytes(SAMPLE.read_bytes())
    database = ["--db", "~/feed.db"]
    pasted = [(folder / "見本.txt").as_uri(), "~/my feeds/見本.txt", str(folder / "見本.txt"), "file://server/a.txt"]
    done = onrecord("add", *pasted, *database, cwd=tmp_path, HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stdout.count("15 unchanged") == 2
    assert done.stdout.startswith(f"{folder}/見本.txt: 15 added")
    assert done.stderr.startswith("onrecord: file://server/a.txt names a file on another machine")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "feed.db").is_file()


@pytest.mark.parametrize("after", [0, 1, 700])
def test_ctrl_c_tells_what_was_kept_and_leaves_the_database_sound(tmp_path: Path, after: int) -> None:
    feed, db = tmp_path / "items.jsonl", tmp_path / "feed.db"
    with feed.open("w", encoding="utf-8") as file:
        for number in range(6_000):
            text = f"Ida Soren said quay {number} would open in May. Runa Dahl denied that ferry {number} was late."
            item = {"source": "Harbor Wire", "handle": "hw", "published": "2025-03-01T09:00:00Z", "headline": ""}
            item |= {"text": text, "urls": [f"https://hw.example/{number}"]}
            file.write(json.dumps({"onrecord": 1, "item": item}) + "\n")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "add", str(feed), "--db", str(db)],
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while stored(db) < after or not db.is_file():
        assert process.poll() is None
        time.sleep(0.02)
    # A terminal tells every process of its, those that work for this one too.
    os.killpg(process.pid, signal.SIGINT)
    out, told = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in told
    if not after:
        return
    count = re.fullmatch(
        rf"Stopped. ([\d,]+) new items? of {feed} (?:is|are) stored, whole. Add it again to go on.\n", told
    )
    assert count
    assert int(count[1].replace(",", "")) == stored(db) < 6_000
    assert onrecord("check", "--db", str(db)).stdout.startswith(f"No fault in {stored(db):,} items")


def stored(db: Path) -> int:
    """How many items there are; none where there is no database yet."""
    if not db.is_file():
        return 0
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT COUNT(*) FROM items").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        connection.close()
