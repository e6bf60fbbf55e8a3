"""The words of a question that carry matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.query.content import question_words
from retrieval.text.analyzer import Analyzer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how many homework-free weeks are there in 2025?", ["homework", "free", "weeks", "2025"]),
        ("What was said about the ferry, the ferry?", ["ferry"]),
        ("灯台の修理はいつ終わるか", ["灯台", "修理", "終わる"]),
        ("NATOの会議は何?", ["NATO", "会議"]),
        ("what is it about?", []),
        ("それは何のこと?", []),
    ],
)
def test_words_that_carry_matter(text: str, words: list[str]) -> None:
    assert question_words(text, Analyzer()) == words


@given(st.text(max_size=40))
def test_any_text_gives_each_word_once(text: str) -> None:
    words = question_words(text, Analyzer())
    assert len(words) == len(set(words))
    assert all(word.strip() for word in words)
