"""Who is who inside one item."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.speech.entities.coreference import Entities
from retrieval.speech.ja.speaking import speaking_phrase
from retrieval.speech.mentions import find_mentions
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer

TWO_MINISTERS = "ロシアのオルセク外相は会談した。ウクライナのケルダ外相は拒んだ。"
TWO_SORENS = "ミカ・ソレン市長は会談した。レナ・ソレン知事は席を立った。"
IN_ENGLISH = "Foreign Minister Mika Soren arrived. Mayor Lena Moritz waited. "


def entities_of(text: str, persons: Sequence[str] = ()) -> Entities:
    return Entities(text, find_mentions(text, Analyzer()), persons)


def known(text: str, written: str) -> tuple[str, str]:
    """Name and role of the last speaker of a text who is written so."""
    phrase = speaking_phrase(written, Analyzer())
    assert phrase
    found = entities_of(text).identify(phrase, text.rindex(written))
    assert found.as_written == phrase.as_written
    return found.name, found.role


@pytest.mark.parametrize(
    ("text", "written", "name", "role"),
    [
        ("マイク・ソレン市長は会談した。ソレン氏は述べた。", "ソレン氏", "マイク・ソレン", "市長"),
        ("ソレン市長は会談した。マイク・ソレン氏は帰った。", "ソレン市長", "マイク・ソレン", "市長"),
        ("李洪建外相は会談した。李氏は述べた。", "李氏", "李洪建", "外相"),
        ("松井市長は会談した。市長は述べた。", "市長", "松井", "市長"),
        ("市長は述べた。松井市長は帰った。", "市長", "松井", "市長"),
        ("松井市長は会談した。大野監督は席を立った。同市長は述べた。", "同市長", "松井", "市長"),
        ("松井市長は会談した。大野監督は席を立った。監督は述べた。", "監督", "大野", "監督"),
        (TWO_MINISTERS + "ロシア外相は述べた。", "ロシア外相", "オルセク", "外相"),
        (TWO_MINISTERS + "ウクライナ外相は述べた。", "ウクライナ外相", "ケルダ", "外相"),
        (TWO_MINISTERS + "外相は述べた。", "外相", "ケルダ", "外相"),
        (TWO_SORENS + "ソレン氏は述べた。", "ソレン氏", "レナ・ソレン", "知事"),
        (TWO_SORENS + "ソレン市長は述べた。", "ソレン市長", "ミカ・ソレン", "市長"),
        (
            "ミカ・ソレン議員は会談した。レナ・ソレン大使は席を立った。ソレン議員は述べた。",
            "ソレン議員",
            "ミカ・ソレン",
            "議員",
        ),
    ],
)
def test_a_short_form_stands_for_the_person_named_in_full(text: str, written: str, name: str, role: str) -> None:
    assert known(text, written) == (name, role)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("松井市長は会談した。別の市長は述べた。", "別の市長"),
        ("松井市長は会談した。市民は述べた。", "市民"),
        (TWO_MINISTERS + "別のロシア外相は述べた。", "別のロシア外相"),
        (TWO_MINISTERS + "米外相は述べた。", "米外相"),
        ("松井市長は会談した。港町署は述べた。", "港町署"),
    ],
)
def test_somebody_else_stays_as_written(text: str, written: str) -> None:
    assert known(text, written) == (written, "")


def test_one_surname_in_two_fields_is_two_persons() -> None:
    text = "松井市長は会談した。松井監督は席を立った。松井市長は帰った。"
    assert [(one.name, one.role, len(one.places)) for one in entities_of(text).all] == [
        ("松井", "市長", 2),
        ("松井", "監督", 1),
    ]


def test_a_member_has_every_place_in_order() -> None:
    (one,) = entities_of("ソレン市長は会談した。マイク・ソレン氏は帰った。").all
    assert (one.places, one.forms) == ([0, 11], {"ソレン", "マイク・ソレン"})


def test_each_has_the_state_beside_the_name() -> None:
    text = TWO_MINISTERS + "ハルタ米財務長官と松井市長は残った。"
    states = {one.name: one.country for one in entities_of(text).all}
    assert states == {"オルセク": "RU", "ケルダ": "UA", "ハルタ": "US", "松井": ""}


def test_a_state_of_no_table_is_no_person() -> None:
    (one,) = entities_of("ヴェルダニアのオルセク外相は会談した。ヴェルダニア政府は反発した。").all
    assert (one.name, one.country) == ("オルセク", "ヴェルダニア")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The foreign minister", "Mika Soren"),
        ("The mayor", "Lena Moritz"),
        ("The coach", "The coach"),
    ],
)
def test_a_role_alone_in_english(written: str, name: str) -> None:
    text = f"{IN_ENGLISH}{written} spoke."
    assert entities_of(text).identify(Phrase(written, written), text.rindex(written)).name == name


def test_a_surname_in_english_is_the_full_name_where_it_is_known_as_a_persons() -> None:
    text = f"{IN_ENGLISH}Soren spoke."
    found = entities_of(text, ["Soren"]).identify(Phrase("Soren", "Soren", is_person=True), text.rindex("Soren"))
    assert (found.name, found.role) == ("Mika Soren", "Foreign Minister")


@given(st.text(alphabet="ソレンミカ・氏市長外相米松井同李洪建は。の「」\n aS", max_size=50))
def test_entities_stand_where_they_are_named(text: str) -> None:
    for one in entities_of(text).all:
        assert one.name in one.forms
        assert one.places == sorted(one.places)
        assert all(any(text.startswith(form, place) for form in one.forms) for place in one.places)


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("The club parted company with their manager", "manager"),
        ("They waited for the mayor", "mayor"),
        ("It was said by presidential spokesman", "presidential spokesman"),
        ("They met with the chief of staff", "chief of staff"),
        ("They waited with", ""),
    ],
)
def test_a_role_before_a_name_in_english_begins_behind_small_words(before: str, role: str) -> None:
    text = f"{before} Mika Soren. Soren spoke."
    entities = entities_of(text, ["Mika Soren", "Soren"])
    found = entities.identify(Phrase("Soren", "Soren", is_person=True), text.rindex("Soren"))
    assert (found.name, found.role) == ("Mika Soren", role)
