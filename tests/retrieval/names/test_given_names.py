"""Given names of one person and of two."""

import pytest

from retrieval.names.given_names import are_one_persons, given_name_table, may_be_one_given_name


@pytest.mark.parametrize(
    ("names", "example"), given_name_table(), ids=lambda value: value if value.__class__ is str else ""
)
def test_each_row_is_one_persons(names: tuple[str, ...], example: str) -> None:
    one, other = example.split(", ")
    assert {one.split()[0].lower(), other.split()[0].lower()} <= set(names)
    assert are_one_persons(one, other)
    assert not are_one_persons(one, "Quentin Ardent")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("J.", "Jessica", True),
        ("J.D.", "James", True),
        ("Alex", "Alexandra", True),
        ("Sergei", "Sergey", True),
        ("ボリス", "Boris", True),
        ("Eric", "Erin", False),
        ("Melania", "ドナルド", False),
        ("Al", "Boris", False),
        ("ロン", "ボリス", False),
    ],
)
def test_given_names(one: str, other: str, is_one: bool) -> None:
    assert may_be_one_given_name(one, other) is is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("マイク・ソレン", "Michael Soren", True),
        ("Ron Tord", "ロナルド・トルド", True),
        ("Volodymyr Soren", "Vladimir Soren", True),
        ("Mike Soren", "Michael Holm", False),
        ("Mike Soren", "Soren", False),
        ("田中花子", "田中太郎", False),
        ("", "Mike Soren", False),
    ],
)
def test_whole_names(one: str, other: str, is_one: bool) -> None:
    assert are_one_persons(one, other) is is_one
