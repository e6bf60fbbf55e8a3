"""A folder of feeds: each file of it is added."""

import os
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands.each_file import MOST_FILES, MOST_TOLD, add_each
from retrieval import FeedError, Retriever
from tests.bot.terminal import onrecord

HARBOR = "Quay opens\n— Harbor Wire (@harborwire) Feb 20, 2025\nThe quay opened.\n"
MIHON = "橋が開通\n— 見本新聞 (@mihon) February 21, 2025\nソレン市長は橋を渡った。\n"


def test_each_feed_of_a_folder_is_added_and_what_is_none_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text(HARBOR, "utf-8")
    (folder / "inner" / "b.txt").write_text(MIHON, "utf-8")
    (folder / "notes.txt").write_text("Buy bread.", "utf-8")
    (folder / ".hidden").write_text(HARBOR.replace("harborwire", "hidden"), "utf-8")
    done = onrecord("add", "feeds/", cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split(": ")[1][:7] for line in done.stdout.splitlines()] == ["1 added", "1 added"]
    assert done.stderr.count("onrecord: ") == 1
    assert "notes.txt is text without posts" in done.stderr
    with Retriever.open(tmp_path / "onrecord.db") as retriever:
        assert {one.handle for one in retriever.sources()} == {"harborwire", "mihon"}


def test_a_folder_without_a_feed_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    for name in ("a", "b"):
        (tmp_path / "feeds" / name).write_text("Buy bread.", "utf-8")
    done = onrecord("add", "feeds", cwd=tmp_path)
    assert done.returncode == 2
    assert "feeds is a folder that holds no feed." in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(HARBOR, "utf-8")
    folder = tmp_path / "feeds"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "own.txt").write_text(MIHON, "utf-8")
    added: list[str] = []
    add_each(folder, ["link.txt", "own.txt"], added.append, Console(quiet=True), own=tmp_path / "own.db")
    assert added == [str(folder / "own.txt")]


def test_of_many_files_few_are_told_and_of_too_many_none_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: str) -> None:
        if not path.endswith("0"):
            raise FeedError(f"{path} is no feed.", source=path)

    add_each(tmp_path, [f"f{number}" for number in range(30)], refuse, Console(), own=tmp_path / "own.db")
    told = capsys.readouterr().out.splitlines()
    assert len(told) == MOST_TOLD + 1 or "more files" in " ".join(told)
    with pytest.raises(FeedError, match="at most 1,000"):
        add_each(
            tmp_path,
            [f"f{number}" for number in range(MOST_FILES + 1)],
            refuse,
            Console(quiet=True),
            own=tmp_path / "own.db",
        )


def test_the_database_in_the_folder_is_no_feed(tmp_path: Path) -> None:
    for name in ("feed.db", "feed.db-wal", "feed.db.index/shown.json", "a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    names = ["a.txt", "b.txt", "feed.db", "feed.db-wal", "feed.db.index/shown.json"]
    added: list[str] = []
    add_each(tmp_path, names, added.append, Console(quiet=True), own=tmp_path / "feed.db")
    assert [Path(one).name for one in added] == ["a.txt", "b.txt"]
