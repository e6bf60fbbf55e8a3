"""``onrecord remove``."""

from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import SAMPLE, on_terminal, onrecord

LINK = "https://t.co/sample0004"


def test_an_item_is_removed_stays_so_and_is_put_back(own_db: str) -> None:
    with Retriever.open(Path(own_db)) as retriever:
        item = next(retriever.items())
    database = ["--db", own_db]
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


def test_nobody_to_ask_is_no_yes(own_db: str) -> None:
    done = onrecord("remove", LINK, "--db", own_db)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--yes" in done.stderr
    assert onrecord("show", LINK, "--db", own_db).returncode == 0


def test_whoever_sits_there_is_asked(own_db: str) -> None:
    kept = on_terminal("remove", LINK, "--db", own_db, typed="n\n")
    assert (kept.returncode, "Nothing was removed." in kept.shown) == (1, True)
    assert "U.S. adviser presses Kyiv" in kept.shown
    gone = on_terminal("remove", LINK, "--db", own_db, typed="y\n")
    assert (gone.returncode, "removed: " in gone.shown) == (0, True)
    assert onrecord("show", LINK, "--db", own_db).returncode == 1
