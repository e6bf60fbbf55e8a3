"""``onrecord add``."""

from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.commands.add import run
from retrieval import Feed, Retriever, read_feed
from tests.bot.terminal import SAMPLE, onrecord


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

    def reading(source: str, *, zone: tzinfo | None) -> Feed:
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


def test_what_was_removed_before_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(read_feed(SAMPLE))
        retriever.remove(retriever.ask("what did Waltz say?").hits[0].item.id)
    done = onrecord("add", str(SAMPLE), "--db", str(path))
    assert done.stdout == f"{SAMPLE}: 0 added, 0 changed, 14 unchanged, 1 removed before\n"
