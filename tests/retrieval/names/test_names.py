"""Names across scripts, in a small index of people who are in the news and some invented ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import NameIndex

NAMES = ["ウォルツ", "マイク・ウォルツ", "トランプ", "ゼレンスキー", "プーチン", "ケロッグ", "ルビオ", "ベッセント", "王毅",
         "習近平", "石破茂", "ラブロフ", "バンス", "ルッテ", "Soren"]  # fmt: skip
INDEX = NameIndex(NAMES)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Waltz", {"ウォルツ", "マイク・ウォルツ"}),
        ("WALTZ", {"ウォルツ", "マイク・ウォルツ"}),
        ("Mike Waltz", {"ウォルツ", "マイク・ウォルツ"}),
        ("ウォルツ大統領補佐官", {"ウォルツ", "マイク・ウォルツ"}),
        ("Zelensky", {"ゼレンスキー"}),
        ("Zelenskyy", {"ゼレンスキー"}),
        ("President Zelenskiy's", {"ゼレンスキー"}),
        ("Зеленский", {"ゼレンスキー"}),
        ("Wang Yi", {"王毅"}),
        ("Xi Jinping", {"習近平"}),
        ("Ishiba Shigeru", {"石破茂"}),
        ("Shigeru Ishiba", {"石破茂"}),
        ("Secretary Rubio", {"ルビオ"}),
        ("ソレン", {"Soren"}),
        ("Søren", {"Soren"}),
    ],
)
def test_spellings(query: str, meant: set[str]) -> None:
    assert set(INDEX.resolve(query)) == meant


@pytest.mark.parametrize("query", ["Starmer", "Macron", "Biden", "Merz", "Orban", "マクロン大統領", "石川", "", "?!"])
def test_a_name_that_is_not_there(query: str) -> None:
    assert INDEX.resolve(query) == []


def test_lookup_gives_the_nearest_whatever_their_score() -> None:
    found = INDEX.lookup("Starmer", limit=3)
    assert len(found) == 3
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_the_owners_aliases_win() -> None:
    assert NameIndex(NAMES, {"プーチン": ["VVP"]}).resolve("vvp") == ["プーチン"]


def test_both_scripts_of_a_mixed_feed_are_meant() -> None:
    assert set(NameIndex(["ウォルツ", "Waltz", "ルビオ"]).resolve("Waltz")) == {"ウォルツ", "Waltz"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_query(query: str) -> None:
    found = INDEX.lookup(query)
    assert all(0 <= match.score <= 1 for match in found)
    assert set(INDEX.resolve(query)) <= set(NAMES)
