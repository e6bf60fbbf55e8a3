"""Which names are near enough by ear to be offered."""

import pytest

from retrieval.names.forms import Part
from retrieval.names.morae import morae, shares_morae


@pytest.mark.parametrize(
    ("asked", "name", "is_near"),
    [
        ("石破", "シビハ", False),
        ("イシバ", "シビハ", False),
        ("石破", "石場", True),
        ("石破", "Ishiba", True),
        ("石破", "Sybiha", False),
        ("堀", "ハラ", False),
        ("原", "カラ", False),
        ("原", "ハラ", True),
        ("Hori", "Hara", False),
        ("Nordam", "Mika Norden", True),
        ("Okeda", "Okada", True),
        ("Rubin", "Rubio", True),
        ("Hori", "Horn", True),
        ("Sand", "Dahl", False),
        ("ショルツ", "ウォルツ", False),
        ("ルビン", "ルビオ", False),
        ("ラブロ", "ラブロフ", True),
        ("ノルデ", "ミカ・ノルデン", True),
        ("ゼレンスク", "ゼレンスキー", True),
        ("Zelensk", "Zelensky", True),
        ("Walts", "ウォルツ", True),
    ],
)
def test_a_near_name_shares_three_morae_or_is_the_same(asked: str, name: str, *, is_near: bool) -> None:
    assert shares_morae(asked, name) is is_near
    assert shares_morae(name, asked) is is_near


def test_a_long_vowel_is_no_mora_of_its_own() -> None:
    assert morae(Part("オーカダ", is_kana=True)) == ["o", "ka", "da"]
