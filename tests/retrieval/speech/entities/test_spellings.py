"""Names found in a short text, whatever their number and length."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.entities.spellings import Spellings


@given(st.sets(st.text("アイウ", min_size=1, max_size=4)), st.text("アイウエ", max_size=12))
def test_a_name_is_found_where_one_stands(names: set[str], text: str) -> None:
    found = Spellings(names).find(text)
    assert bool(found) == any(name in text for name in names)
    assert not found or found in names


def test_a_name_longer_than_any_is_found_whole() -> None:
    name = "ア" * 60
    assert Spellings([name]).find("は" + name) == name
    assert Spellings([name]).find("は" + name[:50]) == ""
