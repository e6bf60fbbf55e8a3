"""The words around one attribution."""

import pytest

from retrieval.speech.en.spoken_words import describes, quotations_before, resumed_at
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Two winters ago, she said, the ferry was late.", "the ferry was late."),
        ("The board, Dahl told reporters on Monday, had ignored it.", "had ignored it."),
        ("It will go on, she said, but not for long.", "but not for long."),
        ("It will go on, she said on Monday, two days after the fire.", None),
        ("On Friday, Dahl ordered a review, further delaying it.", None),
    ],
)
def test_words_go_on_behind_what_is_set_into_them(text: str, rest: str | None) -> None:
    sentence = Sentence(text)
    found = attributions(sentence)
    place = resumed_at(sentence, found[0], len(sentence.words)) if found else None
    assert (sentence.text[sentence.words[place].start :] if place else None) == rest


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
