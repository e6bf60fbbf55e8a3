"""Korean names from Hangul and to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.hangul import given_kana, hangul_of, surname_kana, syllable_of


@pytest.mark.parametrize(
    ("surname", "hangul", "kana"),
    [
        ("이", "재명", "ジェミョン"),
        ("윤", "석열", "ソンニョル"),
        ("김", "정은", "ジョンウン"),
        ("문", "재인", "ジェイン"),
        ("박", "근혜", "クネ"),
        ("박", "근혜", "グンヘ"),
        ("노", "무현", "ムヒョン"),
        ("이", "낙연", "ナギョン"),
        ("한", "덕수", "ドクス"),
        ("위", "성락", "ソンナク"),
        ("최", "선희", "ソンヒ"),
        ("조", "국", "グク"),
        ("홍", "화", "ファ"),
    ],
)
def test_first_names_run_together_as_they_are_said(surname: str, hangul: str, kana: str) -> None:
    assert kana in given_kana(hangul, surname)


@pytest.mark.parametrize(
    ("hangul", "kana"),
    [
        ("김", ["キム"]),
        ("박", ["パク"]),
        ("리", ["イ", "リ"]),
        ("로", ["ノ", "ロ"]),
        ("최", ["チェ"]),
        ("a", []),
        ("", []),
    ],
)
def test_surnames_are_said_as_the_south_and_the_north_do(hangul: str, kana: list[str]) -> None:
    assert surname_kana(hangul) == kana


@pytest.mark.parametrize(
    ("letters", "hangul"),
    [("jaemyung", "재명"), ("sukyeol", "석열"), ("moohyun", "무현"), ("jongun", "정은"), ("jin", "진")],
)
def test_letters_may_stand_for_syllables_of_names(letters: str, hangul: str) -> None:
    assert hangul in hangul_of(letters)


@pytest.mark.parametrize("letters", ["marco", "donald", "biden", "", "x" * 100, "jaé"])
def test_letters_of_other_names_stand_for_none(letters: str) -> None:
    assert hangul_of(letters) == []


@given(st.text(max_size=6), st.text(max_size=2))
def test_any_text_may_be_asked_for(text: str, before: str) -> None:
    assert all(isinstance(kana, str) for kana in [*surname_kana(text), *given_kana(text, before), *hangul_of(text)])
    assert all(syllable_of(character) is None for character in text if not "가" <= character <= "힣")
