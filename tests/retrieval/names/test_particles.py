"""Words that are not always written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.particles import is_junior, said_with_articles, without_junior


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ahmed al-Sharaa", {"Ahmed alSharaa", "Ahmed Sharaa"}),
        ("Ahmed Al–Sharaa", {"Ahmed AlSharaa", "Ahmed Sharaa"}),
        ("Ahmed al Sharaa", {"Ahmed alSharaa", "Ahmed Sharaa"}),
        ("el-Sisi", {"elSisi", "Sisi"}),
        ("バッシャール・アル・アサド", {"バッシャール・アルアサド", "バッシャール・アサド"}),
        ("Ines von der Alm", {"Ines von der Alm", "Ines vonderAlm"}),
        ("Al Gore", {"Al Gore"}),
        ("Val-Ray", {"Val-Ray"}),
        ("al-", {"al-"}),
    ],
)
def test_articles_are_said_or_not(name: str, said: set[str]) -> None:
    assert set(said_with_articles(name)) == said


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Donald Trump Jr.", "Donald Trump"),
        ("Donald Trump, Jr", "Donald Trump"),
        ("ドナルド・トランプ・ジュニア", "ドナルド・トランプ"),
        ("Carl Bildt III", "Carl Bildt"),
    ],
)
def test_sons_have_their_fathers_names(name: str, bare: str) -> None:
    assert is_junior(name)
    assert without_junior(name) == bare


@pytest.mark.parametrize("name", ["Jr", "ジュニア", "Ivi", "Waltz", ""])
def test_what_is_no_mark_stays(name: str) -> None:
    assert not is_junior(name)
    assert without_junior(name) == name


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(name: str) -> None:
    assert said_with_articles(name)
    assert len(without_junior(name)) <= len(name)
