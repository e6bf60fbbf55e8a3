"""What is worked out of a name when it arrives."""

import pytest

from retrieval.names.profiles import NameProfile, profiles_of, sayings


def meet(left: NameProfile, right: NameProfile) -> bool:
    """Whether two names are compared; it does not matter which came first."""
    there, back = set(left.sought) & set(right.marks), set(right.sought) & set(left.marks)
    assert bool(there) == bool(back)
    return bool(there)


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("Soren", "Ida Soren", True),
        ("Ida Soren", "IDA SØREN", True),
        ("Ida Soren", "Soren Ida", True),
        ("石破", "石破茂", True),
        ("Ida", "Ida Soren", False),
        ("Ida Soren", "Ida Tveit", False),
        ("茂", "石破茂", False),
        ("Soren", "ソレン", True),
        ("Tveit", "ソレン", False),
    ],
)
def test_which_names_are_compared(one: str, other: str, compared: bool) -> None:
    left, right = profiles_of([one, other], {})
    assert meet(left, right) is compared


def test_names_that_the_owner_calls_one_are_compared() -> None:
    left, right, third = profiles_of(["ソレン", "鉄の女", "Tveit"], {"ソレン": ["鉄の女"]})
    assert meet(left, right)
    assert not meet(left, third)


def test_profiles_come_one_a_name_whatever_else_is_read_with_them() -> None:
    names = ["Ida Soren", "ソレン", "石破茂", "漢" * 200, "?", ""]
    together = profiles_of(names, {})
    assert [one.name for one in together] == names
    assert together == [profiles_of([name], {})[0] for name in names]
    assert [one.is_latin for one in together[:3]] == [True, False, False]


def test_ways_to_say_a_name() -> None:
    (one,) = sayings("Ida Soren")
    assert (one.whole.text, one.backwards.text, one.surname.text, one.is_reading) == (
        "idasoren",
        "sorenida",
        "soren",
        False,
    )
