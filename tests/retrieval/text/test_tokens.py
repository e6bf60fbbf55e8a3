"""Tokens: folded alike in documents and questions."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from Stemmer import Stemmer

from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import fold_word, tokenize


@pytest.mark.parametrize(
    ("document", "question"),
    [
        ("ウォルツ氏が述べた", "ウォルツ"),
        ("New sanctions were announced", "sanction"),
        ("Müller spoke", "Muller"),
        ("Ｇ２０の会合", "G20"),
        ("1,750億ドル", "1750"),
        ("行われた会談", "会談"),
        ("髙橋市長が述べた", "高橋"),
        ("高橋市長が述べた", "髙橋"),
        ("渡邊氏は國の方針を語った", "渡辺"),
    ],
)
def test_a_question_word_is_a_document_word(document: str, question: str) -> None:
    assert set(tokenize(question, Analyzer()).words) <= set(tokenize(document, Analyzer()).words)


def test_a_character_outside_the_usual_planes_is_found_by_the_usual_one() -> None:
    assert "吉田" in tokenize("𠮷田氏は述べた", Analyzer()).grams


def test_grammar_is_left_out() -> None:
    assert tokenize("これは橋のことである", Analyzer()).words == ["橋"]
    assert tokenize("what is the bridge for", Analyzer()).words == ["bridg"]


def test_grams_are_of_japanese_runs_only() -> None:
    assert tokenize("橋を直す NATO", Analyzer()).grams == ["橋を", "を直", "直す"]


@given(st.text(max_size=80))
def test_any_text_gives_tokens_without_white_space(text: str) -> None:
    for token in (*tokenize(text, Analyzer()).words, *tokenize(text, Analyzer()).grams):
        assert token
        assert not any(character.isspace() for character in token)


@given(st.text(max_size=20))
def test_folding_a_word_is_stable(word: str) -> None:
    assert fold_word(word, Analyzer()) == fold_word(word, Analyzer())


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads take turns in the middle of a word."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_do_not_stem_each_others_words(busy_threads: None) -> None:
    # A stemmer shared by threads crashed, or gave a word another one's stem.
    endings = ("ing", "ations", "fulness", "edly", "izers", "ously")
    starts = ["".join(letters) for letters in product("brt", "aeo", "lnm", "iu", "dgk")]
    lists = [[f"{start}{thread}{end}" for start in starts for end in endings] for thread in "xyzw"]
    with ThreadPoolExecutor(len(lists)) as pool:
        together = list(pool.map(lambda words: [fold_word(word, Analyzer()) for word in words], lists))
    stemmer = Stemmer("english")
    assert together == [[stemmer.stemWord(word) for word in words] for words in lists]
