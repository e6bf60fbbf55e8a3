"""Titles and roles before a name."""

import pytest

from retrieval.speech.en.titles import has_title, is_role, without_titles


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Coach Ines Okonjo", "Ines Okonjo"),
        ("Coun Ines Okonjo", "Ines Okonjo"),
        ("Co-author Ines Okonjo", "Ines Okonjo"),
        ("Detective Inspector Col Reed", "Col Reed"),
        ("Col Reed", "Reed"),
        ("Ines Okonjo", "Ines Okonjo"),
    ],
)
def test_a_name_without_its_titles(name: str, bare: str) -> None:
    assert without_titles(name) == bare


def test_roles() -> None:
    assert has_title(["Coach", "Okonjo"])
    assert not has_title(["Ines", "Okonjo"])
    assert [word for word in ("boss", "leader", "skipper", "quay", "was") if is_role(word)] == [
        "boss",
        "leader",
        "skipper",
    ]
