"""According to somebody."""

import pytest

from retrieval.speech.en.according import according, told_according
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("According to Dahl, the pier was old.", "Dahl", "the pier was old"),
        ("According to Lise Brandt, a professor in Calder, the pier was old.", "Lise Brandt", "the pier was old"),
        ("The pier was old, according to the bank.", "the bank", "The pier was old"),
        ("It rained, and according to Dahl, the pier was old.", "Dahl", "the pier was old"),
        ("The pier is old, as reported by the Calder Post.", "the Calder Post", "The pier is old"),
        ("And, according to to the official, there are ways to mend it.", "the official", "there are ways to mend it"),
    ],
)
def test_who_and_what(text: str, who: str, words: str) -> None:
    sentence = Sentence(text)
    source = according(sentence)
    assert source
    assert sentence.span(*source[0]) == who
    told = told_according(sentence, *source)
    assert told
    assert [text[one.start : one.end] for one in told.words] == [words]


def test_nobody() -> None:
    assert according(Sentence("The pier was old.")) is None
