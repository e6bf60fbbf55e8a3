"""Where reported clauses end, and those that stand before their attribution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.clauses import clause_before, clause_end
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the pier was open.", "the pier was open"),
        ("the pier was open; it rained", "the pier was open"),
        ("the pier was open, though she had not seen it", "the pier was open"),
        ("the pier was open, adding nothing", "the pier was open"),
        ("the pier was open, but analysts doubted it", "the pier was open"),
        ("the pier was open but then it rained", "the pier was open"),
        ("the pier was old, but it was safe", "the pier was old, but it was safe"),
        ("the pier and the quay were open", "the pier and the quay were open"),
    ],
)
def test_a_clause_ends_before_what_the_teller_adds(text: str, clause: str) -> None:
    sentence = Sentence(text)
    assert sentence.span(0, clause_end(sentence, 0, len(sentence.words), is_cut=False)) == clause


def test_a_clause_that_is_cut_ends_without_its_conjunction() -> None:
    sentence = Sentence("the pier was open and")
    assert sentence.span(0, clause_end(sentence, 0, 5, is_cut=True)) == "the pier was open"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The pier is open, she said", "The pier is open"),
        ("But the pier is open, she said", "the pier is open"),
        ("Two winters ago, she said", None),
        ("When the pier was open, she said", None),
    ],
)
def test_a_clause_before(text: str, clause: str | None) -> None:
    sentence = Sentence(text)
    last = sentence.lower.index("she")
    first = clause_before(sentence, 0, last)
    assert (None if first is None else sentence.span(first, last - 1)) == clause


@given(st.lists(st.sampled_from("the pier , ; and but was said though she .".split()), max_size=20))
def test_a_clause_ends_within_its_limits(words: list[str]) -> None:
    sentence = Sentence(" ".join(words))
    assert 0 <= clause_end(sentence, 0, len(sentence.words), is_cut=True) <= len(sentence.words)
