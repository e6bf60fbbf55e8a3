"""Names typed without capitals."""

import pytest

from retrieval import NameIndex
from retrieval.query.capitals import with_capitals

NAMES = NameIndex(["Mika Soren", "ケルダ", "ムン・ジェイン"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("robert holm", "Robert Holm"),
        ("ida soren", "Ida Soren"),
        ("boris kelda", "Boris Kelda"),
        ("moon jae-in", "Moon Jae-In"),
        ("mayor ida soren", "mayor Ida Soren"),
        ("mika o'brien soren", "Mika O'Brien Soren"),
        # No names of somebody.
        ("soren", "soren"),
        ("local residents", "local residents"),
        ("the navy", "the navy"),
        ("the prime minister", "the prime minister"),
        ("robert holm's lawyer", "robert holm's lawyer"),
        ("white house", "white house"),
        ("Robert holm", "Robert holm"),
    ],
)
def test_a_full_name_gets_its_capitals(typed: str, read: str) -> None:
    assert with_capitals(typed, NAMES) == read
