"""Who is told, when and where."""

import pytest

from retrieval.speech.en.adjuncts import behind_adjuncts, behind_listener
from retrieval.speech.en.words import Sentence


def rest(text: str, place: int | None) -> str | None:
    sentence = Sentence(text)
    return None if place is None else sentence.span(place, len(sentence.words))


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("reporters the pier was open", "the pier was open"),
        ("the BBC it would open", "it would open"),
        ("a packed meeting in the hall that", "in the hall that"),
        ("Reuters he was there", "he was there"),
        ("him that it was", "that it was"),
        ("the Quay Times that it was", "that it was"),
        ("a court how it fell", "how it fell"),
    ],
)
def test_a_listener(text: str, behind: str) -> None:
    assert rest(text, behind_listener(Sentence(text), 0)) == behind


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("on Monday the pier was open", "the pier was open"),
        ("in a statement that it was", "that it was"),
        ("last week it was open", "it was open"),
        ("at a meeting in Calder the pier was open", "the pier was open"),
        ("the pier was open", "the pier was open"),
        ("following a meeting with the board", None),
        ("on Monday", None),
    ],
)
def test_when_and_where(text: str, behind: str | None) -> None:
    sentence = Sentence(text)
    assert rest(text, behind_adjuncts(sentence, 0, len(sentence.words))) == behind
