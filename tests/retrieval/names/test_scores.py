"""How surely one name is another, word by word."""

import pytest

from retrieval.names.forms import Part
from retrieval.names.scores import Shared, first_names, is_latin, judge, only_sounds_alike, score, words


def same(one: Part, other: Part) -> float:
    """Words are one name where they are written the same."""
    return float(one == other)


@pytest.mark.parametrize(
    ("asked", "own", "least", "most"),
    [
        ("Mike Waltz", "Mike Waltz", 1.0, 1.0),
        ("Waltz Mike", "Mike Waltz", 0.0, 1.0),
        ("Waltz", "Mike Waltz", 0.9, 0.99),
        ("Mike", "Mike Waltz", 0.8, 0.9),
        ("Mike Waltz", "Emma Waltz", 0.0, 0.4),
        ("Mike Waltz", "Michael Waltz", 0.9, 1.0),
        ("M. Waltz", "Mike Waltz", 0.7, 1.0),
        ("Mike J. Waltz", "Mike Waltz", 0.9, 1.0),
        ("Mike Waltz Jr.", "Mike Waltz", 0.0, 0.499),
        ("Mike Waltz", "Mike Waltz Jr.", 0.8, 0.9),
        ("Mike Waltz Jr.", "Waltz", 0.9, 0.99),
        ("中島", "中嶋", 0.9, 0.9),
        ("高橋", "髙橋", 1.0, 1.0),
        ("佐佐木", "佐々木", 1.0, 1.0),
        ("Mike Waltz", "Mike Rubio", 0.0, 0.0),
        ("石破", "石破茂", 0.9, 0.99),
        ("石破", "石橋", 0.0, 0.0),
        ("王", "王毅", 0.9, 0.99),
        ("王", "王貞治助", 0.0, 0.0),
        ("", "Waltz", 0.0, 0.0),
    ],
)
def test_whole_names_surnames_and_first_names(asked: str, own: str, least: float, most: float) -> None:
    assert least <= score(asked, own, same) <= most


def test_a_score_never_falls_where_a_similarity_rises() -> None:
    def half(one: Part, other: Part) -> float:
        return 1.0 if one == other else 0.5

    for asked, own in (("Mike Waltz", "Emma Waltz"), ("Waltz", "Mike Walz"), ("Waltz", "ウォルツ")):
        assert score(asked, own, half) >= score(asked, own, same)


def test_what_is_compared_are_words_and_all_of_them() -> None:
    assert [part.text for part in words("Mike Waltz")] == ["mike", "waltz", "mikewaltz", "waltzmike"]


def test_scripts() -> None:
    assert is_latin("Mike Waltz")
    assert not is_latin("ウォルツ")
    assert not is_latin("石破茂")


def test_who_only_sounds_like_an_exact_match() -> None:
    assert only_sounds_alike("Walz", ["Waltz"])
    assert not only_sounds_alike("Mike Waltz", ["Waltz"])
    assert not only_sounds_alike("ウォルツ", ["Waltz"])
    assert not only_sounds_alike("石破茂", ["石破"])
    assert not only_sounds_alike("Walz", [])


@pytest.mark.parametrize(
    ("asked", "own", "shared"),
    [
        ("Mike Waltz", "Mike Waltz", Shared.WHOLE),
        ("Mike Waltz", "Waltz", Shared.BARE_SURNAME),
        ("Waltz", "Mike Waltz", Shared.SURNAME),
        ("Mike", "Mike Waltz", Shared.FIRST_NAME),
        ("Emma Waltz", "Mike Waltz", Shared.OTHER_FIRST_NAME),
        ("安倍昭恵", "安倍晋三", Shared.OTHER_FIRST_NAME),
        ("安倍昭恵", "安倍", Shared.BARE_SURNAME),
        ("安倍", "安倍昭恵", Shared.SURNAME),
        ("安倍昭恵", "石破茂", Shared.NOTHING),
    ],
)
def test_what_two_names_share(asked: str, own: str, shared: Shared) -> None:
    assert judge(asked, own, same).shared is shared


def test_what_somebody_is_called_as_well() -> None:
    assert "mike" in {part.text for part in first_names("Michael Waltz")}
    assert first_names("Michael") == first_names("マイク・ウォルツ") == []
