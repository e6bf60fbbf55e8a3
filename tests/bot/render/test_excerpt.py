"""The sentences around what is wanted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.excerpt import parts_around

TEXT = "One is here. Two is here. Three is here. Four is here. Five is here."


@pytest.mark.parametrize(
    ("wanted", "around", "parts"),
    [
        ([(13, 16)], 0, ["Two is here."]),
        ([(13, 16)], 1, ["One is here. Two is here. Three is here."]),
        ([(0, 3), (56, 60)], 0, ["One is here.", "Five is here."]),
        ([(0, 3), (56, 60)], 2, [TEXT]),
        ([(13, 30)], 0, ["Two is here. Three is here."]),
        ([(13, 16)], None, [TEXT]),
        ([], 1, [TEXT]),
    ],
)
def test_whole_sentences_around(wanted: list[tuple[int, int]], around: int | None, parts: list[str]) -> None:
    assert [TEXT[start:end] for start, end in parts_around(TEXT, "en", wanted, around)] == parts


@given(
    st.text(max_size=60), st.integers(0, 59), st.integers(0, 9), st.integers(0, 3), st.sampled_from(["ja", "en", "xx"])
)
def test_what_is_wanted_is_there_in_any_text(text: str, start: int, length: int, around: int, lang: str) -> None:
    end = min(start + length, len(text))
    parts = parts_around(text, lang, [(start, end)], around)
    shown = "".join(text[first:last] for first, last in parts)
    assert all(first <= last for first, last in parts)
    assert all(one[1] <= two[0] for one, two in pairwise(parts))
    assert "".join(text[start:end].split()) in "".join(shown.split())
