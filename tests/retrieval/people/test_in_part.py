"""Speakers asked for by a part of what they are called."""

from datetime import date

import pytest

from retrieval._storage.entries import SpeakerForm
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.in_part import called_in_part

DAY = date(2025, 3, 1)
NAMES = (
    "U.S. Navy",
    "同大の女子学生",
    "ＷＨＯ＝世界保健機関",
    "グレタ・ソレン",
    "ミカ・ソレン",
    "ミカ・ケルダ",
    "Ida Holm",
)


@pytest.fixture(scope="module")
def speakers() -> SpeakerDirectory:
    return SpeakerDirectory.of([SpeakerForm(name, "", 1, DAY, DAY) for name in NAMES])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("the navy", ["U.S. Navy"]),
        ("女子学生", ["同大の女子学生"]),
        ("WHO", ["ＷＨＯ＝世界保健機関"]),
        ("グレタさん", ["グレタ・ソレン"]),
        ("ida", ["Ida Holm"]),
        # Two are called so.
        ("ミカ", []),
        # A surname is no part of this kind, nor is a country of its ministry.
        ("Holm", []),
        ("ソレン", []),
        ("学生", []),
        ("市長", []),
        ("グレタ・ソレンの母", []),
    ],
)
def test_who_is_called_so_and_more(speakers: SpeakerDirectory, asked: str, meant: list[str]) -> None:
    assert [one.name for one in called_in_part(asked, speakers)] == meant
