"""Highlights lie inside the text and mark what answers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.highlight import merge, word_spans
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_words_and_names() -> None:
    text = "ソレン市長は橋の工事を始めた。"
    assert marked(text, word_spans(text, set(tokenize("橋の工事", Analyzer()).words), ["ソレン"], Analyzer())) == [
        "ソレン",
        "橋",
        "工事",
    ]


def test_english_words_in_any_inflection() -> None:
    text = "New sanctions hit the ports."
    assert marked(text, word_spans(text, set(tokenize("sanction on a port", Analyzer()).words), [], Analyzer())) == [
        "sanctions",
        "ports",
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_merged_spans_are_apart_and_in_order(spans: list[tuple[int, int]]) -> None:
    joined = merge(spans)
    assert all(start < end for start, end in joined)
    assert all(left[1] < right[0] for left, right in pairwise(joined))


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    for start, end in word_spans(text, {"橋", "port"}, ["ソ"], Analyzer()):
        assert 0 <= start < end <= len(text)
