"""Which answer a message goes on from."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.asking.conversing import STILL_TALKING, Spot, answer_listened_for, earlier_answer
from retrieval import Retriever
from retrieval.types.shown import ShownAnswer

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def answered(retriever: Retriever) -> Retriever:
    """Answers in a channel (8), in a thread at one of them (100), in a thread of others' (9), in a conversation (5)."""
    for name, channel, message in (
        ("first", "8", "100"), ("second", "8", "101"), ("threaded", "100", "200"), ("asked", "9", "300"), ("dm", "5", "400")
    ):  # fmt: skip
        retriever.shown.put(ShownAnswer(name, "7", channel, "42", "{}", NOW, message))
    return retriever


@pytest.mark.parametrize(
    ("spot", "expected"),
    [
        (Spot("channel", "8"), None),
        (Spot("channel", "8", replied="100", replied_in="8"), "first"),
        (Spot("channel", "8", replied="101", replied_in="8"), "second"),
        (Spot("channel", "8", replied="999", replied_in="8"), None),
        (Spot("thread", "100", parent="8"), "threaded"),
        (Spot("thread", "101", parent="8"), "second"),
        (Spot("thread", "100", parent="8", replied="100", replied_in="8"), "first"),
        (Spot("thread", "9", parent="8"), "asked"),
        (Spot("thread", "10", parent="8"), None),
        (Spot("direct", "5"), "dm"),
        (Spot("direct", "6"), None),
    ],
)
def test_goes_on_from_the_answer_that_is_meant(answered: Retriever, spot: Spot, expected: str | None) -> None:
    found = earlier_answer(answered, spot)
    assert (found.id if found else None) == expected


def test_listens_in_its_own_threads_and_for_a_while_where_it_was_asked(answered: Retriever) -> None:
    later = NOW + STILL_TALKING + timedelta(minutes=1)
    theirs = Spot("thread", "9", parent="8")
    assert answer_listened_for(answered, theirs, NOW + timedelta(minutes=1)) is not None
    assert answer_listened_for(answered, theirs, later) is None
    assert answer_listened_for(answered, Spot("thread", "10", parent="8"), NOW) is None
    assert answer_listened_for(answered, Spot("thread", "100", parent="8"), later) is not None
    assert answer_listened_for(answered, Spot("thread", "9", "8", replied="300", replied_in="9"), later) is not None
