"""What names a record that lies apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.types.apart import checked_number, is_number


@given(st.text(max_size=30).filter(lambda text: not (text.isascii() and text.isdigit() and len(text) <= 20)))
def test_nothing_but_an_id_is_one(text: str) -> None:
    assert not is_number(text)
    with pytest.raises(ValueError, match="is no id"):
        checked_number(text)


@given(st.integers(0, 10**20 - 1))
def test_every_id_is_one(number: int) -> None:
    assert checked_number(str(number)) == str(number)
