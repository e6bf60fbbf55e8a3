"""A verb of speech with its adverbs and auxiliaries."""

import pytest

from retrieval.speech.en.verb_groups import agrees, has_finite_form, is_told, without_adverbs, without_auxiliaries
from retrieval.speech.en.verbs import VerbForm, verb_at
from retrieval.speech.en.words import Sentence


def parsed(text: str, verb: str) -> tuple[Sentence, int, VerbForm]:
    sentence = Sentence(text)
    number = sentence.lower.index(verb)
    form = verb_at(sentence.lower, number)
    assert form
    return sentence, number, form


@pytest.mark.parametrize(
    ("text", "verb", "before"),
    [
        ("Dahl has repeatedly said so", "said", "Dahl"),
        ("Dahl later said so", "said", "Dahl"),
        ("Dahl, however, said so", "said", "Dahl"),
        ("Dahl did say so", "say", "Dahl"),
        ("Dahl went on to say so", "say", "Dahl"),
        ("Dahl was quick to add that", "add", "Dahl"),
        ("Dahl has so far said so", "said", "Dahl"),
    ],
)
def test_where_the_group_begins(text: str, verb: str, before: str) -> None:
    sentence, number, form = parsed(text, verb)
    place = without_auxiliaries(sentence, form, 0, without_adverbs(sentence, 0, number))
    assert place
    assert sentence.span(0, place) == before


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Dahl did not say so", "say"),
        ("Dahl never said so", "said"),
        ("Dahl might say so", "say"),
        ("Dahl was told so", "told"),
        ("Dahl declined to say", "say"),
        ("Dahl won't say so", "say"),
    ],
)
def test_nothing_is_said(text: str, verb: str) -> None:
    sentence, number, form = parsed(text, verb)
    assert without_auxiliaries(sentence, form, 0, without_adverbs(sentence, 0, number)) is None


@pytest.mark.parametrize(
    ("text", "verb", "is_one"),
    [
        ("Dahl refused to rule it out", "refused", True),
        ("Dahl refused to leave", "refused", False),
        ("the man accused of theft", "accused", False),
        ("some reports put it higher", "reports", False),
        ("Dahl reports that it fell", "reports", True),
    ],
)
def test_what_follows_must_be_what_is_said(text: str, verb: str, is_one: bool) -> None:
    sentence, number, form = parsed(text, verb)
    assert is_told(sentence, form, number + 1) is is_one


@pytest.mark.parametrize(
    ("text", "verb", "is_one"),
    [
        ("officials say so", "say", True),
        ("the insurance claim that", "claim", False),
        ("officials claims that", "claims", False),
        ("she claims that", "claims", True),
        ("data said", "said", False),
    ],
)
def test_subject_and_verb_agree(text: str, verb: str, is_one: bool) -> None:
    sentence, number, form = parsed(text, verb)
    assert agrees(sentence, (0, number), form) is is_one
    assert has_finite_form(form)
