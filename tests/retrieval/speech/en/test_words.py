"""The words of an English sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.en.words import Sentence, is_name_word, is_people


def test_words_marks_and_quotations() -> None:
    text = "“＿＿” said Mr. Dahl, 44, of the U.S. The players’ union (H-Calder)."
    found = [word.text for word in Sentence(text).words]
    assert found == "“＿＿”/said/Mr./Dahl/,/44/,/of/the/U.S./The/players’/union/(/H-Calder/)/.".split("/")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("Frida May said", True), ("In May he said", False), ("on March 3", False), ("Frida March said", True)],
)
def test_a_month_may_be_a_name(text: str, is_name: bool) -> None:
    word = next(word for word in Sentence(text).words if word.text in ("May", "March"))
    assert is_name_word(word) is is_name


@pytest.mark.parametrize(
    ("word", "is_plural"), [("officials", True), ("police", True), ("bus", False), ("crisis", False), ("mayor", False)]
)
def test_plurals(word: str, is_plural: bool) -> None:
    assert Sentence(word).words[0].is_plural is is_plural


def test_people_and_things() -> None:
    people, things = Sentence("economists prices").words
    assert is_people(people)
    assert not is_people(things)


def test_past_tenses() -> None:
    assert [word.is_past for word in Sentence("visited went bed hundred Reed").words] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_span_is_text() -> None:
    sentence = Sentence("Mayor Ida Holm said so.", "Mayor Ida Holm said so.")
    assert sentence.span(0, 3) == "Mayor Ida Holm"
    assert sentence.span(2, 2) == ""
    assert not sentence.has_quotation(0, 5)


@given(st.text(alphabet="aB’'.,- “”＿()1", max_size=40))
def test_words_stand_in_order_in_their_text(text: str) -> None:
    place = 0
    for word in Sentence(text).words:
        assert place <= word.start < word.end
        assert text[word.start : word.end] == word.text
        place = word.end
