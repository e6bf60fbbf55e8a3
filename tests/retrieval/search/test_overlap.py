"""How much of a question's words a passage has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.query.terms import terms_for
from retrieval.search.overlap import Overlap
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
