"""How alike names sound."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.kana import romanise
from retrieval.names.phonetics import latin, likeness, likenesses, plain, sounds


@given(st.text(alphabet="abkrstz", max_size=8), st.text(alphabet="abkrstz", max_size=8))
def test_likeness_is_symmetric_and_one_for_the_same(left: str, right: str) -> None:
    assert likeness(left, right) == pytest.approx(likeness(right, left))
    assert likeness(left, left) == (1.0 if left else 0.0)


def test_sounds_of_spellings_of_one_name() -> None:
    assert len({sounds(name) for name in ("Zelensky", "Zelenskiy", "Zelenskyy")}) == 1


@pytest.mark.parametrize(
    ("name", "kana"), [("Waltz", "ウォルツ"), ("Vance", "バンス"), ("Rutte", "ルッテ"), ("Lavrov", "ラブロフ")]
)
def test_a_name_sounds_like_its_kana_and_unlike_others(name: str, kana: str) -> None:
    own = likeness(sounds(name), sounds(romanise(kana)))
    others = likenesses(sounds(name), [sounds(romanise(other)) for other in ("トランプ", "ゼレンスキー", "ケロッグ")])
    assert own > 0.7
    assert own > others.max() + 0.2


@given(st.lists(st.text(alphabet="abkrstz", max_size=8), max_size=6), st.text(alphabet="abkrstz", max_size=8))
def test_side_by_side_as_each_alone(rights: list[str], left: str) -> None:
    np.testing.assert_allclose(likenesses(left, rights), [likeness(left, right) for right in rights], atol=1e-12)


def test_letters_of_other_alphabets() -> None:
    assert latin("Зеленский") == "zelenskiy"
    assert plain(latin("Łukasz Müller-Đorđe")) == "lukaszmullerdorde"
