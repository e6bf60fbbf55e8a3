"""Names that stand in passages."""

from datetime import UTC, datetime

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


def test_names_and_who_is_named_where(record: Record, make_item: MakeItem) -> None:
    first = make_item("見出し\nソレン市長が述べた。", published=datetime(2025, 3, 1, tzinfo=UTC))
    second = make_item("見出し\nソレン氏とハルタ財務長官が会った。", published=datetime(2025, 3, 2, tzinfo=UTC))
    put(record, first)
    put(record, second)
    assert record.names() == (["ソレン", "ハルタ"], [])
    assert record.is_person("ソレン")
    assert not record.is_person("見出し")
    assert record.items_naming(["ソレン"]) == {second.id, first.id}
    assert record.names_titled(["財務長官"]) == ["ハルタ"]


def test_a_name_that_is_mentioned_no_more_is_told_once(record: Record, make_item: MakeItem) -> None:
    items = [make_item(f"見出し{n}\nソレン市長が述べた。") for n in range(2)]
    for item in items:
        put(record, item)
    mark = record.last_change().number
    record.remove(items[0].id)
    assert record.names(mark) == (["ソレン"], [])
    assert record.count_naming(["ソレン"]) == 1
    record.remove(items[1].id)
    assert record.names(mark) == ([], ["ソレン"])
    assert not record.is_person("ソレン")
    assert record.names(record.last_change().number) == ([], [])


def test_passages_with_a_name_are_the_newest(record: Record, make_item: MakeItem) -> None:
    for number in range(4):
        put(record, make_item(f"見出し{number}\nソレン市長が第{number}回の会議に出た。"))
    assert sorted(record.texts_naming("ソレン", 2)) == [f"ソレン市長が第{n}回の会議に出た。" for n in (2, 3)]
    assert record.texts_naming("ケルダ", 2) == []
    numbers = record.passages_naming(["ソレン", "ケルダ"], 2)
    assert numbers == sorted(numbers, reverse=True)
    assert {text for text, _ in record.texts(numbers).values()} == set(record.texts_naming("ソレン", 2))
    assert record.passages_naming(["ケルダ"], 2) == []
