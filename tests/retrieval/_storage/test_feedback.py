"""Verdicts on answers."""

from datetime import UTC, datetime, timedelta

from retrieval._storage.record import Record

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def test_a_person_has_one_verdict_on_an_answer_and_a_server_sees_its_own(record: Record) -> None:
    rows = record.feedback
    rows.put(shown="a", person="42", guild="7", made=NOW, content="bad")
    rows.put(shown="a", person="43", guild="7", made=NOW + timedelta(hours=1), content="good")
    rows.put(shown="b", person="42", guild="9", made=NOW + timedelta(hours=2), content="elsewhere")
    rows.put(shown="a", person="42", guild="7", made=NOW + timedelta(hours=3), content="good after all")
    assert list(rows.all("7")) == ["good", "good after all"]
    assert list(rows.all()) == ["good", "elsewhere", "good after all"]
