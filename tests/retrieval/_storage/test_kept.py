"""What a record keeps beside the feed."""

from retrieval._storage.record import Record
from retrieval.types.address import Place


def test_what_one_process_keeps_another_finds(place: Place) -> None:
    first, second = Record.open(place), Record.open(place)
    try:
        first.preferences.put("guild", "7", "{}")
        assert second.preferences.get("guild", "7") == "{}"
        assert second.shown.get("none") is None
        assert list(second.feedback.all()) == []
        assert second.follows.all() == []
    finally:
        first.close()
        second.close()
