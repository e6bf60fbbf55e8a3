"""Sources, counted as items come and go."""

from datetime import UTC, date, datetime

from retrieval._storage.record import Record
from retrieval.types import FeedItem
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put, restore


def test_sources_are_counted_as_items_come_and_go(record: Record, make_item: MakeItem) -> None:
    def post(number: int, handle: str, source: str) -> FeedItem:
        return make_item(f"記事{number}", handle=handle, source=source, published=datetime(2025, 3, number, tzinfo=UTC))

    posts = [
        post(2, "Harbor", "Harbor Wire"),
        post(5, "harbor", "The Harbor Wire"),
        post(3, "HARBOR", "Harbour"),
        post(1, "b", "B"),
    ]
    for item in posts:
        put(record, item)
    wire, other = record.sources()
    assert (wire.handle, wire.source, wire.items) == ("harbor", "The Harbor Wire", 3)
    assert (wire.first, wire.last) == (date(2025, 3, 2), date(2025, 3, 5))
    assert other.handle == "b"
    record.remove(posts[0].id)
    record.remove(posts[3].id)
    (wire,) = record.sources()
    assert (wire.items, wire.first, wire.last) == (2, date(2025, 3, 3), date(2025, 3, 5))
    restore(record, posts[3])
    assert [source.items for source in record.sources()] == [2, 1]
