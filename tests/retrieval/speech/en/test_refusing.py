"""Where what is refused stands."""

import pytest

from retrieval.speech.en.refusing import refused, refused_at, refused_by
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.verbs import verb_at
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dahl turned down an offer to sell it.", "an offer"),
        ("Dahl rebuffed demands from Tveit for half of it.", "demands from"),
        ("Dahl rejected outright the demand.", "the demand"),
        ("Dahl ruled out a sale of the pier.", "a sale"),
    ],
)
def test_a_thing_that_is_wanted_stands_behind_its_verb(text: str, words: str) -> None:
    sentence = Sentence(text)
    (one,) = attributions(sentence)
    place = refused(sentence, one)
    assert place is not None
    assert sentence.span(place, place + 2) == words


@pytest.mark.parametrize(
    "text", ["Dahl refused entry to the pier.", "Dahl rejected him.", "Dahl turned down the heating.", "Dahl refused."]
)
def test_other_things_are_refused_by_deeds(text: str) -> None:
    sentence = Sentence(text)
    form = verb_at(sentence.lower, 1)
    assert form
    assert refused_at(sentence, form, 1 + len(form.words)) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The offer was rejected by Dahl.", "The offer"),
        ("The offer has been rejected by Dahl.", "The offer"),
        ("The offer may be rejected by Dahl.", None),
        ("The offer was rejected by the court.", None),
        ("The man was rejected by Dahl.", None),
    ],
)
def test_a_passive_has_it_before(text: str, what: str | None) -> None:
    sentence = Sentence(text)
    verb = sentence.lower.index("rejected")
    form = verb_at(sentence.lower, verb)
    assert form
    one = refused_by(sentence, form, 0, verb, verb)
    assert (sentence.span(*one.refused) if one and one.refused else None) == what
