"""The speaker in an English noun phrase."""

import pytest

from retrieval.speech.en.names import is_body_name, is_described, is_outlet, referent
from retrieval.speech.en.titles import without_titles
from retrieval.speech.en.words import Sentence


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mayor Ida Holm", "Ida Holm", "person"),
        ("The Rev. David Orr", "David Orr", "person"),
        ("Sen. Runa Dahl (D-Mass.)", "Runa Dahl", "person"),
        ("State Sen. Dawn Addis", "Dawn Addis", "person"),
        ("Lt. Col. Jane Roe", "Jane Roe", "person"),
        ("chief executive Anton Berg", "Anton Berg", "person"),
        ("Japan's Sagara", "Sagara", "person"),
        ("Runa Dahl and Osk Tveit", "Runa Dahl", "person"),
        ("Ines Ng of the University of Calder", "Ines Ng", "person"),
        ("Moscow", "Moscow", "body"),
        ("American Rail", "American Rail", "body"),
        ("the Federation of Port Workers (FPW)", "Federation of Port Workers", "body"),
        ("The Calder Post", "Calder Post", "body"),
        ("Police", "Police", "body"),
        ("The airline operating the flight", "airline", "body"),
        ("Two officials", "officials", "many"),
        ("Residents", "Residents", "many"),
        ("A spokesman for Runa Dahl", "spokesman for Runa Dahl", "role"),
        ("President Dahl’s lawyer", "President Dahl’s lawyer", "role"),
        ("The expert who played it in July", "expert", "role"),
    ],
)
def test_who_is_meant(text: str, name: str, kind: str) -> None:
    sentence = Sentence(text)
    found = referent(sentence, (0, len(sentence.words)))
    assert found
    assert (found.phrase.name, found.kind) == (name, kind)


def test_a_name_in_apposition() -> None:
    sentence = Sentence("Dahl’s press secretary, Sara Lind")
    found = referent(sentence, (0, 3), (4, 6))
    assert found
    assert (found.phrase.name, found.phrase.as_written) == ("Sara Lind", "Dahl’s press secretary, Sara Lind")


def test_titles_go() -> None:
    assert without_titles("U.S. Sen. Runa Dahl") == "Runa Dahl"
    assert without_titles("Dahl") == "Dahl"


@pytest.mark.parametrize(("name", "is_one"), [("Calder Council", True), ("Beijing", True), ("Runa Dahl", False)])
def test_bodies(name: str, is_one: bool) -> None:
    assert is_body_name(name) is is_one


def test_outlets_and_descriptions() -> None:
    assert is_outlet("Calder Post")
    assert not is_outlet("Calder Council")
    assert is_described("the 34-year-old")
    assert not is_described("the mayor")
