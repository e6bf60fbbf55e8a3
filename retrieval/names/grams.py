"""Which of many names sound roughly like one: an inverted index of short runs of sounds.

Names share kana, pairs of kana, and pairs and triples of coarse sounds. Each run is a number of 16 bits;
that two runs may share a number costs a little order among candidates, which are compared in full later.
"""

import itertools
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import BLANK, Guess, Transliterator
from retrieval.names.alike import coarse
from retrieval.names.forms import Part

_NUMBERS = 1 << 16
_SOUND_WEIGHT = 0.5
_FAR = 0.3


class GramIndex:
    """Rows of sounds, found by what they share with a question.

    Args:
        rows: one part, or one whole name, each.
    """

    def __init__(self, rows: Iterable[Part]) -> None:
        model = Transliterator.bundled()
        grams, owners, signs, lengths, scripts = array("H"), array("i"), array("h"), array("H"), array("b")
        count = 0
        for count, part in enumerate(rows, start=1):
            found = {_number(gram) for gram in _grams(part)}
            grams.extend(found)
            owners.extend([count - 1] * len(found))
            known = model.to_kana.signs_written if part.is_kana else model.to_latin.signs_written
            signs.extend(known.get(sign, BLANK) for sign in part.text)
            lengths.append(len(part.text))
            scripts.append(part.is_kana)
        numbers, rows_of = _values(grams, np.uint16), _values(owners, np.int32)
        frequencies = np.bincount(numbers, minlength=_NUMBERS)
        self._starts = np.concatenate([[0], np.cumsum(frequencies)])
        self._rows = rows_of[np.argsort(numbers, kind="stable")]
        self._rarity = np.log(1 + max(count, 1) / np.maximum(frequencies, 1)).astype(np.float32)
        squares = np.bincount(rows_of, self._rarity[numbers] ** 2, minlength=count)
        self._scales = (1 / np.sqrt(np.maximum(squares, 1e-9))).astype(np.float32)
        self._signs, self._lengths = _values(signs, np.int16), _values(lengths, np.uint16).astype(np.int64)
        self._ends = np.cumsum(self._lengths)
        self.is_kana: NDArray[np.bool_] = _values(scripts, np.int8).astype(bool)

    def nearest(self, grams: Mapping[str, float], limit: int) -> NDArray[np.int64]:
        """Rows that share most with a question, best first.

        Args:
            grams: weight by run of sounds, from ``question_grams``.
            limit: at most so many rows.
        """
        count = len(self._scales)
        numbers = [_number(gram) for gram in grams]
        weights = np.fromiter(grams.values(), dtype=np.float32) * self._rarity[numbers] ** 2
        places = [slice(self._starts[number], self._starts[number + 1]) for number in numbers]
        if not count or not places:
            return np.zeros(0, dtype=np.int64)
        found = np.concatenate([self._rows[place] for place in places])
        sizes = [place.stop - place.start for place in places]
        scores = np.bincount(found, np.repeat(weights, sizes), minlength=count).astype(np.float32) * self._scales
        near = np.flatnonzero(scores >= _FAR * scores.max())
        if len(near) > limit:
            near = near[np.argpartition(-scores[near], limit - 1)[:limit]]
        return near[np.argsort(-scores[near], kind="stable")]

    def spellings(self, rows: NDArray[np.int64]) -> NDArray[np.int16]:
        """How rows of one script are spelled, in the numbers of the speller that writes it, filled up with -1."""
        lengths = self._lengths[rows]
        columns = np.arange(max(1, int(lengths.max(initial=0))))
        places = (self._ends[rows] - lengths)[:, None] + columns
        spelled = self._signs[np.minimum(places, max(0, len(self._signs) - 1))]
        return np.where(columns < lengths[:, None], spelled, np.int16(-1))


def question_grams(part: Part, guesses: Sequence[Sequence[Guess]]) -> dict[str, float]:
    """The runs of sounds of a name asked for, with what it may be written with in the other script.

    Args:
        part: as asked.
        guesses: the signs it may be written with, place by place.
    """
    found = dict.fromkeys(_sound_grams(coarse(part)), _SOUND_WEIGHT)
    if part.is_kana:
        found.update(dict.fromkeys(_kana_grams(part.text), 1.0))
    else:
        _add_likely(found, guesses)
    other = Part("".join(readings[0].sign for readings in guesses), not part.is_kana)
    for gram in _sound_grams(coarse(other)):
        _add(found, gram, _SOUND_WEIGHT)
    return found


def _add_likely(found: dict[str, float], guesses: Sequence[Sequence[Guess]]) -> None:
    """Kana and pairs of kana, as likely as the model finds them."""
    likely = [[(guess.probability**0.5, guess.sign) for guess in readings] for readings in guesses]
    for readings in likely:
        for chance, kana in readings:
            _add(found, f"k{kana}", chance)
    framed = [[(1.0, "^")], *likely, [(1.0, "$")]]
    for left, right in itertools.pairwise(framed):
        for chance, kana in left:
            for other, following in right:
                _add(found, f"k{kana}{following}", chance * other)


def _grams(part: Part) -> list[str]:
    return _sound_grams(coarse(part)) + (_kana_grams(part.text) if part.is_kana else [])


def _kana_grams(kana: str) -> list[str]:
    framed = f"^{kana}$"
    return [f"k{sign}" for sign in kana] + [f"k{framed[i : i + 2]}" for i in range(len(framed) - 1)]


def _sound_grams(coarse: str) -> list[str]:
    framed = f"^{coarse}$"
    bare = "^" + "".join(sound for sound in coarse if sound not in "aeiou") + "$"
    runs = [f"s{framed[i : i + n]}" for n in (2, 3) for i in range(len(framed) - n + 1)]
    return runs + [f"c{bare[i : i + 2]}" for i in range(len(bare) - 1)]


def _add(weights: dict[str, float], gram: str, weight: float) -> None:
    weights[gram] = weights.get(gram, 0.0) + weight


def _number(gram: str) -> int:
    return zlib.crc32(gram.encode()) & (_NUMBERS - 1)


def _values(stored: "array[int]", kind: type) -> NDArray[Any]:
    return np.frombuffer(stored, dtype=kind) if len(stored) else np.zeros(0, dtype=kind)
