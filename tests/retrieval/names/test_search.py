"""Looking names up in two tables."""

import numpy as np
import pytest

from retrieval.names.search import NameMatch, NameSearch
from retrieval.names.table import NameTable

MAIN = ["ウォルツ", "トランプ", "ルビオ", "Waltz", "石破茂"]
SMALL = ["ゼレンスキー", "Walz"]


def search(dead: tuple[int, ...] = (), **aliases: list[str]) -> NameSearch:
    return NameSearch(NameTable.made(MAIN), NameTable.made(SMALL), np.array(dead, dtype=np.int64), aliases)


def test_names_of_both_tables_are_found() -> None:
    found = search()
    assert len(found) == 7
    assert [found.name(number) for number in found.all_numbers()] == MAIN + SMALL
    assert found.resolve("Zelensky").meant == ("ゼレンスキー",)
    assert found.resolve("Rubio").meant == ("ルビオ",)


def test_the_very_spelling_comes_first_and_who_only_sounds_like_it_is_somebody_else() -> None:
    assert search().resolve("Waltz").meant == ("Waltz", "ウォルツ")
    assert search().resolve("WALZ").meant[0] == "Walz"
    assert "Waltz" not in search().resolve("Walz").meant


def test_names_that_do_not_count_are_not_found() -> None:
    found = search(dead=(0, 3))
    assert len(found) == 5
    assert set(found.resolve("Waltz").meant) <= {"Walz"}
    assert {match.name for match in found.lookup("Waltz", 10)} == {"トランプ", "ルビオ", "石破茂", *SMALL}


def test_the_owners_spelling_is_sure() -> None:
    assert search(vvp=["トランプ", "Nobody"]).lookup("VVP", 1) == (NameMatch("トランプ", 1.0),)


@pytest.mark.parametrize("limit", [0, -1])
def test_no_limit_gives_nothing(limit: int) -> None:
    assert search().lookup("Waltz", limit) == ()
    assert len(search().lookup("Waltz", 2)) == 2
    assert search().lookup(" ・", 2) == ()


def test_a_shortlist_finds_what_comparing_everybody_finds() -> None:
    syllables = [a + b for a in "カキクケコサシスセソタチ" for b in "ラリルレロマミムメモ"]
    crowd = [f"{first}{syllables[(7 * n + 3) % len(syllables)]}" for n, first in enumerate(syllables)]
    large = NameSearch(NameTable.made([*MAIN, *crowd]), NameTable.made(SMALL), np.zeros(0, dtype=np.int64), {})
    for asked in ("Waltz", "Zelensky", "Shigeru Ishiba", "ルビオ", "トランプ大統領"):
        assert large.lookup(asked, 1)[0].name == search().lookup(asked, 1)[0].name
