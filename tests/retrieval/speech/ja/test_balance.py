"""Marks that a text forgets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.ja.balance import balanced


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("市長は「橋だ」と述べた。", "市長は「橋だ」と述べた。"),
        ("市長は述べた。「橋だ。\n道だ」と。", "市長は述べた。「橋だ。 道だ」と。"),
        ("「橋だ。\n「道だ」と述べた。", "「橋だ」\n「道だ」と述べた。"),
        ("次のように述べた。橋は安全だ」", "次のように述べた「橋は安全だ」"),
        ("「橋だ\n\n市長は帰った。", "「橋だ\n\n市長は帰った。"),
        ("橋は安全だ」と述べた。", "橋は安全だ」と述べた。"),
    ],
)
def test_what_is_opened_is_closed(text: str, wanted: str) -> None:
    assert balanced(text) == wanted


@given(st.text(alphabet="「」橋。\n ", max_size=60))
def test_the_length_stays(text: str) -> None:
    assert len(balanced(text)) == len(text)
