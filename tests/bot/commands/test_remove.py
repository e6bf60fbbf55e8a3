"""``onrecord remove``."""

from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import SAMPLE, on_terminal, onrecord

LINK = "https://t.co/sample0004"


def test_an_item_is_removed_stays_so_and_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    onrecord("add", str(SAMPLE), "--db", str(path))
    with Retriever.open(path) as retriever:
        item = next(retriever.items())
    database = ["--db", str(path)]
    done = onrecord("remove", item.id[:8], "nothing", "--reason", "retracted", "--yes", *database)
    assert (done.returncode, done.stdout.startswith(f"removed: {item.id}  @{item.handle}  {item.day}")) == (1, True)
    assert "no item 'nothing'" in done.stderr
    shown = onrecord("show", item.id, *database)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "because: retracted" in shown.stderr
    assert "1 removed before" in onrecord("add", str(SAMPLE), *database).stdout
    done = onrecord("remove", str(item.url), "nothing", "--undo", *database)
    assert (done.returncode, done.stdout.startswith(f"put back: {item.id}")) == (1, True)
    assert "No item 'nothing' was removed" in done.stderr
    assert onrecord("show", item.id, *database).returncode == 0


def test_nobody_to_ask_is_no_yes(tmp_path: Path) -> None:
    path = str(tmp_path / "feed.db")
    onrecord("add", str(SAMPLE), "--db", path)
    done = onrecord("remove", LINK, "--db", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--yes" in done.stderr
    assert onrecord("show", LINK, "--db", path).returncode == 0


def test_whoever_sits_there_is_asked(tmp_path: Path) -> None:
    path = str(tmp_path / "feed.db")
    onrecord("add", str(SAMPLE), "--db", path)
    kept = on_terminal("remove", LINK, "--db", path, typed="n\n")
    assert (kept.returncode, "Nothing was removed." in kept.shown) == (1, True)
    assert "U.S. adviser presses Kyiv" in kept.shown
    gone = on_terminal("remove", LINK, "--db", path, typed="y\n")
    assert (gone.returncode, "removed: " in gone.shown) == (0, True)
    assert onrecord("show", LINK, "--db", path).returncode == 1
