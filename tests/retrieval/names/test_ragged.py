"""Rows of different lengths in one array."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names.ragged import Ragged

Rows = list[list[int]]
rows_of = st.lists(st.lists(st.integers(0, 99), max_size=4), max_size=8)


def made(rows: Rows) -> Ragged:
    return Ragged.of_sizes(np.array([value for row in rows for value in row], dtype=np.int16), map(len, rows))


def plain(ragged: Ragged) -> Rows:
    return [ragged.row(number).tolist() for number in range(len(ragged.ends))]


@given(rows_of)
def test_rows_come_back(rows: Rows) -> None:
    assert plain(made(rows)) == rows
    assert made(rows).sizes.tolist() == [len(row) for row in rows]


@given(rows_of, rows_of)
def test_one_after_the_other(first: Rows, second: Rows) -> None:
    assert plain(made(first).followed_by(made(second))) == first + second


@given(rows_of.filter(bool), st.data())
def test_some_rows_in_any_order(rows: Rows, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=10))
    numbers = np.array(chosen, dtype=np.int64)
    ragged = made(rows)
    assert plain(ragged.take(numbers)) == [rows[number] for number in chosen]
    assert ragged.sizes_of(numbers).tolist() == [len(rows[number]) for number in chosen]
    table = ragged.filled(numbers, 5, -1)
    assert table.tolist() == [rows[number] + [-1] * (5 - len(rows[number])) for number in chosen]
