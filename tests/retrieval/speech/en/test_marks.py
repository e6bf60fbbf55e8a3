"""Quotation marks in English text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.marks import blanked, quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go,” he said.", ["We go,"]),
        ('"We go," he said. "Now."', ["We go,", "Now."]),
        ("‘The club’s roof leaks,’ she said.", ["The club’s roof leaks,"]),
        ("'The club's roof leaks,' she said.", ["The club's roof leaks,"]),
        ("``We go,'' he said.", ["We go,"]),
        ("«We go», he said.", ["We go"]),
        ('"He told me "no" twice," she said.', ['He told me "no" twice,']),
        ("“‘No,’ he said to me,” she said.", ["‘No,’ he said to me,"]),
        ("the players' union said the '90s were 'a good time' for it", ["a good time"]),
        ("‘the players’ union is dead’ he said", ["the players’ union is dead"]),
        ("Tveit sacked: 'I'm not finished'", ["I'm not finished"]),
        ("“Nobody came,” he said. “We", ["Nobody came,", "We"]),
        ("It was hard,” he said.", ["It was hard,"]),
        ('a 6" pipe', []),
        ("the dog's bone", []),
    ],
)
def test_what_stands_in_marks(text: str, inside: list[str]) -> None:
    assert [text[one.start : one.end] for one in quoted(text)] == inside


def test_a_quotation_that_is_never_closed_goes_on_to_the_end() -> None:
    (one,) = quoted("“We kept one boat running.")
    assert not one.is_closed


@given(st.text(alphabet="ab ,.“”\"'‘’`«»„", max_size=60))
def test_blanking_keeps_the_length(text: str) -> None:
    found = quoted(text)
    assert len(blanked(text, found)) == len(text)
    assert all(0 <= one.opening <= one.start < one.end <= one.closing <= len(text) for one in found)
    assert all(left.closing <= right.opening for left, right in pairwise(found))
