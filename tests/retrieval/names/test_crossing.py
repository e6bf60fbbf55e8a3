"""How surely names in two scripts are one."""

import pytest

from retrieval.names import NameIndex
from retrieval.names.crossing import cross_scores, worth_comparing
from retrieval.names.profiles import profiles_of

PAIRS = [
    ("Mike Waltz", "ウォルツ"),
    ("Mike Waltz", "マイク・ウォルツ"),
    ("Walz", "ウォルツ"),
    ("Wang Yi", "王毅"),
    ("Lee Jae-myung", "李在明"),
    ("Tanaka", "田中"),
    ("Emma Walters", "エマ・ウォルターズ"),
]


def test_a_pair_scores_as_it_does_in_an_index_and_as_it_does_among_others() -> None:
    together = cross_scores([*PAIRS, ("Okonkwo", "サリモワ")])
    for pair, score in zip(PAIRS, together, strict=False):
        assert score == pytest.approx(NameIndex([pair[1]]).lookup(pair[0])[0].score, abs=0.002)
        assert cross_scores([pair])[0] == pytest.approx(score, abs=1e-3)
    assert together[-1] < 0.1


@pytest.mark.parametrize(("latin", "japanese"), [*PAIRS, ("Shigeru Ishiba", "石破茂"), ("Ishiba Shigeru", "石破茂")])
def test_names_that_are_one_are_compared(latin: str, japanese: str) -> None:
    left, right = profiles_of([latin, japanese], {})
    assert set(left.sought) & set(right.marks)
    assert set(right.sought) & set(left.marks)
    assert worth_comparing(latin, [japanese, "サリモワ"], is_latin=True) == [japanese]
    assert worth_comparing(japanese, [latin, "Okonkwo"], is_latin=False) == [latin]


def test_a_first_name_alone_is_nobody_in_particular() -> None:
    assert cross_scores([("Mike", "マイク・ウォルツ"), ("Mike Waltz", "マイク")])[0] < 0.5


def test_nothing_is_compared_with_nothing() -> None:
    assert cross_scores([]) == []
    assert worth_comparing("Waltz", [], is_latin=True) == []
