"""What people of a first name are called."""

import pytest

from retrieval.names.nicknames import other_first_names


@pytest.mark.parametrize(
    ("one", "other"), [("michael", "mike"), ("robert", "bob"), ("william", "bill"), ("peter", "pete")]
)
def test_both_ways(one: str, other: str) -> None:
    assert other in other_first_names(one)
    assert one in other_first_names(other)


@pytest.mark.parametrize(("one", "other"), [("bernard", "sarah"), ("donald", "eric"), ("waltz", "mike"), ("", "mike")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert other not in other_first_names(one)
