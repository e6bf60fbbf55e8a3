"""Questions made of their parts."""

from itertools import product

import pytest

from retrieval.language import Language
from retrieval.query.composing import (
    FORMS,
    Form,
    by_anybody,
    by_the_same,
    composed,
    language_of,
    with_speaker,
    with_topic,
)
from retrieval.query.patterns import read_question
from retrieval.types import Act

NAMED: dict[Language, tuple[str, str]] = {"en": ("Mayor Okada", "the dam"), "ja": ("岡田市長", "ダム")}
ACTS: tuple[Act | None, ...] = (None, "denial", "question", "demand")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_each_form_gives_its_example(form: Form) -> None:
    speaker, topic = NAMED[form.language]
    given = {"speaker": speaker if "{speaker}" in form.text else "", "topic": topic if "{topic}" in form.text else ""}
    assert composed(form.language, **given, newest=form.newest) == form.example


@pytest.mark.parametrize(("language", "act", "parts"), [*product(NAMED, ACTS, ("st", "s", "t", ""))])
def test_what_is_composed_is_read_as_what_it_was_made_of(language: Language, act: Act | None, parts: str) -> None:
    speaker, topic = NAMED[language]
    speaker, topic = speaker if "s" in parts else "", topic if "t" in parts else ""
    read = read_question(composed(language, speaker=speaker, topic=topic, act=act))
    assert (read.speaker or "", read.topic, read.act, read.wants_speech) == (speaker, topic, act, True)
    assert read.language == language


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_newest_of_somebodys_words_stay_the_newest(language: Language) -> None:
    read = read_question(composed(language, speaker=NAMED[language][0], newest=True))
    assert read.wants_newest
    assert read.speaker == NAMED[language][0]


def test_the_last_question_keeps_its_words_where_it_can() -> None:
    last = read_question("does Okada support the dam?")
    assert with_speaker(last, "Soren", "en") == "does Soren support the dam?"
    assert with_speaker(last, "ソレン", "ja") == "ソレンはthe damについて何と言った?"
    twice = read_question("what did Okada say about Okada?")
    assert with_speaker(twice, "Soren", "en") == "what did Soren say about Okada?"
    assert (
        with_topic(read_question("what did Okada deny?"), "the ferry", "en") == "what did Okada deny about the ferry?"
    )
    assert with_topic(read_question("橋の長さ"), "港", "ja") == "港"
    assert by_anybody(read_question("what did Okada deny about the dam?"), "en") == "who denied what about the dam?"
    assert by_the_same(read_question("what did Okada deny about the dam?"), "en") == "what did Okada say?"


@pytest.mark.parametrize(
    ("typed", "thing", "language"),
    [
        ("and ソレン?", "ソレン", "en"),
        ("Sorenは?", "Soren", "ja"),
        ("Soren?", "Soren", "ja"),
        ("もっと", "", "ja"),
        ("2/20", "", "ja"),
    ],
)
def test_the_words_around_a_name_tell_the_language(typed: str, thing: str, language: Language) -> None:
    assert language_of(typed, thing, read_question("岡田市長は何と言った?")) == language
