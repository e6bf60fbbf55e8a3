"""A speaker as people read it."""

import pytest

from retrieval.answers.speaker_line import speaker_line
from retrieval.types import Speaker


@pytest.mark.parametrize(
    ("name", "written", "line"),
    [
        ("松井", "松井市長", "松井市長"),
        ("松井", "松井", "松井"),
        ("李洪建", "李氏", "李氏 (李洪建)"),
        ("ソレン", "米国務長官", "米国務長官 (ソレン)"),
        ("ソレン", "Mika Soren", "Mika Soren"),
        ("Mika Soren", "ソレン氏", "ソレン氏"),
        ("ソレン", "the minister", "the minister (ソレン)"),
        ("Mika Soren", "Soren", "Soren (Mika Soren)"),
    ],
)
def test_a_name_is_told_where_it_says_more(name: str, written: str, line: str) -> None:
    assert speaker_line(Speaker(name=name, as_written=written), "direct") == line


def test_an_account_is_told_by_its_name() -> None:
    account = Speaker(name="Harbor Wire", as_written="@harborwire")
    assert speaker_line(account, "post") == "Harbor Wire"


def test_where_nobody_speaks_nobody_is_told() -> None:
    assert speaker_line(None, "direct") == ""
