"""Asides between a subject and its verb."""

import pytest

from retrieval.speech.en.asides import anonymous_at, relative_comma
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Verne, who left to stand as a candidate, said", 1),
        ("Verne, who left, a candidate, said", None),
        ("Verne left, said", None),
    ],
)
def test_the_comma_before_an_aside(text: str, place: int | None) -> None:
    sentence = Sentence(text)
    assert relative_comma(sentence, 0, len(sentence.words) - 1) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officials speaking on condition of anonymity because they may not talk said", 1),
        ("Officials, who spoke on condition of anonymity because they may not talk, said", 1),
        ("Officials wanted anonymity because they may not talk said", None),
        ("Officials speaking on condition of anonymity said", None),
    ],
)
def test_where_a_reason_for_anonymity_begins(text: str, place: int | None) -> None:
    sentence = Sentence(text)
    assert anonymous_at(sentence, 0, len(sentence.words) - 1) == place
