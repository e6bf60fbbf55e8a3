"""Which answer a message goes on from."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.asking.conversing import STILL_TALKING, Spot, answer_listened_for, earlier_answer, going_on
from bot.asking.given import given_of
from bot.asking.page import Page, page_of
from bot.asking.request import Request
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


def asked(retriever: Retriever, text: str, **more: object) -> Page:
    return page_of(retriever, Request(text=text, today=NOW.date()).model_copy(update=more))


def test_a_follow_up_keeps_the_rest_of_the_question_and_its_sources(retriever: Retriever) -> None:
    before = given_of(asked(retriever, "what did Soren say?", sources=("mihon",)))
    request = going_on(Request(text="and Kelda?", sources=("harborwire",)), before)
    page = page_of(retriever, request)
    assert page.request.text == "what did Kelda say?"
    assert page.request.sources == ("mihon",)
    assert page.request.context is None
    whole = going_on(Request(text="what did Kelda say?", sources=("harborwire",)), before)
    assert page_of(retriever, whole).request.sources == ("harborwire",)


def test_more_begins_behind_what_was_shown_though_more_was_asked_for(retriever: Retriever) -> None:
    page = asked(retriever, "ハルタ議員は何と言った?", limit=5)
    given = given_of(page.showing(3))
    more = page_of(retriever, going_on(Request(text="他には?", limit=5), given))
    assert more.offset == 3
    assert more.hits[0] == page.hits[3]
    # Its own pages are those of the whole question.
    assert page_of(retriever, more.request, more.offset + 5).offset == 8


def test_where_no_question_was_asked_nothing_is_gone_on_from(retriever: Retriever) -> None:
    given = given_of(page_of(retriever, Request(kind="timeline", speakers=("ソレン",))))
    assert going_on(Request(text="and Kelda?"), given).context is None
