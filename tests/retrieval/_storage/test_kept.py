"""What a record keeps beside the feed."""

from pathlib import Path

from retrieval._storage.record import Record


def test_what_one_process_keeps_another_finds(tmp_path: Path) -> None:
    first, second = Record.open(tmp_path / "feed.db"), Record.open(tmp_path / "feed.db")
    try:
        first.preferences.put("guild", "7", "{}")
        assert second.preferences.get("guild", "7") == "{}"
        assert second.shown.get("none") is None
        assert list(second.feedback.all()) == []
        assert second.follows.all() == []
    finally:
        first.close()
        second.close()
