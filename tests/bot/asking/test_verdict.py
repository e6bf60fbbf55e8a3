"""Verdicts with what was asked and shown."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.asking.errors import ChangedError
from bot.asking.given import Given, given_of
from bot.asking.page import page_of
from bot.asking.request import Request
from bot.asking.verdict import Why, feedback_of

AT = datetime(2025, 3, 5, tzinfo=UTC)


def given(retriever: Any, text: str, **fields: Any) -> Given:
    return given_of(page_of(retriever, Request(text=text, today=date(2025, 3, 4), **fields)))


def test_a_verdict_tells_what_was_asked_and_shown(retriever: Any) -> None:
    shown = given(retriever, "ハルタ議員は何と言った?", language="ja", sources=("outlet1",))
    kept = feedback_of(retriever, shown, "7", AT)
    assert (kept.verdict, kept.question, kept.language) == ("good", "ハルタ議員は何と言った?", "ja")
    assert (kept.guild, kept.sources, kept.today, kept.at) == ("7", ("outlet1",), date(2025, 3, 4), AT)
    assert [(one.handle, one.speaker, one.day) for one in kept.shown] == [("outlet1", "ハルタ", date(2025, 3, 1))] * 2
    assert all(one.quote in retriever.item(one.item).text for one in kept.shown)


def test_the_hit_at_fault_is_told_by_its_place(retriever: Any) -> None:
    shown = given(retriever, "ハルタ議員は何と言った?")
    why = Why(reason="wrong_speaker", hit=shown.hits[1].key, note="It was her deputy.")
    kept = feedback_of(retriever, shown, "", AT, why)
    assert (kept.verdict, kept.at_fault, kept.note) == ("wrong_speaker", 1, "It was her deputy.")
    assert feedback_of(retriever, shown, "", AT, Why(hit="gone")).at_fault is None


def test_what_was_taken_away_since_is_left_out(retriever: Any) -> None:
    shown = given(retriever, "ハルタ議員は何と言った?")
    retriever.remove(shown.hits[0].item)
    why = Why(reason="wrong_date", hit=shown.hits[1].key)
    kept = feedback_of(retriever, shown, "", AT, why)
    assert ([one.item for one in kept.shown], kept.at_fault) == ([shown.hits[1].item], 0)
    retriever.remove(shown.hits[1].item)
    with pytest.raises(ChangedError):
        feedback_of(retriever, shown, "", AT)


def test_nothing_was_shown_where_nothing_was_found(retriever: Any) -> None:
    assert feedback_of(retriever, given(retriever, "what did Quimby say?"), "", AT).shown == ()
