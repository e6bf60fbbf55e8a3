"""Items as rows, and which stored item a post is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"headline": "The quay reopens in June"}, "changed"),
        ({"urls": ["https://Example.org/quay?utm_source=x"]}, "changed"),
        ({"published": datetime(2025, 3, 1, 9, 30, tzinfo=UTC), "has_time": True}, "changed"),
        ({"urls": ["https://example.org/other"]}, "added"),
        ({"handle": "elsewhere"}, "added"),
        ({"text": "Snow\nA storm closes all roads in the north."}, "added"),
    ],
)
def test_the_link_tells_which_item_a_post_is(
    record: Record, make_item: MakeItem, fields: dict[str, object], outcome: str
) -> None:
    text = "Quay\nRuna Dahl said the quay would reopen in May."
    first = make_item(text, urls=["https://example.org/quay"])
    assert put(record, first) == "added"
    second = make_item(**{"text": text, "urls": ["https://example.org/quay"], **fields})
    assert put(record, second) == outcome
    stored = record.items(record.all_item_ids())
    assert len(stored) == (1 if outcome == "changed" else 2)
    if outcome == "changed":
        assert list(stored) == [first.id]
        assert record.sources()[0].items == 1


def test_without_a_link_day_and_words_tell(record: Record, make_item: MakeItem) -> None:
    first = make_item("BREAKING\nRuna Dahl said the pier was safe.", urls=[])
    other = make_item("BREAKING\nOsk Tveit said the ferry had sunk off the north quay.", urls=[])
    mended = make_item("BREAKING\nRuna Dahl said the pier was safe!", urls=[])
    later = make_item(
        "BREAKING\nRuna Dahl said the pier was safe.", urls=[], published=datetime(2025, 3, 2, tzinfo=UTC)
    )
    assert [put(record, item) for item in (first, other, mended, later)] == ["added", "added", "changed", "added"]


def test_items_come_back_exactly(record: Record, make_item: MakeItem) -> None:
    tokyo = timezone(timedelta(hours=9))
    item = make_item(
        "橋の話\n本文「。」と\u3000🗣️。",
        published=datetime(2025, 3, 1, 1, 2, 3, tzinfo=tokyo),
        has_time=True,
        urls=["a", "b"],
    )
    assert put(record, item) == "added"
    back = record.items([item.id, "none"])
    assert back == {item.id: item.model_copy(update={"first_seen": back[item.id].first_seen})}
    assert back[item.id].content_hash == item.content_hash
    assert [record.passages([n])[n].text for n in record.passage_ids()] == ["橋の話", "本文「。」と\u3000🗣️。"]


def test_the_same_content_is_known_whatever_stands_behind_the_link(record: Record, make_item: MakeItem) -> None:
    urls = ["https://example.org/live"]
    posts = [make_item(text, urls=urls) for text in ("火事の続報", "船の沈没", "選挙の結果")]
    assert [put(record, post) for post in posts] == ["added"] * 3
    assert [put(record, post) for post in posts] == ["unchanged"] * 3
    assert len(set(record.all_item_ids())) == 3


def test_a_hundred_thousand_ids_are_one_question(record: Record, make_item: MakeItem) -> None:
    item = make_item("橋の話")
    put(record, item)
    assert list(record.items([*map(str, range(100_000)), item.id])) == [item.id]


def test_the_newest_are_found_by_an_index(sqlite_record: Record, make_item: MakeItem) -> None:
    """As SQLite plans it; PostgreSQL weighs its plans by how much there is."""
    record = sqlite_record
    put(record, make_item("The quay is closed."))
    for where in ("", " AND handle_key = 'harborwire'"):
        for known, newest in (("moment IS NOT NULL", "moment"), ("moment IS NULL", "day")):
            query = f"SELECT item_id FROM items WHERE {known}{where} ORDER BY {newest} DESC LIMIT 3"
            with record._database.read() as connection:
                plan = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
            assert all("USING" in step[3] and "B-TREE" not in step[3] for step in plan), plan
    assert [one.has_time for one in record.latest((), 5)] == [False]
    assert record.latest(("mihon",), 5) == []
