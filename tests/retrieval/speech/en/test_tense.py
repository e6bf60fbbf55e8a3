"""Verbs with a tense."""

import pytest

from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    "text", ["the pier is old", "the pier collapsed", "he didn't go", "it's over", "the pier seems old"]
)
def test_a_clause_has_a_tense(text: str) -> None:
    sentence = Sentence(text)
    assert is_finite(sentence, 0, len(sentence.words))


@pytest.mark.parametrize("text", ["a merger", "the mayor's plan for the pier", "Ohio or May", ""])
def test_a_noun_has_none(text: str) -> None:
    sentence = Sentence(text)
    assert not is_finite(sentence, 0, len(sentence.words))
