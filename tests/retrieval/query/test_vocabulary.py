"""The words in capitals: each is a pattern, and each is used."""

import re

import pytest

from retrieval.language import Language
from retrieval.query.patterns import patterns
from retrieval.query.vocabulary import expanded


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_row_is_a_pattern_without_words_in_capitals(language: Language) -> None:
    for way in patterns(language):
        pattern = expanded(way.pattern, language)
        assert re.compile(pattern)
        assert not re.search(r"[A-Z]{2,}", pattern), way.pattern


def test_the_longer_word_is_taken() -> None:
    assert "締切" not in expanded("WHOM", "ja")
    assert re.fullmatch(expanded("WHOM", "ja"), "どなた")
