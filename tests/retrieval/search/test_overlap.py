"""How much of a question's words a passage has."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.query.terms import terms_for
from retrieval.search.overlap import _MAY_BECOME_JAPANESE, _PLAIN_JAPANESE, Overlap
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize

ANALYZER = Analyzer()


def shares(question: str, text: str) -> tuple[float, float, float]:
    return Overlap(terms_for(question, {}, ANALYZER)).shares(text, " ".join(tokenize(text, ANALYZER).words))


def test_all_of_it_none_of_it_and_some_of_it() -> None:
    question = "the repairs of the lighthouse"
    every, _, _ = shares(question, "The lighthouse repairs go on.")
    some, _, _ = shares(question, "The lighthouse is old.")
    none, _, _ = shares(question, "The ferry is late.")
    assert (every, none) == (pytest.approx(1.0), 0.0)
    assert 0 < some < 1


def test_a_rarer_word_counts_for_more() -> None:
    question = "new lighthouse"
    lighthouse, new = (shares(question, text)[0] for text in ("the lighthouse", "the new pier"))
    assert lighthouse > new


def test_bigrams_of_japanese_and_words_in_translation() -> None:
    words, grams, _ = shares("灯台の修理", "灯台の修理が終わった。")
    assert words == pytest.approx(1.0)
    assert grams == pytest.approx(1.0)
    _, none, translated = shares("the lighthouse", "灯台は古い。")
    assert none == 0
    assert translated > 0.5


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_share_is_a_share(question: str, text: str) -> None:
    assert all(0 <= share <= 1 for share in shares(question, text))


def test_every_sign_that_normalising_turns_into_a_japanese_one_is_known() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        normal = unicodedata.normalize("NFKC", sign)
        if normal != sign and any(map(_PLAIN_JAPANESE.fullmatch, normal)):
            assert _MAY_BECOME_JAPANESE.search(sign), hex(code)


@given(st.text("橋を直す港がかﾊｼﾞ゙\u3099㈱ 株式㍿Ａ1（）", max_size=30))
def test_bigrams_are_found_as_in_normal_text(text: str) -> None:
    normal = unicodedata.normalize("NFKC", text)
    overlap = Overlap(terms_for("橋を直す。港が株式。ハジ", {}, ANALYZER))
    assert overlap.shares(text, "")[1] == overlap.shares(normal, "")[1]
