"""What is gathered: nothing inside another, the more telling of two stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.collected import Collected, SpokenKind
from retrieval.speech.speakers import Phrase

TEXT = "abcdefghijklmnopqrstuvwxyz"
MAYOR, GUARD = Phrase("Sorel", "Sorel"), Phrase("Okonjo", "Okonjo")


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (((0, 9), "indirect", MAYOR), ((0, 20), "indirect", MAYOR), [(0, 20)]),
        (((3, 9), "indirect", MAYOR), ((0, 20), "indirect", MAYOR), [(0, 20)]),
        (((3, 9), "direct", MAYOR), ((0, 20), "indirect", MAYOR), [(3, 9)]),
        (((3, 9), "indirect", GUARD), ((0, 20), "indirect", MAYOR), [(3, 9)]),
        (((0, 20), "indirect", MAYOR), ((3, 9), "direct", GUARD), [(0, 20)]),
        (((0, 9), "indirect", MAYOR), ((5, 20), "indirect", GUARD), [(0, 9), (5, 20)]),
    ],
)
def test_of_two_one_inside_the_other_one_is_kept(
    first: tuple[tuple[int, int], SpokenKind, Phrase],
    second: tuple[tuple[int, int], SpokenKind, Phrase],
    kept: list[tuple[int, int]],
) -> None:
    collected = Collected(TEXT)
    for span, kind, speaker in (first, second):
        collected.add(span, kind, "said", speaker)
    assert [(one.start, one.end) for one in collected.in_order()] == kept


@given(st.lists(st.tuples(st.integers(0, 26), st.integers(0, 26), st.sampled_from([MAYOR, GUARD]), st.booleans())))
def test_nothing_lies_inside_another(calls: list[tuple[int, int, Phrase, bool]]) -> None:
    collected = Collected(TEXT)
    for first, last, speaker, forgotten in calls:
        if forgotten:
            collected.forget((first, last))
            assert (first, last) not in [(one.start, one.end) for one in collected.in_order()]
        else:
            collected.add((first, max(first, last)), "indirect", "said", speaker)
        found = [(one.start, one.end) for one in collected.in_order()]
        assert found == sorted(found)
        assert not any(a is not b and a[0] <= b[0] and b[1] <= a[1] for a in found for b in found)
        assert collected.has_any(first, last) == any(first <= start and end <= last for start, end in found)
