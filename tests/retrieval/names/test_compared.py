"""A name asked for against names of an index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.names.compared import THRESHOLD, Compared

NAMES = ["ウォルツ", "マイク・ウォルツ", "Waltz", "Walton", "ルビオ", "王毅", "石破茂", "トランプ"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["Waltz", "ウォルツ", "Mike Waltz", "Rubio", "王", "Wang Yi", "Quimby"]),
    st.sets(st.sampled_from(NAMES)),
)
def test_those_that_may_be_meant_score_as_all_do(asked: str, names: set[str]) -> None:
    every = Compared(asked, sorted(names)).scores()
    meant = Compared(asked, sorted(names)).meant()
    assert set(every) == names
    assert meant == pytest.approx({name: every[name] for name in meant}, abs=1e-3)
    best = max((score for score in every.values() if score >= THRESHOLD), default=None)
    assert best is None or any(meant[name] == pytest.approx(best, abs=1e-3) for name in meant)


def test_the_name_itself_is_sure_and_others_are_not() -> None:
    found = Compared("Waltz", NAMES).scores()
    assert found["Waltz"] == pytest.approx(1.0, abs=0.05)
    assert found["ウォルツ"] >= THRESHOLD > found["トランプ"]
