"""Verbs of speech in questions: found in all their forms, and told apart by what they do."""

import re

import pytest

from retrieval.language import Language
from retrieval.query.verbs import BASE, GERUND, PARTICIPLE, act_of, is_doing, marked, unmarked, verb_pattern
from retrieval.speech.lexicon import verbs


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "what did Okada point out?", "point out"),
        ("en", "what has Okada denied?", "denied"),
        ("ja", "岡田市長は何をしゃべった?", "しゃべ"),
        ("ja", "岡田市長は何を打ち消した?", "打ち消"),
        ("ja", "岡田市長は何をコメントした?", "コメント"),
    ],
)
def test_verbs_are_found_in_their_forms(language: Language, text: str, verb: str) -> None:
    text_with_marks = marked(text, language)
    assert unmarked(text_with_marks) == text
    assert verb in [unmarked(found) for found in re.findall(verb_pattern(), text_with_marks)]


@pytest.mark.parametrize(
    ("text", "act"), [("denied", "denial"), ("urged", "demand"), ("wondered", "question"), ("said", None)]
)
def test_a_verb_tells_what_is_done_with_words(text: str, act: str | None) -> None:
    assert act_of(marked(text, "en")) == act


def test_forms_are_told_apart() -> None:
    assert [
        bool(re.fullmatch(verb_pattern(kinds=kind), marked("stating", "en"))) for kind in (BASE, PARTICIPLE, GERUND)
    ] == [False, False, True]


def test_some_verbs_ask_what_was_done() -> None:
    assert [is_doing(marked(verb, language)) for verb, language in (("announced", "en"), ("提案", "ja"))] == [
        True,
        True,
    ]
    assert not is_doing(marked("said", "en"))


def test_every_verb_of_the_japanese_table_can_be_asked_with() -> None:
    missed = [one.lemma for one in verbs("ja") if not re.search(verb_pattern(), marked(one.example, "ja"))]
    assert missed == []


def test_a_verb_can_be_kept_out_by_what_it_does() -> None:
    assert not re.search(verb_pattern(without=["seldom"]), marked("見る", "ja"))
    assert re.search(verb_pattern(), marked("見る", "ja"))
