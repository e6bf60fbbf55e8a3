"""Names as arrays."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.names.table import NameTable

NAMES = ["ケルダ", "ミカ・ソレン", "Mika Soren", "林灝", "漢" * 200, "a\ud800b", "ＭＩＫＡ ＳＯＲＥＮ", "?"]


def same(one: NameTable, other: NameTable) -> bool:
    pairs = [
        (one.letters.values, other.letters.values), (one.letters.ends, other.letters.ends), (one.folds, other.folds),
        (one.by_fold, other.by_fold), (one.row_ends, other.row_ends), (one.is_kana, other.is_kana),
        *((a, b) for ragged in ("ngrams", "signs", "posted") for a, b in zip(getattr(one, ragged), getattr(other, ragged), strict=True)),
    ]  # fmt: skip
    return all(a.dtype == b.dtype and a.tolist() == b.tolist() for a, b in pairs)


def test_the_names_are_there_as_they_were_given() -> None:
    table = NameTable.made(NAMES)
    assert table.names() == NAMES
    assert [table.name(number) for number in range(len(table))] == NAMES
    assert table.of_fold("mikasoren") == [2, 6]
    assert table.of_fold("nobody") == []


def test_a_name_longer_than_any_name_has_no_rows() -> None:
    table = NameTable.made(NAMES)
    assert table.rows_of(np.array([4])).tolist() == []
    assert table.rows_of(np.array([0])).tolist() == [0]


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(NAMES))), st.integers(0, len(NAMES)))
def test_parts_of_a_table_are_as_if_made_anew(order: list[int], cut: int) -> None:
    whole = NameTable.made(NAMES)
    chosen, rest = np.array(order[:cut], dtype=np.int64), np.array(order[cut:], dtype=np.int64)
    assert same(whole.kept(chosen), NameTable.made([NAMES[number] for number in order[:cut]]))
    assert same(whole.kept(chosen).followed_by(whole.kept(rest)), NameTable.made([NAMES[number] for number in order]))


def test_the_owner_of_a_row() -> None:
    table = NameTable.made(NAMES)
    rows = np.arange(len(table.is_kana))
    owners = table.owners(rows)
    assert owners[:4].tolist() == [0, 1, 1, 1]
    assert all(row in table.rows_of(np.array([owner])) for row, owner in zip(rows, owners, strict=True))
