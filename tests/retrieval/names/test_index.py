"""An index of names that follows: whatever came first, the same is found."""

import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import NameIndex, NameMatch
from retrieval.errors import NamesFileError
from retrieval.names import index as index_module
from retrieval.names.limits import LONGEST_NAME

POOL = [
    *(first + "・" + last for first in ("ミカ", "ダナ", "オレグ") for last in ("ソレン", "ケルダ", "ハルタ", "ルツ")),
    *(first + " " + last for first in ("Mika", "Dana", "Ines") for last in ("Soren", "Kelda", "Okonjo", "Harta")),
    "ソレン", "ケルダ", "Soren", "Sören", "SOREN", "林灝", "林灝氏", "杜衡", "ソ・レン", "漢" * 300, "駱",
]  # fmt: skip
QUERIES = ["soren", "Mika Kelda", "ケルダ", "ダナ", "林", "Lin Hao", "Harta", "オコンジョ", "漢" * 300, "Kerda"]


def answers(index: NameIndex) -> list[tuple[list[NameMatch], list[str]]]:
    return [(index.lookup(query, 8), index.resolve(query)) for query in QUERIES]


def followed(index: NameIndex, steps: Sequence[tuple[set[str], set[str]]]) -> NameIndex:
    for added, removed in steps:
        index = index.with_names(sorted(added), removed)
    return index


NAMES = st.sets(st.sampled_from(POOL))


@settings(max_examples=15, deadline=None)
@given(NAMES, st.lists(st.tuples(NAMES, NAMES), max_size=4), st.randoms())
def test_history_does_not_matter(first: set[str], steps: list[tuple[set[str], set[str]]], dice: Random) -> None:
    index = followed(NameIndex(sorted(first), {"ケルダ": ["boss"]}), steps)
    expected = set(first)
    for added, removed in steps:
        expected = (expected - removed) | added
    assert set(index.names) == expected
    assert len(index) == len(index.names) == len(expected)
    order = dice.sample(sorted(expected), len(expected))
    assert answers(index) == answers(NameIndex(order, {"ケルダ": ["boss"]}))
    assert index.resolve("boss") == (["ケルダ"] if "ケルダ" in expected else [])


def test_history_does_not_matter_where_the_small_part_is_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "SMALL_NAMES", 3)
    index = NameIndex(POOL[:5])
    for number, name in enumerate(POOL[5:]):
        index = index.with_names([name], [POOL[number]] if number % 2 else [])
        if number % 4 == 0:
            assert answers(index) == answers(NameIndex(index.names))


def test_the_old_index_stays_as_it_was() -> None:
    old = NameIndex(POOL)
    before = answers(old)
    new = old.with_names(["ヴェルダ"], ["ソレン", "Soren"])
    assert answers(old) == before
    assert old.names == tuple(POOL)
    assert "Soren" not in new.names
    assert new.resolve("ヴェルダ") == ["ヴェルダ"]
    assert old.with_names(["Soren"], ["Soren"]).names == old.names


@pytest.mark.parametrize(
    "query",
    [
        "漢" * 6_000,
        "岡田" * 3_000,
        "ﷺ" * 6_000,
        "㍿" * 980,
        "x" * 70_000,
        "A " * 3_000,
        "ア・" * 3_000,
        "a\u0301\u0323" * 9_000,
    ],
    ids=lambda query: query[:2],
)
def test_what_is_longer_than_any_name_is_found_by_its_spelling_only(query: str) -> None:
    names = NameIndex([*POOL, query])
    assert names.resolve("Mika Soren") == NameIndex(POOL).resolve("Mika Soren")
    assert names.lookup(query) == [NameMatch(query, 1.0)]
    assert names.resolve(query) == [query]
    assert NameIndex(POOL).lookup(query) == []


@pytest.mark.parametrize("word", ["岡", "ケ", "A", "Ab ", "ソ・", "é"])
def test_the_longest_names_are_looked_up(word: str) -> None:
    name = (word * LONGEST_NAME)[: LONGEST_NAME - 1] + "z"
    assert NameIndex([*POOL, name]).lookup(name)[0] == NameMatch(name, 1.0)


def test_an_alias_of_two_names_means_both() -> None:
    names = NameIndex(POOL, {"ソレン": ["chief"], "ケルダ": ["Chief"], "nobody": ["chief"]})
    assert names.resolve("CHIEF") == ["ケルダ", "ソレン"]
    assert names.with_names(removed=["ソレン"]).resolve("chief") == ["ケルダ"]


def test_twenty_threads_at_once() -> None:
    queries = [f"{query}{ending}" for query in QUERIES for ending in ("", "a", "in")]
    expected = [NameIndex(POOL).lookup(query, 5) for query in queries]
    fresh = NameIndex(POOL)
    together = threading.Barrier(20)
    interval = sys.getswitchinterval()

    def ask(start: int) -> list[list[NameMatch]]:
        together.wait(60)
        order = [*range(start, len(queries)), *range(start)]
        found = {number: fresh.lookup(queries[number], 5) for number in order}
        return [found[number] for number in range(len(queries))]

    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(20) as pool:
            assert all(found == expected for found in pool.map(ask, range(20)))
    finally:
        sys.setswitchinterval(interval)


def test_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "names"
    index = NameIndex(POOL[:12]).with_names([*POOL[12:], "a\ud800b"], POOL[:2])
    index.save(path)
    loaded = NameIndex.load(path, {"ケルダ": ["boss"]})
    assert loaded.names == index.names
    assert answers(loaded) == answers(index)
    assert loaded.resolve("boss") == ["ケルダ"]
    assert answers(loaded.with_names(POOL[:2])) == answers(index.with_names(POOL[:2]))
    # Whoever has the old file open goes on with it.
    NameIndex([]).save(path)
    assert answers(loaded) == answers(index)
    assert NameIndex.load(path).names == ()
    assert NameIndex.load(path).lookup("Soren") == []
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", [0, 3, 40, 300, 2_000, -1, -200])
def test_a_damaged_file_is_no_index(tmp_path: Path, place: int) -> None:
    path = tmp_path / "names"
    NameIndex(POOL).save(path)
    data = bytearray(path.read_bytes())
    data[place] ^= 0x11
    path.write_bytes(data)
    with pytest.raises(NamesFileError):
        NameIndex.load(path)


@pytest.mark.parametrize("size", [0, 5, 20, 500, 3_000])
def test_half_a_file_is_no_index(tmp_path: Path, size: int) -> None:
    path = tmp_path / "names"
    NameIndex(POOL).save(path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(NamesFileError):
        NameIndex.load(path)


def test_a_file_of_another_version_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "names"
    NameIndex(POOL).save(path)
    monkeypatch.setattr("retrieval.names.stored.NAMES_VERSION", "of tomorrow")
    with pytest.raises(NamesFileError, match="another version"):
        NameIndex.load(path)
