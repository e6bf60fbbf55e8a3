"""The subject before a verb, and behind it."""

import pytest

from retrieval.speech.en.subject_places import subject_before, subject_behind
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "subject", "name"),
    [
        ("Runa Dahl said", "Runa Dahl", None),
        ("Runa Dahl, 44, said", "Runa Dahl", None),
        ("The mayor, Runa Dahl, said", "The mayor", "Runa Dahl"),
        ("On Monday the mayor, Runa Dahl, said", "the mayor", "Runa Dahl"),
        ("Runa Dahl, who led the party for years, said", "Runa Dahl", None),
        ("Runa Dahl, a nurse from Calder, Westmark, said", "Runa Dahl", None),
        ("“＿＿＿” Runa Dahl, head of the union said", "Runa Dahl", None),
        ("The pier sagged, but the harbour chief said", "the harbour chief", None),
        ("The board – the town’s oldest – said", "The board", None),
        ("An engineer who saw the pier before it fell said", "An engineer who saw the pier before it fell", None),
        ("Prices will fall, analysts said", "analysts", None),
        ("Runa Dahl and Osk Tveit said", "Runa Dahl and Osk Tveit", None),
        ("The Ministry of Trade, Labour and Fish said", "The Ministry of Trade, Labour and Fish", None),
        ("A league, the Federation of Ports, said", "A league", "Federation of Ports"),
    ],
)
def test_before(text: str, subject: str, name: str | None) -> None:
    sentence = Sentence(text)
    found = subject_before(sentence, 0, len(sentence.words) - 1)
    assert found
    assert sentence.span(*found.phrase) == subject
    assert (sentence.span(*found.name) if found.name else None) == name


@pytest.mark.parametrize("text", ["amid said", "The pier was old and said", "his said", "said"])
def test_nobody_before(text: str) -> None:
    sentence = Sentence(text)
    assert subject_before(sentence, 0, len(sentence.words) - 1) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Dana Price, a resident", "Dana Price"),
        ("said Dana Price in Sabel", "Dana Price"),
        ("said a spokesman for the port on Monday", "a spokesman for the port"),
        ("said the head of the union", "the head of the union"),
        ("said he", "he"),
        ("said Gov. Runa Dahl on Monday", "Gov. Runa Dahl"),
        ("said on Monday", None),
        ("said", None),
    ],
)
def test_behind(text: str, subject: str | None) -> None:
    sentence = Sentence(text)
    found = subject_behind(sentence, 1)
    assert (sentence.span(*found) if found else None) == subject
