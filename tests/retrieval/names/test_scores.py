"""How surely one name is another, word by word."""

import pytest

from retrieval.names.forms import Part
from retrieval.names.scores import is_latin, only_sounds_alike, score, words


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
        ("Mike Waltz", "Emma Waltz", 0.5, 0.5),
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
