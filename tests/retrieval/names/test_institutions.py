"""Institutions, by the examples of their table and by what is none."""

import pytest

from retrieval.names.institutions import Institution, institution_names, institution_table


@pytest.mark.parametrize("row", institution_table(), ids=lambda row: row.example)
def test_each_institution_begins_its_example_and_has_all_its_names(row: Institution) -> None:
    first, _, _ = row.example.partition("は")
    assert first in row.japanese
    for name in (*row.japanese, *row.english):
        assert {*row.japanese, *row.english} <= set(institution_names(name))
    assert all(name == name.lower() for name in row.english)
    assert institution_names(f"the {row.english[0].title()}") == institution_names(row.english[0])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("the Russian foreign ministry", "ロシア外務省"),
        ("ロシア外務省", "russian foreign ministry"),
        ("露外務省", "ロシア外務省"),
        ("ウクライナの国防省", "ukraine's defense ministry"),
        ("Germany", "ドイツ"),
        ("ドイツ", "germany"),
        ("the Ukrainian government", "ウクライナ政府"),
        ("THE WHITE HOUSE", "ホワイトハウス"),
        ("NATO", "北大西洋条約機構"),
    ],
)
def test_a_body_of_a_state_is_known_in_the_other_language(name: str, other: str) -> None:
    assert other in institution_names(name)


@pytest.mark.parametrize(
    "name",
    ["", "the", "Waltz", "田中", "Mayor Ortiz", "the mayor", "ロシア大統領", "米", "x" * 10_000, "モスコヴィッツ"],
)
def test_what_is_no_institution(name: str) -> None:
    assert institution_names(name) == ()


def test_the_same_body_of_another_state_is_another_one() -> None:
    assert "ウクライナ外務省" not in institution_names("ロシア外務省")
    assert "ロシア" not in institution_names("クレムリン")
    assert "ホワイトハウス" not in institution_names("アメリカ")
