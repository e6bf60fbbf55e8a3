"""The persons of a text."""

import pytest

from retrieval.speech.en.names import referent
from retrieval.speech.en.people import People
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Mr Tveit left.", "Tveit", "m"),
        ("Ms Dahl left.", "Dahl", "f"),
        ("Osk Tveit, a father of two, left. Tveit spoke.", "Tveit", "m"),
        ("Emma Tveit left.", "Emma Tveit", "f"),
        ("Osk Tveit said he left.", "Osk Tveit", "m"),
        ("Osk Tveit left.", "Osk Tveit", ""),
        ("Osk Tveit met his wife on the quay.", "Osk Tveit", "m"),
        ("She met her husband, Osk Tveit, on the quay.", "Osk Tveit", "m"),
        ("Runa Dahl met her husband, Osk, on the quay.", "Osk", "m"),
    ],
)
def test_what_shows_a_gender(text: str, name: str, gender: str) -> None:
    assert People(text).gender(name) == gender


def test_a_surname_stands_for_the_full_name() -> None:
    people = People("Runa Dahl left. Dahl spoke.")
    assert people.full_name("Dahl") == "Runa Dahl"
    assert people.full_name("Berg") == "Berg"


def test_the_person_named_last_whom_a_pronoun_may_mean() -> None:
    text = "Mr Tveit met Ms Dahl. "
    people = People(text)
    he, she = people.before(len(text), "he"), people.before(len(text), "she")
    assert he
    assert she
    assert (he.name, she.name) == ("Tveit", "Dahl")
    assert People("It rained.").before(5, "he") is None


@pytest.mark.parametrize(
    ("text", "pronoun", "verdict"),
    [
        ("the company", "it", True),
        ("the company", "he", False),
        ("the spokeswoman", "she", True),
        ("the spokeswoman", "he", False),
        ("the official", "he", None),
        ("his interest", "he", False),
        ("residents", "they", True),
    ],
)
def test_whom_a_pronoun_may_mean(text: str, pronoun: str, verdict: bool | None) -> None:
    sentence = Sentence(text)
    found = referent(sentence, (0, len(sentence.words)))
    assert found
    assert People(text).may_be(found, pronoun) is verdict


def test_a_name_ends_with_its_sentence() -> None:
    text = "Runa Holm met Osk Dahl. He left. Mr. Reed stayed."
    people = People(text)
    assert people.knows("Osk Dahl")
    assert people.knows("Dahl")
    assert not people.knows("He")
    last = people.before(len(text), "he")
    assert last
    assert last.name == "Reed"


def test_a_thing_is_nobody() -> None:
    people = People("")
    official, price = (referent(Sentence(text), (0, 2)) for text in ("the official", "the price"))
    assert official
    assert price
    assert people.is_human(official)
    assert not people.is_human(price)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Osk Tveit built it. Joe Berg's team was late. ", "Osk Tveit"),
        ("Joe Berg's team was late. ", ""),
        ("Joe Berg’s latest remarks came on Monday. ", "Joe Berg"),
        ("Joe Berg left. Berg's boat was late. ", "Joe Berg"),
    ],
)
def test_a_pronoun_means_nobody_who_only_owns_what_is_told_of(text: str, who: str) -> None:
    found = People(text).before(len(text), "he")
    assert (found.name if found else "") == who
