"""``onrecord remove``."""

from pathlib import Path

from retrieval import Retriever
from tests.bot.terminal import SAMPLE, onrecord


def test_an_item_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "feed.db"
    onrecord("add", str(SAMPLE), "--db", str(path))
    with Retriever.open(path) as retriever:
        item = next(retriever.items())
    done = onrecord("remove", item.id, "nothing", "--db", str(path))
    assert (done.returncode, done.stdout) == (1, f"{item.id}: removed\n")
    assert "no item 'nothing'" in done.stderr
    assert onrecord("show", item.id, "--db", str(path)).returncode == 1
