"""How surely two words are one name."""

import pytest

from retrieval.names.alike import Comparison, features
from retrieval.names.forms import Part


def latin(text: str) -> Part:
    return Part(text, is_kana=False)


def kana(text: str) -> Part:
    return Part(text, is_kana=True)


@pytest.mark.parametrize(("asked", "own"), [("waltz", "ウォルツ"), ("rubio", "ルビオ"), ("starmer", "スターマー")])
def test_across_scripts_in_either_direction(asked: str, own: str) -> None:
    one, other = latin(asked), kana(own)
    there, back = Comparison([one], [other]).similarity(one, other), Comparison([other], [one]).similarity(other, one)
    assert there == pytest.approx(back)
    assert there > 0.8


@pytest.mark.parametrize(("asked", "own"), [("waltz", "ウォーレン"), ("rubio", "ルペン"), ("starmer", "トランプ")])
def test_another_name(asked: str, own: str) -> None:
    assert Comparison([latin(asked)], [kana(own)]).similarity(latin(asked), kana(own)) < 0.3


def test_within_one_script() -> None:
    comparison = Comparison([], [])
    assert comparison.similarity(latin("zelenskyy"), latin("zelenskiy")) == 1.0
    assert comparison.similarity(latin("waltz"), latin("walton")) < 0.5


def test_a_pair_not_announced_is_compared_all_the_same() -> None:
    assert Comparison([], []).similarity(kana("ウォルツ"), latin("waltz")) > 0.8


def test_features_come_row_by_row() -> None:
    rows = features([latin("waltz"), latin("rubio")], [kana("ウォルツ"), kana("ルビオ")])
    assert len(rows) == 4
    assert min(rows[0], rows[3]) > max(rows[1], rows[2])
