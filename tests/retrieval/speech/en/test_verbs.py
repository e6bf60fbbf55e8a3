"""The tables of English verbs of speech, by their own examples."""

import re

import pytest

from retrieval import find_utterances
from retrieval.speech.en.verbs import LABELLING, NEGATIVE, PASSIVE, TABLES, Verbs, pattern
from tests.conftest import MakeItem


@pytest.mark.parametrize("verbs", TABLES, ids=lambda verbs: verbs.example)
def test_each_table_finds_the_words_of_its_example(verbs: Verbs, make_item: MakeItem) -> None:
    (found,) = find_utterances(make_item(verbs.example, lang="en"))
    assert found.text == verbs.words
    assert found.cue in verbs.forms.split()
    assert found.speaker
    assert found.speaker.as_written == "The mayor"


@pytest.mark.parametrize("verbs", TABLES, ids=lambda verbs: verbs.example)
def test_each_form_is_found_whole(verbs: Verbs) -> None:
    for form in verbs.forms.split():
        match = re.match(pattern(*TABLES), form)
        assert match
        assert match.group() == form


@pytest.mark.parametrize(
    "before", ["a film titled ", "the novel called ", "known locally as ", "The slogan: ", "named the "]
)
def test_a_quotation_that_names_something(before: str) -> None:
    assert LABELLING.search(before)


@pytest.mark.parametrize("before", ["The mayor described it as ", "He wrote: ", "the called ones and "])
def test_a_quotation_that_names_nothing(before: str) -> None:
    assert not LABELLING.search(before)


@pytest.mark.parametrize("before", ["He did not", "She didn’t", "The court declined to", "Nobody? nobody", "He might"])
def test_what_was_never_said(before: str) -> None:
    assert NEGATIVE.search(before)


@pytest.mark.parametrize("before", ["The mayor", "The knot", "In Toronto", "not the mayor"])
def test_what_was_said(before: str) -> None:
    assert not NEGATIVE.search(before)


@pytest.mark.parametrize(
    ("before", "is_passive"), [("He was", True), ("They have been", True), ("Reeds are we", False)]
)
def test_what_somebody_is_told(before: str, is_passive: bool) -> None:
    assert bool(PASSIVE.search(before)) is is_passive
