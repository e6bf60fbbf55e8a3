"""The words around one attribution."""

import pytest

from retrieval.speech.en.spoken_words import describes, quotations_before
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“＿＿” he said.", 1),
        ("“＿＿” and “＿＿” he said.", 2),
        ("“＿＿” nowadays, he said.", 1),
        ("It was “＿＿” as the fight continued, he said.", 0),
    ],
)
def test_quotations_before(text: str, count: int) -> None:
    sentence = Sentence(text)
    assert len(quotations_before(sentence, attributions(sentence)[-1], 0)) == count


def test_what_a_thing_is_described_as() -> None:
    sentence = Sentence("Dahl described the sale as a loss.")
    (one,) = attributions(sentence)
    assert describes(sentence, one, len(sentence.words))
