"""Which rows of some tables sound roughly like a question: the weighted share of runs of sounds.

A row's score is the cosine between its runs and those of the question, each weighted by how rare it is
among all rows, of whatever table. What most rows have says little, so it is only looked up for rows that
the rarer runs leave a chance; none is missed by that.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.names.ngrams import NUMBERS
from retrieval.names.ragged import Ragged
from retrieval.names.table import NameTable

_FAR = 0.3
"""A row with less than this share of the best score is no candidate."""

_COMMON = 0.05
"""The share of a question's weight that its commonest runs may have to be looked up later."""

_ROUNDING = 1 - 1e-9


class _Placed(NamedTuple):
    """A table, and the numbers of its first row, of the one behind its last, and of its first name."""

    table: NameTable
    first_row: int
    end_row: int
    first_name: int


class Rows:
    """The rows of several tables, numbered one after the other.

    Args:
        tables: names.
        dead: numbers of names of the first table that do not count, ascending.
    """

    def __init__(self, tables: Sequence[NameTable], dead: NDArray[np.int64]) -> None:
        self._dead = tables[0].rows_of(dead)
        gone = np.bincount(tables[0].ngrams.take(self._dead).values, minlength=NUMBERS)
        counts: NDArray[np.int64] = sum((table.posted.sizes for table in tables), -gone)
        self._counts = counts
        self._tables = []
        first_name = first_row = 0
        for table in tables:
            if len(table.is_kana):
                self._tables.append(_Placed(table, first_row, first_row + len(table.is_kana), first_name))
            first_row += len(table.is_kana)
            first_name += len(table)
        self._total = first_row - len(self._dead)

    def owners(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of the names that rows belong to, likewise one table after the other."""
        found = np.zeros(len(rows), dtype=np.int64)
        for placed, at in self._where(rows):
            found[at] = placed.table.owners(rows[at] - placed.first_row) + placed.first_name
        return found

    def is_kana(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """The script of rows."""
        found = np.zeros(len(rows), dtype=bool)
        for placed, at in self._where(rows):
            found[at] = placed.table.is_kana[rows[at] - placed.first_row]
        return found

    def spellings(self, rows: NDArray[np.int64]) -> NDArray[np.int16]:
        """How rows of one script are spelled, in the numbers of the speller that writes it, filled up with -1."""
        sizes = [p.table.signs.sizes_of(rows[at] - p.first_row).max(initial=1) for p, at in self._where(rows)]
        found = np.full((len(rows), int(max(sizes, default=1))), -1, dtype=np.int16)
        for placed, at in self._where(rows):
            found[at] = placed.table.signs.filled(rows[at] - placed.first_row, found.shape[1], -1)
        return found

    def nearest(self, question: Mapping[int, float], limit: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Rows that share most with a question, best first, and their scores.

        Args:
            question: weight by run of sounds, from ``question_ngrams``.
            limit: at most so many rows, and besides those that share as much as the last of them.
        """
        asked = np.array([number for number in sorted(question) if self._counts[number]], dtype=np.int64)
        if not len(asked):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        asked = asked[np.argsort(self._counts[asked], kind="stable")]
        own = np.array([question[number] for number in asked.tolist()])
        weights = own * self._squares[asked]
        upto = np.cumsum(weights)
        rare = 1 + int(np.searchsorted(upto, (1 - _COMMON) * upto[-1]))
        scores = self._shared(asked[:rare], weights[:rare])
        # The rest adds at most its weight, and, by the inequality of Cauchy and Schwarz, at most its own length.
        rest = float(upto[-1] - upto[min(rare, len(upto)) - 1])
        length = float(np.sqrt((own[rare:] * weights[rare:]).sum()))
        least = _least(scores, limit) * _ROUNDING
        candidates = np.flatnonzero(scores >= least - length)
        enough = scores[candidates] >= least - rest * self._scales[candidates]
        candidates = candidates[enough & (self._scales[candidates] > 0)]
        by_ngram = np.zeros(NUMBERS)
        by_ngram[asked] = weights
        exact = self._exactly(candidates, by_ngram)
        near = np.flatnonzero((exact >= _least(exact, limit)) & (exact > 0))
        near = near[np.argsort(-exact[near], kind="stable")]
        return candidates[near], exact[near]

    def _shared(self, ngrams: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores of all rows by some runs of sounds."""
        found: list[NDArray[np.float64]] = []
        for placed in self._tables:
            posted = placed.table.posted
            rows = np.concatenate([posted.row(ngram) for ngram in ngrams.tolist()])
            shares = np.repeat(weights, posted.sizes_of(ngrams))
            found.append(np.bincount(rows, shares, placed.end_row - placed.first_row).astype(np.float64, copy=False))
        scores = found[0] if len(found) == 1 else np.concatenate(found)
        scores *= self._scales
        return scores

    def _exactly(self, rows: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores of some rows by all runs, the same whichever table a row is in."""
        found = np.zeros(len(rows))
        for placed, at in self._where(rows):
            found[at] = _sums(placed.table.ngrams.take(rows[at] - placed.first_row), weights)
        scores: NDArray[np.float64] = found * self._scales[rows]
        return scores

    def _where(self, rows: NDArray[np.int64]) -> Iterator[tuple["_Placed", Any]]:
        """Each table with which of the rows lie in it."""
        for placed in self._tables:
            is_alone = len(self._tables) == 1
            yield placed, slice(None) if is_alone else (rows >= placed.first_row) & (rows < placed.end_row)

    @cached_property
    def _squares(self) -> NDArray[np.float64]:
        """The square of how rare each run of sounds is."""
        rarity = np.log(1 + max(self._total, 1) / np.maximum(self._counts, 1))
        squares: NDArray[np.float64] = rarity.astype(np.float32).astype(np.float64) ** 2
        return squares

    @cached_property
    def _scales(self) -> NDArray[np.float64]:
        """What makes each row as long as any other; 0 for those that do not count."""
        lengths = np.concatenate([np.zeros(0), *(_sums(placed.table.ngrams, self._squares) for placed in self._tables)])
        scales: NDArray[np.float64] = 1 / np.sqrt(np.maximum(lengths, 1e-9))
        scales[self._dead] = 0
        return scales


def _sums(ngrams: Ragged, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of each row's runs together; a row has at least one."""
    if not len(ngrams.ends):
        return np.zeros(0)
    sums: NDArray[np.float64] = np.add.reduceat(weights[ngrams.values], ngrams.ends - ngrams.sizes)
    return sums


def _least(scores: NDArray[np.float64], limit: int) -> float:
    """The score from which on a row is among the nearest."""
    far = _FAR * float(scores.max(initial=0))
    near = scores[scores >= far]
    return float(np.partition(near, -limit)[-limit]) if len(near) > limit else far
