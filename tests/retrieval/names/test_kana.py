"""Kana in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.kana import katakana, romanise


@pytest.mark.parametrize(
    ("kana", "latin"), [("ウォルツ", "worutsu"), ("シャーリー", "shari"), ("ヴェルヌ", "verunu"), ("いしば", "ishiba")]
)
def test_romanised(kana: str, latin: str) -> None:
    assert romanise(kana) == latin


@pytest.mark.parametrize(
    ("text", "kana"), [("いしば", "イシバ"), ("ｳｫﾙﾂ", "ウォルツ"), ("石破シゲる", "石破シゲル"), ("Waltz", "Waltz")]
)
def test_kana_of_other_kinds(text: str, kana: str) -> None:
    assert katakana(text) == kana


@given(st.text(alphabet=st.characters(min_codepoint=ord("ァ"), max_codepoint=ord("ヴ")), max_size=20))
def test_every_kana_has_letters(kana: str) -> None:
    assert romanise(kana).isascii() or set(kana) & set("ヮヵヶ")
