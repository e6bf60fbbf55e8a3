"""The translations in the box, and how they are made."""

from pathlib import Path

import pytest

from retrieval.errors import ModelError
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize
from retrieval.text.translation.build import build
from retrieval.text.translation.lexicon import LEXICON_FILE, NEWS_FILE, NEWS_WEIGHT, Lexicon, read_news

WORDS = [("president", "大統領"), ("earthquake", "地震"), ("hostage", "人質"), ("company", "会社"), ("bank", "銀行")]


@pytest.mark.parametrize(("english", "japanese"), WORDS)
def test_both_ways(english: str, japanese: str) -> None:
    (stem,) = tokenize(english, Analyzer()).words
    assert Lexicon.bundled().translations(stem, "en")[0].word == japanese
    assert stem in [found.word for found in Lexicon.bundled().translations(japanese, "ja")]


def test_the_surest_comes_first_and_weights_are_shares() -> None:
    for word in ("war", "deal", "press"):
        weights = [found.weight for found in Lexicon.bundled().translations(word, "en")]
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)


NEWS = [
    line.split("\t")
    for line in (Path(__file__).parents[4] / "retrieval/text/translation" / NEWS_FILE).read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("token", "japanese", "english"), NEWS, ids=lambda value: value)
def test_words_of_the_news_stand_for_each_other(token: str, japanese: str, english: str) -> None:
    assert list(tokenize(english, Analyzer()).words) == [token]
    assert list(tokenize(japanese, Analyzer()).words) == [japanese]
    there = {one.word: one.weight for one in Lexicon.bundled().translations(token, "en")}
    back = {one.word: one.weight for one in Lexicon.bundled().translations(japanese, "ja")}
    assert min(there[japanese], back[token]) >= NEWS_WEIGHT


def test_a_damaged_table_of_words(tmp_path: Path) -> None:
    (tmp_path / NEWS_FILE).write_text("one column")
    with pytest.raises(ModelError, match="holds no words"):
        read_news(tmp_path / NEWS_FILE)


def test_an_unknown_word_has_none() -> None:
    assert Lexicon.bundled().translations("qwxyz", "en") == []


def test_size() -> None:
    assert (Path(__file__).parents[4] / "retrieval" / "text" / "translation" / LEXICON_FILE).stat().st_size < 8_000_000


def test_built_saved_and_loaded(tmp_path: Path) -> None:
    pairs = [("赤い橋", "a red bridge"), ("赤い家", "a red house"), ("橋", "bridge"), ("家", "house")]
    build(pairs).save(tmp_path / LEXICON_FILE)
    loaded = Lexicon.load(tmp_path / LEXICON_FILE)
    assert loaded.translations("bridg", "en")[0].word == "橋"
    assert loaded.translations("赤い", "ja")[0].word == "red"


def test_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / LEXICON_FILE).write_bytes(b"no archive")
    with pytest.raises(ModelError, match="no usable translations"):
        Lexicon.load(tmp_path / LEXICON_FILE)
