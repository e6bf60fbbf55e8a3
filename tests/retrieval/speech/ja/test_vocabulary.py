"""Verbs and nouns of speech where they stand; the examples of the tables are found."""

import pytest

from retrieval.speech.ja.vocabulary import Noun, noun_at, noun_table, nouns, verb_at
from retrieval.speech.lexicon import Verb, verbs
from retrieval.speech.utterances import find_utterances
from tests.conftest import MakeItem
from tests.retrieval.speech.ja.reading import sentence

THOUGHT = {"考える", "見る", "感じる", "信じる"}
LABELLED = {"呼ぶ"}


@pytest.mark.parametrize("verb", [one for one in verbs("ja") if one.lemma not in THOUGHT], ids=lambda one: one.lemma)
def test_each_verb_gives_the_words_of_its_example(verb: Verb, make_item: MakeItem) -> None:
    (found,) = find_utterances(make_item(verb.example, headline="", lang="ja"))
    assert found.speaker
    assert (found.speaker.name, found.text) == ("両首脳" if verb.example.startswith("両") else "松井", verb.said)
    assert found.act == ("statement" if verb.act == "naming" else verb.act)


@pytest.mark.parametrize("lemma", sorted(THOUGHT))
def test_what_is_thought_is_not_said(lemma: str, make_item: MakeItem) -> None:
    verb = next(one for one in verbs("ja") if one.lemma == lemma)
    assert find_utterances(make_item(verb.example, headline="", lang="ja")) == []


@pytest.mark.parametrize("noun", nouns(), ids=lambda one: one.noun)
def test_each_noun_gives_the_words_of_its_example(noun: Noun, make_item: MakeItem) -> None:
    (found,) = find_utterances(make_item(noun.example, headline="", lang="ja"))
    assert found.speaker
    assert (found.speaker.name, found.text) == ("松井", noun.said)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("と振り返った", "振り返る"), ("と呼びかけた", "呼び掛ける"), ("と主張。", "主張"), ("と切り出し、", "切り出す"), ("と笑い、", "笑う")],
)  # fmt: skip
def test_the_longest_verb_is_found(text: str, lemma: str) -> None:
    found = verb_at(sentence(text).words, 1)
    assert found
    assert found.verb.lemma == lemma


@pytest.mark.parametrize("text", ["と主張の根拠", "と橋を", "と走った"])
def test_other_words_are_no_verb_of_speech(text: str) -> None:
    assert verb_at(sentence(text).words, 1) is None


def test_a_noun_of_several_words_is_one() -> None:
    found = noun_at(sentence("報告書を公表した").words, 0)
    assert found
    assert (found[0].noun, found[1]) == ("報告書", 1)
    assert noun_table()["考え"].is_adnominal
