"""What callers may ask with."""

from datetime import UTC, date, datetime
from itertools import repeat
from typing import Any

import pytest

from retrieval.errors import QuestionError
from retrieval.query.arguments import (
    MAX_LIMIT,
    MAX_MESSAGE,
    MAX_NAME,
    MAX_QUESTION,
    MAX_SOURCES,
    MAX_SPEAKERS,
    checked,
    checked_count,
    checked_language,
    checked_message,
    checked_offset,
    checked_topic,
    checked_typed,
    plain,
)
from retrieval.types import Answer, AnswerStatus, Query


def query(question: object = "what?", **arguments: object) -> Query:
    given: dict[str, Any] = {"sources": None, "speakers": None, "since": None, "until": None, "limit": 10}
    return checked(question, **{**given, **arguments})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": " \u3000\n\u2003"}, "question"),
        ({"question": None}, "question"),
        ({"question": b"what?"}, "question"),
        ({"question": "x" * (MAX_QUESTION + 1)}, "question"),
        ({"question": "㍿" * 251}, "question"),
        ({"question": "ﷺ" * 56}, "question"),
        ({"speakers": "Okada"}, "speakers"),
        ({"speakers": b"Okada"}, "speakers"),
        ({"speakers": 7}, "speakers"),
        ({"speakers": [7]}, "speakers"),
        ({"speakers": [None]}, "speakers"),
        ({"speakers": [""]}, "speakers"),
        ({"speakers": ["Okada", " \u200b\x00"]}, "speakers"),
        ({"speakers": ["x" * (MAX_NAME + 1)]}, "speakers"),
        ({"speakers": ["ﷺ" * 12]}, "speakers"),
        ({"speakers": ["Okada"] * (MAX_SPEAKERS + 1)}, "speakers"),
        ({"speakers": repeat("Okada")}, "speakers"),
        ({"sources": "harborwire"}, "sources"),
        ({"sources": ["@"]}, "sources"),
        ({"sources": ["x" * (MAX_NAME + 1)]}, "sources"),
        ({"sources": ["harborwire"] * (MAX_SOURCES + 1)}, "sources"),
        ({"since": "2025-02-20"}, "since"),
        ({"since": 20250220}, "since"),
        ({"until": "yesterday"}, "until"),
        ({"since": date(2025, 2, 2), "until": date(2025, 2, 1)}, "since"),
        ({"since": date.max, "until": date.min}, "since"),
        ({"since": datetime(2025, 2, 2, tzinfo=UTC), "until": date(2025, 2, 1)}, "since"),
        ({"limit": 0}, "limit"),
        ({"limit": MAX_LIMIT + 1}, "limit"),
        ({"limit": -(10**400)}, "limit"),
        ({"limit": True}, "limit"),
        ({"limit": 5.0}, "limit"),
        ({"limit": "5"}, "limit"),
        ({"limit": None}, "limit"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_makes_no_sense_is_refused_in_one_short_line(arguments: dict[str, object], field: str) -> None:
    with pytest.raises(QuestionError) as raised:
        query(**arguments)
    assert raised.value.field == field
    assert len(str(raised.value)) < 120
    assert str(raised.value).isprintable()


def test_what_just_fits_is_taken() -> None:
    names = ["x" * MAX_NAME] * MAX_SPEAKERS
    taken = query(
        "㍿" * 250, speakers=names, sources=["h"] * MAX_SOURCES, since=date.min, until=date.max, limit=MAX_LIMIT
    )
    assert taken.text == "㍿" * 250
    assert taken.speakers == tuple(names)
    assert (taken.since, taken.until, taken.limit) == (date.min, date.max, MAX_LIMIT)
    assert query("ﷺ" * 55).text == "ﷺ" * 55
    assert query("  " + "x" * MAX_QUESTION + "\n").text == "x" * MAX_QUESTION


def test_a_moment_stands_for_its_day() -> None:
    taken = query(since=datetime(2025, 2, 20, 23, 59, tzinfo=UTC), until=datetime(2025, 2, 20, 1, tzinfo=UTC))
    assert (taken.since, taken.until) == (date(2025, 2, 20), date(2025, 2, 20))
    assert type(taken.since) is date


def test_the_query_keeps_the_question_as_typed_and_names_in_plain_text() -> None:
    taken = query(" what  did\tOkada\nsay? ", speakers=[" Mayor \u202eOkada\x00"], sources=["@harbor\u200bwire"])
    assert taken.text == "what  did\tOkada\nsay?"
    assert (taken.speakers, taken.sources) == (("Mayor Okada",), ("@harborwire",))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("who\ud800", "who\ufffd"),
        ("\udcffwho", "\ufffdwho"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("é\x00\u202e", "é\x00\u202e"),
    ],
)
def test_halves_of_characters_are_joined_or_replaced_so_that_a_query_can_be_stored(text: str, kept: str) -> None:
    taken = query(text, speakers=[text], sources=[text])
    assert taken.text == kept
    answer = Answer(status=AnswerStatus.NO_MATCH, message="", query=taken)
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("what did" + " " * 980 + "Okada say?", "what did Okada say?"),
        ("a\u00a0b\u2003c\u3000d\u2028e\x85f\x0bg", "a b c d e f g"),
        ("O\u00adka\u2066da\ufeff", "Okada"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\x00\x1b[31m", "[31m"),
        ("\U000e0041", ""),
        ("", ""),
    ],
    ids=ascii,
)
def test_plain_text_is_one_line_of_what_can_be_seen(text: str, read: str) -> None:
    assert plain(text) == read


def test_a_topic_may_be_left_out_but_not_empty() -> None:
    assert checked_topic(None) == ""
    assert checked_topic(" the\n dam ") == "the dam"
    for topic in ("", " ", "\x00", "x" * (MAX_QUESTION + 1), 7):
        with pytest.raises(QuestionError) as raised:
            checked_topic(topic)  # type: ignore[arg-type]
        assert raised.value.field == "topic"


def test_what_is_typed_so_far_is_any_text() -> None:
    for typed in ("", " Wal", "x" * (MAX_QUESTION + 1)):
        assert checked_typed(typed) == typed
    for typed in (None, 7, b"Wal"):
        with pytest.raises(QuestionError) as raised:
            checked_typed(typed)  # type: ignore[arg-type]
        assert raised.value.field == "text"


def test_as_many_choices_as_can_be_shown() -> None:
    assert (checked_count(1), checked_count(MAX_LIMIT)) == (1, MAX_LIMIT)
    for limit in (0, -1, MAX_LIMIT + 1, True, 2.0, None):
        with pytest.raises(QuestionError) as raised:
            checked_count(limit)  # type: ignore[arg-type]
        assert raised.value.field == "limit"


def test_sentences_are_told_in_the_languages_there_are() -> None:
    for language in (None, "en", "ja"):
        checked_language(language)
    for language in ("fr", "", 7):
        with pytest.raises(QuestionError) as raised:
            checked_language(language)  # type: ignore[arg-type]
        assert raised.value.field == "language"


@pytest.mark.parametrize("text", ["", " \n", "x" * (MAX_MESSAGE + 1), None, b"x"])
def test_a_text_to_look_for_is_refused_in_both_languages(text: str) -> None:
    with pytest.raises(QuestionError) as error:
        checked_message(text)
    assert error.value.field == "text"
    assert error.value.told("ja") != str(error.value)


def test_the_longest_text_to_look_for_is_taken() -> None:
    assert checked_message(f"  {'x' * MAX_MESSAGE}\n") == "x" * MAX_MESSAGE


@pytest.mark.parametrize(
    ("offset", "is_fine"), [(0, True), (10_000, True), (10_001, False), (-1, False), (True, False)]
)
def test_so_many_hits_may_be_left_out(offset: int, is_fine: bool) -> None:
    if is_fine:
        assert checked_offset(offset) == offset
    else:
        with pytest.raises(QuestionError, match="offset"):
            checked_offset(offset)
