"""How names change script, Latin letters to katakana and back: the probability of any spelling, without torch.

For each direction a small convolutional network reads the signs of a name and gives, at several steps a
sign, a distribution over the signs of the other script and a blank; connectionist temporal classification
(Graves et al. 2006, https://www.cs.toronto.edu/~graves/icml_2006.pdf) adds up every way to line a spelling
up with them.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelError

TRANSLITERATION_FILE = "transliteration.npz"
WIDTH = 5
LAYERS = 3
BLANK, PADDING, UNKNOWN = 0, 0, 1
DIRECTIONS = ("to_kana", "to_latin")

_IMPOSSIBLE = -1e3
_RESCALED_EVERY = 4
_READINGS = 3
_REMEMBERED = 256
_REMEMBERED_LENGTH = 100
_GAP = WIDTH // 2


class Guess(NamedTuple):
    """One sign at one place of a spelling."""

    probability: float
    sign: str


class Reading(NamedTuple):
    """What words may be written with in the other script.

    Attributes:
        chances: log probabilities, shape ``(words, longest, signs)``.
        steps: how many rows count for each word, shape ``(words,)``.
    """

    chances: NDArray[np.float32]
    steps: NDArray[np.int64]


class Speller:
    """One direction.

    Args:
        read: the signs it reads; the first two stand for padding and any other sign.
        written: the signs it writes; the first stands for the blank.
        steps: how many rows of chances a sign gives.
        arrays: the network's weights by name, see ``embeddings.training.transliteration``.
    """

    def __init__(
        self, read: Sequence[str], written: Sequence[str], steps: int, arrays: Mapping[str, NDArray[np.float32]]
    ) -> None:
        self.signs_read = {sign: number for number, sign in enumerate(read)}
        self.signs_written = {sign: number for number, sign in enumerate(written)}
        self.steps = steps
        self._written = list(written)
        self._vectors = arrays["vectors"]
        self._layers = [(arrays[f"kernel{n}"], arrays[f"bias{n}"]) for n in range(LAYERS)]
        self._out, self._out_bias = arrays["out"], arrays["out_bias"]
        self._lately: dict[str, Reading] = {}

    def read(self, words: Sequence[str]) -> Reading:
        """What each step of each word may be written with.

        Args:
            words: in the script that is read; diacritics matter where the model knows them.
        """
        if not words:
            return Reading(np.zeros((0, 1, len(self._written)), dtype=np.float32), np.zeros(0, dtype=np.int64))
        spelled = [self.spell(word) for word in words]
        lengths = np.array([len(numbers) for numbers in spelled], dtype=np.int64)
        longest = max(1, int(lengths.max(initial=0)))
        # Words lie one after the other with empty rows between, so that no word is filled up to the longest.
        numbers = np.full(int(lengths.sum()) + _GAP * (len(words) + 1), PADDING)
        places = np.flatnonzero(_present(lengths))
        numbers[places] = [number for word in spelled for number in word]
        windows = places[:, None] + np.arange(-_GAP, _GAP + 1)
        rows = np.zeros((len(numbers), self._vectors.shape[1]), dtype=np.float32)
        rows[places] = self._vectors[numbers[places]]
        hidden = rows[:0]
        for depth, (kernel, bias) in enumerate(self._layers):
            through = np.maximum(rows[windows].reshape(len(places), len(kernel)) @ kernel + bias, 0)
            hidden = hidden + through if depth else through
            rows = np.zeros((len(numbers), hidden.shape[1]), dtype=np.float32)
            rows[places] = hidden
        scores = (hidden @ self._out + self._out_bias).reshape(len(places), self.steps, len(self._written))
        scores -= scores.max(axis=2, keepdims=True)
        chances = np.zeros((len(words), longest, self.steps, scores.shape[2]), dtype=np.float32)
        chances[np.arange(longest) < lengths[:, None]] = scores - np.log(np.exp(scores).sum(axis=2, keepdims=True))
        return Reading(chances.reshape(len(words), longest * self.steps, len(self._written)), lengths * self.steps)

    def read_lately(self, words: Sequence[str]) -> Reading:
        """The same as ``read``; what was read lately is not read again."""
        lately = self._lately
        fresh = [word for word in dict.fromkeys(words) if word not in lately]
        known = {word: lately[word] for word in words if word in lately}
        reading = self.read(fresh)
        known |= {
            word: Reading(reading.chances[number : number + 1, : max(1, steps)], reading.steps[number : number + 1])
            for number, (word, steps) in enumerate(zip(fresh, reading.steps.tolist(), strict=True))
        }
        kept = {word: known[word] for word in fresh if len(word) <= _REMEMBERED_LENGTH}
        # Other threads go on with the mapping that they hold.
        self._lately = {**lately, **kept} if len(lately) + len(kept) <= _REMEMBERED else kept
        return _together([known[word] for word in words])

    def spell(self, word: str) -> list[int]:
        """The signs of a word as the network's numbers."""
        word = unicodedata.normalize("NFC", word.casefold())
        return [self._number(sign) for sign in word if sign.isalpha() or sign in self.signs_read]

    def encode(self, spellings: Sequence[str]) -> NDArray[np.int16]:
        """Spellings in the script that is written, as rows of numbers filled up with -1.

        A sign the model never saw is a blank.

        Returns:
            Shape ``(len(spellings), longest)``.
        """
        width = max(map(len, spellings), default=0)
        rows = np.full((len(spellings), max(width, 1)), -1, dtype=np.int16)
        for row, spelling in zip(rows, spellings, strict=True):
            row[: len(spelling)] = [self.signs_written.get(sign, BLANK) for sign in spelling]
        return rows

    def likelihoods(self, reading: Reading, spellings: NDArray[np.int16]) -> NDArray[np.float64]:
        """Natural logarithm of the probability of each spelling for each word.

        Args:
            reading: of any number of words.
            spellings: from ``encode``, shape ``(spellings, longest)``.

        Returns:
            Shape ``(words, spellings)``; a very low number where a spelling is too long for its word.
        """
        words, rows = np.indices((len(reading.steps), len(spellings))).reshape(2, -1)
        return self._likelihood(reading, words, spellings[rows]).reshape(len(reading.steps), len(spellings))

    def likelihood(self, reading: Reading, spellings: NDArray[np.int16]) -> NDArray[np.float64]:
        """Natural logarithm of the probability of each spelling.

        Args:
            reading: of one word, or of as many as there are spellings.
            spellings: from ``encode``, shape ``(count, longest)``; one row, or as many as there are words.

        Returns:
            Shape ``(count,)``; a very low number where a spelling is too long for its word.
        """
        if not len(spellings) or not len(reading.steps):
            return np.zeros(0)
        count = max(len(spellings), len(reading.steps))
        words = np.arange(count) if len(reading.steps) > 1 else np.zeros(count, dtype=np.int64)
        return self._likelihood(reading, words, np.broadcast_to(spellings, (count, spellings.shape[1])))

    @staticmethod
    def _likelihood(reading: Reading, words: NDArray[np.int64], spellings: NDArray[np.int16]) -> NDArray[np.float64]:
        """The same for pairs of a word, by its number, and a spelling; shape ``(pairs,)``."""
        count = len(words)
        if not count:
            return np.zeros(0)
        lengths = (spellings >= 0).sum(axis=1)
        width = max(1, int(lengths.max(initial=0)))
        signs = np.maximum(spellings[:, :width].T, 0).astype(np.int64)
        steps = reading.steps[words]
        is_ragged = bool((reading.steps < reading.chances.shape[1]).any())
        chances = np.exp(reading.chances.astype(np.float64)).transpose(1, 0, 2)
        blanks = np.ascontiguousarray(chances[:, words, BLANK])
        chances = chances.reshape(len(chances), -1)
        places = signs + words * reading.chances.shape[2]
        # Rows are states: blanks at even places, signs at odd ones, below two rows of nothing. A blank may be
        # passed over unless the signs on both sides are one.
        passes = np.zeros((width, count))
        passes[1:] = signs[1:] != signs[:-1]
        now, then = np.zeros((2, 2 * width + 3, count))
        now[2], now[3] = blanks[0], chances[0][places[0]]
        scale = np.zeros(count)
        for step in range(1, len(chances)):
            moved = then[2:]
            np.add(now[2:], now[1:-1], out=moved)
            moved[1::2] += now[1:-2:2] * passes
            moved[::2] *= blanks[step]
            moved[1::2] *= chances[step].take(places)
            if is_ragged:
                np.copyto(moved, now[2:], where=step >= steps)
            if step % _RESCALED_EVERY == 0:
                total = np.maximum(moved.sum(axis=0), 1e-300)
                moved /= total
                scale += np.log(total)
            now, then = then, now
        rows = np.arange(count)
        end = now[2 * lengths + 2, rows] + np.where(lengths > 0, now[2 * lengths + 1, rows], 0)
        found = np.log(np.maximum(end, 1e-300)) + scale
        return np.where((end > 0) & (steps > 0), np.maximum(found, _IMPOSSIBLE), _IMPOSSIBLE)

    def guesses(self, reading: Reading) -> list[list[Guess]]:
        """The signs most likely at each place of the first word's spelling, likeliest first."""
        chances = reading.chances[0, : reading.steps[0]]
        best = chances.argmax(axis=1)
        steps = [
            step for step, sign in enumerate(best.tolist()) if sign != BLANK and (step == 0 or sign != best[step - 1])
        ]
        found = []
        for step in steps:
            likely = np.exp(chances[step, 1:])
            places = np.argsort(-likely)[:_READINGS]
            found.append([Guess(float(likely[place]), self._written[place + 1]) for place in places])
        return found

    def spelling(self, reading: Reading) -> str:
        """The likeliest spelling of the first word, sign by sign."""
        return "".join(readings[0].sign for readings in self.guesses(reading))

    def _number(self, sign: str) -> int:
        if sign in self.signs_read:
            return self.signs_read[sign]
        return self.signs_read.get(unicodedata.normalize("NFD", sign)[0], UNKNOWN)


class Transliterator(NamedTuple):
    """Both directions.

    Attributes:
        to_kana: from Latin letters to katakana.
        to_latin: from katakana to Latin letters.
    """

    to_kana: Speller
    to_latin: Speller

    @classmethod
    @cache
    def bundled(cls) -> Self:
        """The model in the box, loaded once in a process."""
        return cls.load(Path(str(resources.files("embeddings") / "model")))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load a model made by ``python -m embeddings.training``.

        Raises:
            ModelError: the folder does not hold such a model.
        """
        try:
            with np.load(folder / TRANSLITERATION_FILE, allow_pickle=False) as stored:
                return cls(*(_speller(stored, direction) for direction in DIRECTIONS))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{folder} holds no usable transliteration model ({error}). Install the package again, "
                "or make the model with `python -m embeddings.training`.",
                model=str(folder),
            ) from error


def _speller(stored: Any, direction: str) -> Speller:
    signs = json.loads(str(stored[f"{direction}.signs"]))
    names = [name for name in stored.files if name.startswith(f"{direction}.") and not name.endswith(".signs")]
    arrays = {name.partition(".")[2]: stored[name].astype(np.float32) for name in names}
    return Speller(signs["read"], signs["written"], signs["steps"], arrays)


def _together(readings: Sequence[Reading]) -> Reading:
    """The readings of single words as one."""
    if len(readings) == 1:
        return readings[0]
    steps = np.array([one.steps[0] for one in readings], dtype=np.int64)
    longest = max((one.chances.shape[1] for one in readings), default=1)
    signs = readings[0].chances.shape[2] if readings else 1
    chances = np.zeros((len(readings), longest, signs), dtype=np.float32)
    for row, one in zip(chances, readings, strict=True):
        row[: one.chances.shape[1]] = one.chances[0]
    return Reading(chances, steps)


def _present(lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows hold a sign where words lie one after the other, empty rows before, between and behind them."""
    ends = np.cumsum(lengths + _GAP)
    present = np.zeros(int(lengths.sum()) + _GAP * (len(lengths) + 1), dtype=bool)
    for start, end in zip((ends - lengths).tolist(), ends.tolist(), strict=True):
        present[start:end] = True
    return present
