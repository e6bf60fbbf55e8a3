import pytest

from retrieval.language import Language
from retrieval.speech.lexicon import Verb, verbs

ACTS = {"statement", "denial", "question", "demand", "naming"}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_verb_stands_once_and_says_what_it_does(language: Language) -> None:
    rows = verbs(language)
    assert len({one.lemma for one in rows}) == len(rows)
    assert {one.act for one in rows} <= ACTS


@pytest.mark.parametrize("verb", [*verbs("ja"), *verbs("en")], ids=lambda verb: verb.lemma)
def test_each_verb_has_an_example_that_holds_its_words(verb: Verb) -> None:
    assert verb.complements
    assert verb.said in verb.example
