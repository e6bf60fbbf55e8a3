"""Names and what they are found by, as arrays that can be mapped from a file.

A row is one way to say one name, whole or one word of it. The rows of a name follow one another, in the
order of the names.
"""

import hashlib
import itertools
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import BLANK, Transliterator
from retrieval.names.forms import fold_name, forms, sayings
from retrieval.names.ngrams import NUMBERS, row_ngrams
from retrieval.names.ragged import Ragged


@dataclass(frozen=True)
class NameTable:
    """Names that never change.

    Attributes:
        letters: the names in UTF-8.
        folds: a number for each name, the same for the same folded name, shape ``(names,)``.
        by_fold: names in the order of these numbers, shape ``(names,)``.
        row_ends: where each name's rows end, shape ``(names,)``.
        is_kana: the script of each row, shape ``(rows,)``.
        ngrams: the numbers of the runs of sounds of each row.
        signs: how each row is spelled, in the numbers of the speller that writes it.
        posted: the rows that have each run of sounds.
    """

    letters: Ragged
    folds: NDArray[np.uint64]
    by_fold: NDArray[np.int64]
    row_ends: NDArray[np.int64]
    is_kana: NDArray[np.bool_]
    ngrams: Ragged
    signs: Ragged
    posted: Ragged

    @classmethod
    def made(cls, names: Iterable[str]) -> Self:
        """Work out everything there is to know of names.

        Args:
            names: each given once; one that is too long to be said has no rows.
        """
        model = Transliterator.bundled()
        spelled = {True: model.to_kana.signs_written, False: model.to_latin.signs_written}
        letters: list[bytes] = []
        folds, row_ends, scripts = array("Q"), array("q"), array("b")
        ngrams, ngram_sizes, signs, sign_sizes = array("H"), array("q"), array("h"), array("q")
        for name in names:
            letters.append(encoded(name))
            folds.append(_fold_number(fold_name(name)))
            for part in dict.fromkeys(itertools.chain.from_iterable(map(sayings, forms(name)))):
                found = row_ngrams(part)
                ngrams.extend(found)
                ngram_sizes.append(len(found))
                signs.extend(spelled[part.is_kana].get(sign, BLANK) for sign in part.text)
                sign_sizes.append(len(part.text))
                scripts.append(part.is_kana)
            row_ends.append(len(scripts))
        return cls._complete(
            Ragged.of_sizes(np.frombuffer(b"".join(letters), dtype=np.uint8), map(len, letters)),
            _values(folds, np.uint64),
            _values(row_ends, np.int64),
            _values(scripts, np.int8).astype(bool),
            Ragged.of_sizes(_values(ngrams, np.uint16), ngram_sizes),
            Ragged.of_sizes(_values(signs, np.int16), sign_sizes),
        )

    def __len__(self) -> int:
        """The number of names."""
        return len(self.folds)

    def name(self, number: int) -> str:
        """One name."""
        return self.letters.row(number).tobytes().decode(errors="surrogatepass")

    def names(self) -> list[str]:
        """All names."""
        text, ends = self.letters.values.tobytes(), self.letters.ends.tolist()
        return [text[start:end].decode(errors="surrogatepass") for start, end in itertools.pairwise([0, *ends])]

    def of_fold(self, folded: str) -> list[int]:
        """The numbers of the names that fold to a text, ascending."""
        number = np.uint64(_fold_number(folded))
        start = np.searchsorted(self.folds, number, "left", sorter=self.by_fold)
        end = np.searchsorted(self.folds, number, "right", sorter=self.by_fold)
        return [one for one in self.by_fold[start:end].tolist() if fold_name(self.name(one)) == folded]

    def owners(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Whose rows these are."""
        return np.searchsorted(self.row_ends, rows, side="right")

    def rows_of(self, names: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of some names."""
        return Ragged(np.arange(len(self.is_kana)), self.row_ends).take(names).values

    def kept(self, names: NDArray[np.int64]) -> "NameTable":
        """The same with some names only.

        Args:
            names: their numbers, in the order wanted.
        """
        rows = self.rows_of(names)
        row_ends = np.cumsum(np.diff(self.row_ends, prepend=0)[names])
        ngrams, signs = self.ngrams.take(rows), self.signs.take(rows)
        return self._complete(self.letters.take(names), self.folds[names], row_ends, self.is_kana[rows], ngrams, signs)

    def followed_by(self, other: "NameTable") -> "NameTable":
        """These names and then others."""
        return self._complete(
            self.letters.followed_by(other.letters),
            np.concatenate([self.folds, other.folds]),
            np.concatenate([self.row_ends, other.row_ends + len(self.is_kana)]),
            np.concatenate([self.is_kana, other.is_kana]),
            self.ngrams.followed_by(other.ngrams),
            self.signs.followed_by(other.signs),
        )

    @classmethod
    def _complete(
        cls,
        letters: Ragged,
        folds: NDArray[np.uint64],
        row_ends: NDArray[np.int64],
        is_kana: NDArray[np.bool_],
        ngrams: Ragged,
        signs: Ragged,
    ) -> Self:
        """Add what follows from the rest."""
        owners = np.repeat(np.arange(len(is_kana), dtype=np.int32), ngrams.sizes)
        posted = Ragged.of_sizes(
            owners[np.argsort(ngrams.values, kind="stable")], np.bincount(ngrams.values, minlength=NUMBERS)
        )
        return cls(letters, folds, np.argsort(folds, kind="stable"), row_ends, is_kana, ngrams, signs, posted)


def encoded(name: str) -> bytes:
    """A name in UTF-8; half a surrogate pair, which a feed may hold, is kept."""
    return name.encode(errors="surrogatepass")


def _fold_number(folded: str) -> int:
    return int.from_bytes(hashlib.blake2b(encoded(folded), digest_size=8).digest(), "little")


def _values(stored: "array[int]", kind: type) -> NDArray[Any]:
    return np.frombuffer(stored, dtype=kind) if len(stored) else np.zeros(0, dtype=kind)
