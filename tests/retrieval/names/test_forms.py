"""The ways to say a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.forms import Part, fold_name, forms, is_chinese, joined, sayings, written_parts
from retrieval.names.limits import LONGEST_NAME, MOST_WORDS


def test_words_of_a_name_in_their_order() -> None:
    (form,) = forms("Mr Mike Waltz")
    assert form.parts == (Part("mike", is_kana=False), Part("waltz", is_kana=False))
    assert (form.whole.text, form.surname.text, form.backwards.text) == ("mikewaltz", "waltz", "waltzmike")
    assert [part.text for part in sayings(form)] == ["mike", "waltz", "mikewaltz"]


def test_characters_are_read_with_the_surname_first() -> None:
    readings = forms("石破茂")
    assert all(form.is_reading for form in readings)
    assert "イシバ" in {form.surname.text for form in readings}


def test_kana_and_letters_joined_are_letters() -> None:
    assert joined((Part("マイク", is_kana=True), Part("ウォルツ", is_kana=True))) == Part(
        "マイクウォルツ", is_kana=True
    )
    assert joined((Part("ミカ", is_kana=True), Part("soren", is_kana=False))) == Part("mikasoren", is_kana=False)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Mika Soren", "ＭＩＫＡ・ｓｏｒｅｎ"), ("ミカ・ソレン", "ﾐｶ ｿﾚﾝ"), ("Adeyemi-Lowe", "adeyemilowe")],
)
def test_spellings_that_are_the_same(name: str, other: str) -> None:
    assert fold_name(name) == fold_name(other)


def test_what_is_no_name_is_not_said() -> None:
    assert forms("漢" * (LONGEST_NAME + 1)) == forms("?!") == forms("") == ()
    (many,) = forms(" ".join("ab" for _ in range(MOST_WORDS + 1)))
    assert many.parts == (Part("ab" * (MOST_WORDS + 1), is_kana=False),)


def test_names_as_they_are_written() -> None:
    assert written_parts("Secretary Marco Rubio") == ("marco", "rubio")
    assert is_chinese("王毅外相")
    assert not is_chinese("ウォルツ大統領補佐官")


@given(st.text(max_size=30))
def test_any_text_may_be_said(name: str) -> None:
    for form in forms(name):
        assert all(part.text for part in form.parts)
        assert len(form.whole.text) <= LONGEST_NAME
