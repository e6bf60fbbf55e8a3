"""How surely two words are one name."""

import pytest

from retrieval.names.forms import Part
from retrieval.names.similarity import Comparison, features


def latin(text: str) -> Part:
    return Part(text, is_kana=False)


def kana(text: str) -> Part:
    return Part(text, is_kana=True)


def compared(asked: list[Part], own: list[Part]) -> Comparison:
    comparison = Comparison(asked, own)
    comparison.read_back(own)
    return comparison


@pytest.mark.parametrize(("asked", "own"), [("waltz", "ウォルツ"), ("rubio", "ルビオ"), ("starmer", "スターマー")])
def test_across_scripts_in_either_direction(asked: str, own: str) -> None:
    one, other = latin(asked), kana(own)
    there, back = compared([one], [other]).similarity(one, other), compared([other], [one]).similarity(other, one)
    assert there == pytest.approx(back)
    assert there > 0.8


@pytest.mark.parametrize(("asked", "own"), [("waltz", "ウォーレン"), ("rubio", "ルペン"), ("starmer", "トランプ")])
def test_another_name(asked: str, own: str) -> None:
    assert compared([latin(asked)], [kana(own)]).similarity(latin(asked), kana(own)) < 0.3


@pytest.mark.parametrize(
    ("asked", "own", "same"), [("zelenskyy", "zelenskiy", True), ("waltz", "walton", False), ("waltz", "waltz", True)]
)
def test_within_one_script(asked: str, own: str, same: bool) -> None:
    one, other = latin(asked), latin(own)
    assert (compared([one], [other]).similarity(one, other) > 0.5) is same


def test_many_words_in_both_scripts_are_compared_as_each_alone() -> None:
    asked, own = [latin("waltz"), kana("ルビオ")], [latin("rubio"), kana("ウォルツ"), latin("waltz")]
    together = compared(asked, own)
    for one in asked:
        for other in own:
            assert together.similarity(one, other) == pytest.approx(
                compared([one], [other]).similarity(one, other), abs=1e-4
            )


def test_features_of_the_same_names_are_higher_whichever_side_is_larger() -> None:
    found = features([latin("waltz"), latin("rubio")], [kana("ウォルツ"), kana("ルビオ"), kana("トランプ")])
    assert found.shape == (2, 3, 3)
    assert (found[0, 0] > found[0, 1:]).all()
    assert (found[1, 1] > found[1, [0, 2]]).all()
    alone = features([latin("waltz"), latin("rubio"), latin("trump")], [kana("ウォルツ")])
    assert alone[0, 0] == pytest.approx(found[0, 0], abs=1e-3)


def test_reading_back_only_lowers_a_similarity_and_may_be_done_word_by_word() -> None:
    asked = [latin("waltz"), latin("mika")]
    own = [kana("ウォルツ"), kana("ワルツ"), kana("ミカ"), kana("トランプ"), latin("walz")]
    together, apart = compared(asked, own), Comparison(asked, own)
    for word in own:
        apart.read_back([word])
        for one in asked:
            assert apart.similarity(one, word) == pytest.approx(together.similarity(one, word), abs=1e-4)
            assert apart.most(one, word) >= together.similarity(one, word) - 1e-9
    assert any(together.most(one, word) > together.similarity(one, word) + 1e-4 for one in asked for word in own)
