"""A name asked for against names of an index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.names.compared import THRESHOLD, Compared
from retrieval.names.scores import Shared

NAMES = ["ウォルツ", "マイク・ウォルツ", "Waltz", "Walton", "ルビオ", "王毅", "石破茂", "トランプ"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(
        ["Waltz", "ウォルツ", "Mike Waltz", "Michael Waltz", "Emma Waltz", "Rubio", "王", "Wang Yi", "Quimby"]
    ),
    st.sets(st.sampled_from(NAMES)),
)
def test_those_that_may_be_meant_score_as_all_do(asked: str, names: set[str]) -> None:
    every = Compared(asked, sorted(names)).judged()
    meant = Compared(asked, sorted(names)).meant()
    assert set(every) == names
    assert {name: one.shared for name, one in meant.items()} == {name: every[name].shared for name in meant}
    assert [one.score for one in meant.values()] == pytest.approx([every[name].score for name in meant], abs=1e-3)
    best = max((one.score for one in every.values() if one.score >= THRESHOLD), default=None)
    assert best is None or any(one.score == pytest.approx(best, abs=1e-3) for one in meant.values())


def test_the_name_itself_is_sure_and_others_are_not() -> None:
    found = Compared("Waltz", NAMES).scores()
    assert found["Waltz"] == pytest.approx(1.0, abs=0.05)
    assert found["ウォルツ"] >= THRESHOLD > found["トランプ"]


@pytest.mark.parametrize(
    ("asked", "shared"),
    [
        ("Mike Waltz", Shared.WHOLE),
        ("Michael Waltz", Shared.WHOLE),
        ("M. Waltz", Shared.WHOLE),
        ("Waltz", Shared.SURNAME),
        ("Mike", Shared.FIRST_NAME),
        ("Emma Waltz", Shared.OTHER_FIRST_NAME),
    ],
)
def test_what_is_shared_is_told(asked: str, shared: Shared) -> None:
    assert Compared(asked, ["マイク・ウォルツ"]).judged()["マイク・ウォルツ"].shared is shared
