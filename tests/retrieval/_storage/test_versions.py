"""Versions that were replaced, as another database may bring them."""

from datetime import UTC, datetime

import pytest

from retrieval._storage.record import Record
from retrieval.types import Version
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put

FIRST, SECOND = datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 3, 2, tzinfo=UTC)


def test_versions_are_taken_over_once(record: Record, make_item: MakeItem) -> None:
    old, new = (make_item(text, id="a") for text in ("Quay to reopen in May.", "Quay to reopen in June."))
    put(record, new)
    past = [Version(item=old, seen=FIRST, replaced=SECOND)]
    assert (record.put_versions("a", past), record.put_versions("a", past)) == (1, 0)
    assert record.versions(["a", "b"]) == {"a": past}
    assert [one.item.text for one in record.history("a")] == [old.text, new.text]
    assert put(record, old) == "unchanged"


def test_the_version_that_stands_is_no_past_one(record: Record, make_item: MakeItem) -> None:
    with pytest.raises(ValueError, match="stands"):
        record.put_versions("a", [Version(item=make_item("Quay"), seen=FIRST)])
