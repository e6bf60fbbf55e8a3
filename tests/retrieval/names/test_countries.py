"""States, by the examples of their table and by what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.countries import country_examples, country_in
from retrieval.names.titles import japanese_titles


def before_title(example: str) -> str:
    """What stands before the title: a state, or a name and a state."""
    return example.removesuffix(max((one for one in japanese_titles() if example.endswith(one)), key=len))


NAMED = [(before, code) for example, code in country_examples() if country_in(before := before_title(example))]
"""Examples that name their state by more than a sign."""


@pytest.mark.parametrize(("example", "code"), country_examples(), ids=lambda value: value)
def test_each_state_stands_in_its_example(example: str, code: str) -> None:
    before = before_title(example)
    # A sign counts alone only: 露 in ラブロフ露外相 once the name is off.
    assert (country_in(before) or country_in(before[-1:])) == code


def test_each_state_has_one_code() -> None:
    codes = [code for _, code in country_examples()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("米", "US"),
        ("米の", "US"),
        ("・露　", "RU"),
        ("北朝鮮の", "KP"),
        ("韓国の", "KR"),
        ("インドネシアの", "ID"),
        ("インドの", "IN"),
        ("the Ukrainian foreign minister", "UA"),
        ("UKRAINE", "UA"),
        ("the North Korean leader", "KP"),
        ("the South Korean leader", "KR"),
        ("Austria", "AT"),
        ("Australia", "AU"),
        ("NATO", "NATO"),
    ],
)
def test_a_state_is_found(text: str, code: str) -> None:
    assert country_in(text) == code


@pytest.mark.parametrize(
    "text", ["", "の", "田中", "佐伯", "朝倉市", "日野", "中央", "Chinatown", "Sudan", "a user", "finish"]
)
def test_what_names_no_state(text: str) -> None:
    assert country_in(text) == ""


@given(st.sampled_from(NAMED), st.sampled_from(NAMED), st.sampled_from(["の首脳は", "、", " and "]))
def test_of_two_states_the_last_counts(first: tuple[str, str], last: tuple[str, str], between: str) -> None:
    assert country_in(f"{first[0]}{between}{last[0]}") == last[1]
