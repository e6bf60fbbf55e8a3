"""``onrecord remove``."""

from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import SAMPLE, onrecord


def test_an_item_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    onrecord("add", str(SAMPLE), "--db", str(path))
    with Retriever.open(path) as retriever:
        item = next(retriever.items())
    database = ["--db", str(path)]
    done = onrecord("remove", item.id, "nothing", "--reason", "retracted", *database)
    assert (done.returncode, done.stdout) == (1, f"{item.id}: removed\n")
    assert "No item 'nothing' is here" in done.stderr
    shown = onrecord("show", item.id, *database)
    assert (shown.returncode, shown.stdout) == (1, "")
    assert "because: retracted" in shown.stderr
    assert "1 removed before" in onrecord("add", str(SAMPLE), *database).stdout
    done = onrecord("remove", item.id, "nothing", "--undo", *database)
    assert (done.returncode, done.stdout) == (1, f"{item.id}: put back\n")
    assert "No item 'nothing' was removed" in done.stderr
    assert onrecord("show", item.id, *database).returncode == 0
