"""How a name may stand in a text."""

import re

import pytest

from retrieval.answers.name_forms import Form, forms_of, surname_forms
from retrieval.text.analyzer import Analyzer


def texts(forms: list[Form]) -> set[str]:
    return {form.text for form in forms}


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("Kennedy", "ケネディ"),
        ("the White House", "ホワイトハウス"),
        ("北京", "beijing"),
        ("英首相", "british prime minister"),
        ("the mayor", "市長"),
        ("田中市長", "田中"),
        ("江北の林外相", "林外相"),
        ("広野市図書館の公式Twitter", "広野市図書館"),
        ("Mayor Ortiz", "Ortiz"),
        ("NATO", "NATO"),
    ],
)
def test_a_name_in_its_forms(asked: str, form: str) -> None:
    assert form in texts(forms_of(asked, (), Analyzer()))


@pytest.mark.parametrize(
    ("asked", "form"),
    [("the US", "us"), ("青葉県知事", "青葉県"), ("the Zarev defense ministry", "ministry"), ("林", "林")],
)
def test_what_says_too_little_is_no_form(asked: str, form: str) -> None:
    assert form not in texts(forms_of(asked, (), Analyzer()))


def test_a_surname_that_others_bear_is_no_form() -> None:
    assert "松井" in texts(forms_of("松井判事", (), Analyzer()))
    assert "松井" not in texts(forms_of("松井判事", (), Analyzer(), strictly=True))


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("Johnson left.", True),
        ("Boris Johnson left.", True),
        ("David Johnson left.", False),
        ("Asked Johnson left.", True),
        ("Mr Johnson left.", True),
    ],
)
def test_a_surname_behind_another_given_name_is_another_persons(text: str, is_allowed: bool) -> None:
    form = next(one for one in surname_forms("Boris Johnson", Analyzer()) if one.text == "Johnson")
    match = re.search("Johnson", text)
    assert match is not None
    assert form.allows(match) is is_allowed


@pytest.mark.parametrize(
    ("asked", "text", "is_allowed"),
    [
        ("Jesse James", "James Soren left.", False),
        ("Jesse James", "James left.", True),
        ("Mika Kelda", "Kelda Says No", True),
        ("ミカ・ジェームズ", "ジェームズ・ソレン氏", False),
        ("ミカ・ジェームズ", "ジェームズ氏", True),
    ],
)
def test_a_surname_that_is_a_given_name_there_is_another_persons(asked: str, text: str, is_allowed: bool) -> None:
    form = surname_forms(asked, Analyzer())[0]
    match = re.search(form.text, text)
    assert match is not None
    assert form.allows(match) is is_allowed


def test_only_a_full_name_has_a_surname() -> None:
    assert surname_forms("Johnson", Analyzer()) == surname_forms("松井判事", Analyzer()) == []
