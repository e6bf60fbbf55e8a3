"""Where the words begin that a verb of speech reports."""

import pytest

from retrieval.speech.en.complements import clause_start
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.words import Sentence


def behind(text: str) -> tuple[str, str] | None:
    sentence = Sentence(text)
    (one, *_) = attributions(sentence)
    found = clause_start(sentence, one, len(sentence.words))
    return (sentence.span(found[0], len(sentence.words) - 1), found[1]) if found else None


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Dahl said that the pier was open.", "the pier was open", "statement"),
        ("Dahl said that was wrong.", "that was wrong", "statement"),
        ("Dahl said on Monday that the pier was open.", "the pier was open", "statement"),
        ("Dahl told reporters the pier was open.", "the pier was open", "statement"),
        ("Dahl announced the pier would open.", "the pier would open", "statement"),
        ("Dahl urged residents to leave.", "residents to leave", "demand"),
        ("Dahl called on the state to pay.", "the state to pay", "demand"),
        ("Dahl called for the state to pay.", "for the state to pay", "demand"),
        ("Dahl called for an inquiry.", "an inquiry", "demand"),
        ("Dahl vowed to mend the pier.", "mend the pier", "statement"),
        ("Dahl refused to rule out a sale.", "to rule out a sale", "denial"),
        ("Dahl denied that it was sold.", "that it was sold", "denial"),
        ("Dahl denied selling the pier.", "selling the pier", "denial"),
        ("Dahl rejected claims that it was sold.", "claims that it was sold", "denial"),
        ("Dahl asked whether it was sold.", "whether it was sold", "question"),
        ("Dahl asked him why it was sold.", "why it was sold", "question"),
        ("Dahl outlined for the jury how it was sold.", "how it was sold", "statement"),
        ("Dahl warned of floods in the town.", "floods in the town", "statement"),
        ("Dahl accused them of selling it.", "them of selling it", "statement"),
    ],
)
def test_the_words_reported(text: str, words: str, act: str) -> None:
    assert behind(text) == (words, act)


@pytest.mark.parametrize(
    "text",
    [
        "Dahl announced a merger.",
        "Dahl denied the report.",
        "Dahl denied her request for asylum.",
        "Dahl asked about the sale.",
        "Dahl agreed to a sale.",
        "Dahl said so.",
        "Dahl testified for hours as a witness.",
    ],
)
def test_no_words_are_reported(text: str) -> None:
    assert not attributions(Sentence(text)) or behind(text) is None
