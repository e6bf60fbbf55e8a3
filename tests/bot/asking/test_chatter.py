"""What asks for nothing."""

import pytest

from bot.asking.chatter import Chatter, Row, chatter_in, rows

CASES = [(row, example) for row in rows() for example in row.examples]


@pytest.mark.parametrize(("row", "example"), CASES, ids=lambda value: value if isinstance(value, str) else value.kind)
def test_each_row_reads_its_examples(row: Row, example: str) -> None:
    assert chatter_in(example) == row.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [("", "help"), ("?", "help"), ("？！", "help"), ("🎉🎉", "other"), ("👍", "other"), ("thanks a lot", "thanks"),
     ("why", "other"), ("元気ですか", "other")],
)  # fmt: skip
def test_what_has_no_words_and_what_the_library_reads_as_talk(text: str, kind: Chatter) -> None:
    assert chatter_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "what did Soren say?",
        "ソレン市長は何と言った?",
        "and Norden?",
        "港は?",
        "thanks, and what did Norden say?",
        "who helped the harbor?",
        "他には?",
        "since Monday?",
        "Hello Kitty",
        "ノルデン",
        "2025",
    ],
)
def test_a_question_is_no_chatter(text: str) -> None:
    assert chatter_in(text) is None
