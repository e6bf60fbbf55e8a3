"""A paragraph and the sentences it falls into."""

import pytest

from retrieval.speech.en.paragraphs import Line, is_labelled, joined, pieces


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Who goes?” “We do,” Dahl said.", ["“Who goes?”", "“We do,” Dahl said."]),
        ("“Who goes?” Dahl asked.", ["“Who goes?” Dahl asked."]),
        ("“We go.” She left.", ["“We go.”", "She left."]),
        ("Dahl said it. “We go.”", ["Dahl said it.", "“We go.”"]),
    ],
)
def test_quotations_that_end_a_sentence(text: str, wanted: list[str]) -> None:
    line = Line.of(text, 0, len(text))
    assert [text[slice(*one)] for one in pieces(line, 0, len(text))] == wanted


def test_quotations_between_two_places() -> None:
    text = "“a” b “c”"
    line = Line.of(text, 0, len(text))
    assert [one.opening for one in line.between(1, len(text))] == [6]


def test_lines_are_joined_at_the_same_length() -> None:
    text = "“a” b\n\n c"
    lines = [Line.of(text, 0, 5), Line.of(text, 8, 9)]
    assert len(joined(text, lines)) == len(text)


def test_a_label() -> None:
    text = "The film “Old Pier” won."
    assert is_labelled(Line.of(text, 0, len(text)), 9)
