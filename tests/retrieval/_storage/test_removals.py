"""Removed items as rows: read in order, some hundred at a time."""

from datetime import UTC, datetime

from retrieval._storage.record import Record
from retrieval.types import Removal
from tests.conftest import MakeItem


def test_removals_are_read_in_order_of_their_ids(record: Record, make_item: MakeItem) -> None:
    removed = datetime(2025, 3, 2, tzinfo=UTC)
    for number in range(502):
        record.put_removal(Removal(item=make_item(f"Quay {number}", id=f"{number:016x}"), removed=removed))
    first = record.removals()
    rest = record.removals(first[-1].item.id)
    assert [one.item.id for one in (*first, *rest)] == [f"{number:016x}" for number in range(502)]
    assert record.removals(rest[-1].item.id) == []
    assert record.removal("0" * 16) == first[0]
    assert record.removal("none") is None
