"""Whom a full name means."""

import pytest

from retrieval import NameIndex
from retrieval._storage.entries import SpeakerForm
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.linking import link
from tests.retrieval.people.test_linking import DAY, Known, Said

RECORD = Known(
    (
        Said("Press secretary Sarah Holm smiled. Holm said so.", "Holm"),
        Said("ロン・トルド氏は述べた。", "ロン・トルド"),
        Said("オルセク氏は述べた。", "オルセク"),
        Said("浅野氏は述べた。浅野健司さんの店だ。", "浅野"),
        Said("アメリカ・ペルン政権のペルン氏は述べた。", "ペルン"),
        Said("Bernie Holm was away."),
    )
)
NAMES = NameIndex([*(one.name for one in RECORD.voices()), "Sarah Holm", "Bernie Holm", "浅野健司", "トルド"])
SPEAKERS = SpeakerDirectory.of([SpeakerForm(one.name, one.role, 1, DAY, DAY) for one in RECORD.passages if one.name])


@pytest.mark.parametrize(
    ("asked", "persons", "others", "is_open"),
    [
        ("Sarah Holm", {"Holm"}, set(), False),
        ("サラ・ホルム", {"Holm"}, set(), False),
        ("Bernie Holm", set(), {"Holm"}, False),
        ("Holm", {"Holm"}, set(), False),
        ("Ron Tord", {"ロン・トルド"}, set(), False),
        ("Boris Tord", set(), {"ロン・トルド"}, False),
        ("Mikhail Orsek", {"オルセク"}, set(), True),
        ("浅野健司", {"浅野"}, set(), False),
        ("浅野太郎", set(), {"浅野"}, False),
        ("Donald Pern", {"ペルン"}, set(), True),
    ],
)
def test_another_given_name_is_another_person(asked: str, persons: set[str], others: set[str], is_open: bool) -> None:
    found = link(asked, NAMES, SPEAKERS, RECORD)
    assert {one.name for one in found.persons} == persons
    assert others <= set(found.others)
    assert found.is_open is is_open
