"""A record that holds something of everything, for what must keep all of it."""

from datetime import UTC, datetime

import numpy as np

from retrieval._storage.follows import Entry
from retrieval._storage.record import Record
from retrieval.types import Watch
from retrieval.types.following import FollowedSource
from retrieval.types.shown import ShownAnswer
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import DIM, put

NOW = datetime(2025, 3, 1, tzinfo=UTC)
TEXT = "Quay to reopen in May\nMayor Ida Soren said the quay would reopen in May."


def fill(record: Record, make_item: MakeItem) -> None:
    """Store items, an edit, a removal, vectors of a second model, and what is kept beside the items."""
    items = [make_item(TEXT.replace("May", month)) for month in ("June", "April", "July")]
    for item in items:
        put(record, item)
    put(record, make_item("見本新聞\nソレン市長は「橋を直す」と述べた。", handle="見本新聞", urls=[]))
    put(record, make_item(f"{items[0].text} Soon.", urls=items[0].urls))
    record.remove(items[1].id, "asked for")
    record.put_vectors([int(record.passage_ids()[0])], [np.ones((1, DIM), dtype=np.float32)], "other")
    record.preferences.put("guild", "7", '{"zone": "UTC"}')
    record.shown.put(ShownAnswer(id="a", guild="7", channel="8", asker="42", state="{}", made=NOW))
    record.feedback.put(shown="a", person="42", guild="7", made=NOW, content="{}")
    source = FollowedSource(url="https://harborwire.example/feed.xml", name="harborwire")
    record.follows.save(source, [Entry("k", "h", items[0].id, "", NOW, NOW)])
    watches = record.watches(lambda hits, told: list(hits))
    kept = Watch(guild="7", channel="8", owner="42", speaker="Ida Soren", written="Soren", mark="1.1", made=NOW)
    for _ in range(2):
        last = watches.add(kept)
    watches.remove(last.id)
