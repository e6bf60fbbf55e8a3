"""Names and who speaks, as the record tells of them."""

from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._storage.storing import put


def test_names_and_speakers_of_an_item(record: Record, make_item: MakeItem) -> None:
    put(record, make_item("Quay\nMayor Ida Soren said the quay would reopen in May. Osk Tveit was there."))
    there, gone = record.names()
    assert {"Ida Soren", "Osk Tveit"} <= set(there)
    assert gone == []
    assert record.is_person("Ida Soren")
    assert record.items_naming(["Osk Tveit"]) == record.items_speaking(["Ida Soren"])
    assert record.items_speaking(["Osk Tveit"]) == set()
    assert [form.name for form in record.speaker_forms()[0]] == ["Ida Soren"]
