"""What somebody may type to find a name."""

import pytest

from retrieval.names.spelled import LONGEST_KEY, name_keys, short_vowels, spell


def keys(name: str) -> tuple[str, ...]:
    return name_keys(name, spell([name]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ウォルツ", {"0ウォルツ", "0worutsu", "0waltz"}),
        ("マイク・ウォルツ", {"0マイクウォルツ", "1ウォルツ", "1waltz", "0mike"}),
        ("Mike Waltz", {"0mikewaltz", "1waltz", "0マイク", "1ウォルツ"}),
        ("Søren O'Neil", {"0sorenoneil", "1oneil"}),
        ("田中", {"0田中", "0タナカ", "0tanaka"}),
        ("見本太郎(Taro Mihon)", {"0taromihon", "1mihon", "0見本太郎", "1太郎"}),
        ("ウォルツ大統領補佐官", {"0ウォルツ大統領補佐官", "0ウォルツ"}),
        ("김민준", {"0김민준"}),
        ("Иван Петров", {"0ivanpetrov", "1petrov"}),
    ],
)
def test_a_name_is_spelled_in_every_script(name: str, expected: set[str]) -> None:
    assert expected <= set(keys(name))


def test_a_surname_in_chinese_characters_is_one_word() -> None:
    assert "1中" not in keys("田中")
    assert "1毅" in keys("王毅")


@pytest.mark.parametrize("name", ["漢" * 6_000, "ﷺ" * 50, "岡田" * 3_000, "x " * 5_000, "", "\ud800", "・"])
def test_what_is_no_name_costs_nothing(name: str) -> None:
    found = keys(name)
    assert len(found) <= 64
    assert all(len(key) <= LONGEST_KEY + 1 for key in found)
    if len(name) > 80:
        assert len(found) == 1


def test_long_vowels() -> None:
    assert {short_vowels(one) for one in ("ootani", "ohtani", "outani", "otani")} == {"otani"}
