"""Answers that were given."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from retrieval._storage.record import Record
from retrieval._storage.shown import Shown
from retrieval.types.shown import ShownAnswer

NOW = datetime(2025, 3, 1, tzinfo=UTC)
ANSWER = ShownAnswer(id="a", guild="7", channel="8", asker="42", state="{}", made=NOW)


@pytest.fixture
def shown(record: Record) -> Shown:
    return record.shown


def test_an_answer_is_found_by_its_id_and_once_sent_by_its_message(shown: Shown) -> None:
    shown.put(ANSWER)
    assert shown.get("a") == ANSWER
    assert shown.of_message("8", "100") is None
    sent = replace(ANSWER, message="100")
    shown.put(sent)
    assert shown.get("a") == shown.of_message("8", "100") == sent
    assert shown.of_message("9", "100") is None


def test_the_last_of_a_channel_is_one_that_everyone_sees(shown: Shown) -> None:
    shown.put(replace(ANSWER, message="100"))
    shown.put(replace(ANSWER, id="b", made=NOW + timedelta(minutes=1)))
    last = shown.last_in("8")
    assert last is not None
    assert last.id == "a"
    assert shown.last_in("9") is None


def test_old_ones_are_forgotten(shown: Shown) -> None:
    shown.put(ANSWER)
    shown.put(replace(ANSWER, id="b", made=NOW + timedelta(days=2)))
    assert shown.forget_before(NOW + timedelta(days=1)) == 1
    assert shown.get("a") is None
    assert shown.get("b") is not None
