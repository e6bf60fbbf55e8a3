"""Words that go on behind an attribution set into them."""

import pytest

from retrieval.speech.en.resumed import is_by_pronoun, resumed_at
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Two winters ago, she said, the ferry was late.", "the ferry was late."),
        ("The board, Dahl told reporters on Monday, had ignored it.", "had ignored it."),
        ("It will go on, she said, but not for long.", "but not for long."),
        ("It will go on, she said on Monday, two days after the fire.", None),
        ("He was given, he said, two weeks to leave.", "two weeks to leave."),
        ("On Friday, Dahl ordered a review, further delaying it.", None),
    ],
)
def test_words_go_on_behind_what_is_set_into_them(text: str, rest: str | None) -> None:
    sentence = Sentence(text)
    found = attributions(sentence)
    place = resumed_at(sentence, found[0], len(sentence.words)) if found else None
    assert (sentence.text[sentence.words[place].start :] if place else None) == rest


def test_a_pronoun_has_no_apposition() -> None:
    for text, wanted in (("It is late, he said.", True), ("It is late, Dahl said.", False)):
        sentence = Sentence(text)
        assert is_by_pronoun(sentence, attributions(sentence)[0]) is wanted
