"""Noun phrases that can be a subject."""

import pytest

from retrieval.speech.en.phrases import chunks_of, is_name, noun_phrase, strip_openers
from retrieval.speech.en.words import Sentence


def phrase_in(text: str) -> str | None:
    sentence = Sentence(text)
    found = noun_phrase(sentence, 0, len(sentence.words))
    return sentence.span(*found) if found else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the mayor of Calder", "the mayor of Calder"),
        ("But Runa Dahl", "Runa Dahl"),
        ("On Friday Dahl", "Dahl"),
        ("In a statement the company", "the company"),
        ("last week officials", "officials"),
        ("senior officials at the port", "senior officials at the port"),
        ("chief executive Anton Berg", "chief executive Anton Berg"),
        ("however she", "she"),
        ("residents who were told to leave", "residents who were told to leave"),
    ],
)
def test_a_phrase_that_can_speak(text: str, phrase: str) -> None:
    assert phrase_in(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "the",
        "his",
        "Dahl’s",
        "on Monday",
        "the pier was open",
        "speaking to reporters",
        "citing two letters",
        "resort to its Navy",
        "emotionally",
        "several seconds",
        "Dahl took the stand",
        "",
    ],
)
def test_what_cannot_speak(text: str) -> None:
    assert phrase_in(text) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Runa Dahl", True),
        ("Mr. Dahl (H-Calder)", True),
        ("Zoe van der Berg", True),
        ("The mayor", False),
        ("Dahl of Calder", True),
    ],
)
def test_a_name_and_nothing_else(text: str, is_one: bool) -> None:
    sentence = Sentence(text)
    assert is_name(sentence, (0, len(sentence.words))) is is_one


def test_commas_divide() -> None:
    sentence = Sentence("Dahl, 44, the head (of Calder, West), said")
    found = [sentence.span(*one) for one in chunks_of(sentence, 0, len(sentence.words) - 1)]
    assert found == ["Dahl", "44", "the head (of Calder, West)"]


def test_openers() -> None:
    sentence = Sentence("But later on Monday police")
    assert sentence.span(*strip_openers(sentence, 0, len(sentence.words))) == "police"
