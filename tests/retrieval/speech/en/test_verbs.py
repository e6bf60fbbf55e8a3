"""The table of English verbs of speech, by its own examples."""

from datetime import UTC, datetime

import pytest

from retrieval import FeedItem, find_utterances
from retrieval.speech.en.verbs import LABELLING, verb_at, verb_places
from retrieval.speech.lexicon import Verb, verbs


@pytest.mark.parametrize("verb", verbs("en"), ids=lambda verb: verb.lemma)
def test_each_row_finds_the_words_of_its_example(verb: Verb) -> None:
    item = FeedItem(
        source="source",
        handle="h",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        headline="",
        text=verb.example,
        lang="en",
    )
    (found,) = find_utterances(item)
    assert found.speaker
    assert found.speaker.name in ("mayor", "court", "contract", "statement")
    assert verb.said in found.text
    assert len(found.text) < 2.5 * len(verb.said)
    assert found.act == ("statement" if verb.act == "naming" else verb.act) or verb.lemma in ("advise", "ask")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("he ruled out a sale", "rule out"),
        ("he ruled that", "rule"),
        ("she is pointing out that", "point out"),
        ("they denied it", "deny"),
        ("he went on", "go on"),
    ],
)
def test_the_longest_verb_is_found(text: str, lemma: str) -> None:
    words = text.split()
    (place,) = [number for number in verb_places(words) if verb_at(words, number)]
    found = verb_at(words, place)
    assert found
    assert found.verb.lemma == lemma


def test_no_verb() -> None:
    assert verb_at(["bridge"], 0) is None
    assert verb_places("the bridge fell".split()) == []


@pytest.mark.parametrize(
    "before", ["a film titled ", "the novel called ", "known locally as ", "The slogan: ", "named the "]
)
def test_a_quotation_that_names_something(before: str) -> None:
    assert LABELLING.search(before)


@pytest.mark.parametrize("before", ["The mayor described it as ", "He wrote: ", "the called ones and "])
def test_a_quotation_that_names_nothing(before: str) -> None:
    assert not LABELLING.search(before)
