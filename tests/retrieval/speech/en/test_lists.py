"""The word lists."""

from importlib.resources import files

import pytest

from retrieval.speech.en.lists import word_list

ROWS = [
    line.split("\t")
    for line in files("retrieval.speech.en").joinpath("lists.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_list_tells_what_it_is_and_is_lower_case(row: list[str]) -> None:
    name, what, words = row
    assert what
    assert word_list(name) == frozenset(words.split(" "))
    assert words == words.lower()
    assert words.split(" ") == sorted(set(words.split(" ")))


def test_no_list_stands_twice() -> None:
    assert len({name for name, _, _ in ROWS}) == len(ROWS)


def test_an_unknown_list() -> None:
    with pytest.raises(KeyError):
        word_list("none")
