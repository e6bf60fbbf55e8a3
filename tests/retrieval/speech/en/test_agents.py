"""Speakers that are no subject."""

import pytest

from retrieval.speech.en.agents import by_agent, name_before
from retrieval.speech.en.verbs import verb_at
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Residents were told by police to stay indoors.", "police"),
        ("The jury was told by Miss Voss that the pier was old.", "Miss Voss"),
        ("Residents were told by post.", None),
        ("Residents were told to stay indoors.", None),
        ("The mayor told residents to stay.", None),
    ],
)
def test_who_tells_in_a_passive(text: str, who: str | None) -> None:
    sentence = Sentence(text)
    number = sentence.lower.index("told")
    form = verb_at(sentence.lower, number)
    assert form
    found = by_agent(sentence, form, number, number)
    assert (sentence.span(*found.subject.phrase) if found and found.subject else None) == who


@pytest.mark.parametrize(
    ("text", "name"),
    [("It was mocked by Labour’s Jan Poole, who said", "Jan Poole"), ("It was mocked by residents, who said", None)],
)
def test_the_name_right_before(text: str, name: str | None) -> None:
    sentence = Sentence(text)
    found = name_before(sentence, 0, sentence.lower.index(","))
    assert (sentence.span(*found) if found else None) == name
