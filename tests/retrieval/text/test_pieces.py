"""Text that is too long is cut where it hurts least."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.pieces import pieces


@given(st.text("橋は。、 \n", max_size=60), st.integers(1, 12))
def test_pieces_cover_a_text_and_are_short(text: str, longest: int) -> None:
    found = list(pieces(text, longest))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= longest for start, end in found)
