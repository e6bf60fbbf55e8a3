"""``onrecord add``."""

import subprocess
import sys
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
