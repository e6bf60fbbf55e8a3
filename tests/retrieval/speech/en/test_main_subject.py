"""The subject that a sentence begins with."""

import pytest

from retrieval.speech.en.main_subject import main_subject
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Runa Dahl visited the pier.", "Runa Dahl"),
        ("On Monday Mayor Ida Holm, 44, visited the pier.", "Mayor Ida Holm"),
        ("Asked about the pier, she left.", "she"),
        ("Earlier this month, the council met.", "the council"),
        ("But the council was late.", "the council"),
        ("When it rained, Dahl left.", "Dahl"),
    ],
)
def test_the_subject(text: str, subject: str) -> None:
    sentence = Sentence(text)
    found = main_subject(sentence)
    assert found
    assert sentence.span(*found.phrase) == subject


def test_a_role_with_its_name() -> None:
    sentence = Sentence("Dahl's press secretary, Sara Lind, appeared on Monday.")
    found = main_subject(sentence)
    assert found
    assert found.name
    assert sentence.span(*found.name) == "Sara Lind"


@pytest.mark.parametrize("text", ["", "Because it rained", ", and so"])
def test_none(text: str) -> None:
    assert main_subject(Sentence(text)) is None
