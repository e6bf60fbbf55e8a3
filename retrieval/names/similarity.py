"""How surely two words are one name: across scripts by the transliteration model, within one by their sounds."""

from collections.abc import Container, Iterable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import Speller, Transliterator
from retrieval.names.forms import Part
from retrieval.names.hepburn import romaji
from retrieval.names.kana import romanise
from retrieval.names.phonetics import likenesses, sounds

# A conditional logit on held-out names, each against the nearest wrong ones, with a constant that declines as many
# right ones as it takes wrong ones; made by `python -m benchmarks.names --fit`. The logarithm of the probability of the
# katakana per kana, that of the letters per letter, and the likeness of sounds.
BIAS, BY_KANA, BY_LETTERS, BY_LIKENESS = 6.79, 1.02, 2.28, 0.92

SAME = 0.88
"""A likeness of sounds within one script from which on two spellings are rather one name than two."""

_LEAST = -12.0
_HOPELESS = -5.0


class Comparison:
    """Words asked for against words of the index, in as few runs of the model as there are scripts.

    The model reads one direction only until ``read_back``: what it gives for the other one can but lower a
    similarity, so that many words need not be read at all.

    Args:
        asked: words asked for.
        own: words of the index.
    """

    def __init__(self, asked: Iterable[Part], own: Iterable[Part]) -> None:
        self._asked = {part: row for row, part in enumerate(dict.fromkeys(asked))}
        self._own = {part: column for column, part in enumerate(dict.fromkeys(own))}
        chances = np.zeros((len(self._asked), len(self._own)))
        self._across: list[tuple[_Across, tuple[NDArray[np.intp], ...], bool]] = []
        for is_kana in (True, False):
            for same in (True, False):
                mine = [part for part in self._asked if part.is_kana is is_kana and (same or not part.is_read)]
                theirs = [
                    part for part in self._own if (part.is_kana is is_kana) is same and (same or not part.is_read)
                ]
                if not mine or not theirs:
                    continue
                places = np.ix_([self._asked[part] for part in mine], [self._own[part] for part in theirs])
                if same:
                    chances[places] = _within_script(mine, theirs)
                else:
                    table = _Across(theirs, mine) if is_kana else _Across(mine, theirs)
                    self._across.append((table, places, is_kana))
                    chances[places] = _turned(table.chances(), is_kana)
        self._chances = chances
        self._most: list[list[float]] = chances.tolist()
        self._exact = self._most

    def read_back(self, own: Iterable[Part]) -> None:
        """Read the other direction of some more words of the index, whose similarities then hold."""
        wanted = {*own, *self._asked}
        for table, places, is_turned in self._across:
            table.read_back(wanted)
            self._chances[places] = _turned(table.chances(), is_turned)
        self._exact = self._chances.tolist()

    def most(self, asked: Part, own: Part) -> float:
        """What the similarity of two of the words is at most.

        Raises:
            KeyError: they are not among the words given.
        """
        return self._most[self._asked[asked]][self._own[own]]

    def similarity(self, asked: Part, own: Part) -> float:
        """How surely two of the words are one name, from 0 to 1; a half where it is open.

        It holds for words that were read back; for others it is what ``most`` says.

        Raises:
            KeyError: they are not among the words given.
        """
        return self._exact[self._asked[asked]][self._own[own]]


def features(latin: Sequence[Part], kana: Sequence[Part]) -> NDArray[np.float64]:
    """What speaks for each Latin word being each katakana word.

    Returns:
        Shape ``(len(latin), len(kana), 3)``: the logarithm of the katakana's probability per kana, of the
        letters' per letter, the likeness of sounds; the least there is where it was not looked into.
    """
    table = _Across(latin, kana)
    table.read_back({*latin, *kana})
    return table.features


class _Across:
    """Latin words against katakana words.

    The model reads the side with fewer words first; the other side is read only where that leaves hope.

    Args:
        latin: at least one word.
        kana: at least one word.
    """

    def __init__(self, latin: Sequence[Part], kana: Sequence[Part]) -> None:
        model = Transliterator.bundled()
        self.features = np.full((len(latin), len(kana), 3), _LEAST)
        self.features[:, :, 2] = 0.0
        # The same numbers by row of the side with fewer words, and the column of what the model says of these.
        is_latin_first = len(latin) <= len(kana)
        self._few, self._many = (latin, kana) if is_latin_first else (kana, latin)
        self._table = self.features if is_latin_first else self.features.transpose(1, 0, 2)
        self._first = 0 if is_latin_first else 1
        there, self._back = model if is_latin_first else model[::-1]
        self._worth = self._read(there)
        self._read_back: set[tuple[int, int]] = set()

    def read_back(self, wanted: Container[Part]) -> None:
        """Read the other direction of the words that are wanted and worth it."""
        rows = [row for row, part in enumerate(self._few) if part in wanted]
        columns = [column for column in self._worth if self._many[column] in wanted]
        columns = [column for column in columns if not self._read_back.issuperset((row, column) for row in rows)]
        if not rows or not columns:
            return
        self._read_back.update(product(rows, columns))
        reading = self._back.read([self._many[column].text for column in columns])
        texts = [self._few[row].text for row in rows]
        lengths = np.array([max(1, len(text)) for text in texts])
        likely = self._back.likelihoods(reading, self._back.encode(texts)).T / lengths[:, None]
        self._table[np.ix_(rows, columns, [1 - self._first])] = np.maximum(likely, _LEAST)[:, :, None]

    def chances(self) -> NDArray[np.float64]:
        """The calibrated probabilities that they are one name, the highest possible where one direction is not read.

        Returns:
            Shape ``(len(latin), len(kana))``.
        """
        odds: NDArray[np.float64] = self.features @ (BY_KANA, BY_LETTERS, BY_LIKENESS) + BIAS
        return 1 / (1 + np.exp(-odds))

    def _read(self, there: Speller) -> list[int]:
        """Read the side with fewer words; the words of the other side that are worth reading."""
        spellings = there.encode([part.text for part in self._many])
        lengths = np.array([max(1, len(part.text)) for part in self._many])
        reading = there.read_lately([part.text for part in self._few])
        self._table[:, :, self._first] = np.maximum(there.likelihoods(reading, spellings) / lengths, _LEAST)
        worth: list[int] = np.flatnonzero((self._table[:, :, self._first] > _HOPELESS).any(axis=0)).tolist()
        sounding = [coarse(self._many[column]) for column in worth]
        for row, part in enumerate(self._few):
            self._table[row, worth, 2] = likenesses(coarse(part), sounding)
        self._table[:, worth, 1 - self._first] = 0.0
        return worth


def coarse(part: Part) -> str:
    """The sounds of a word in either script; kana that may be a Japanese name's as news spell them: オオタ as Ota."""
    if not part.is_kana:
        return sounds(part.text)
    letters = romanise(part.text)
    has_long_vowel = "oo" in letters or "ou" in letters or "uu" in letters
    return sounds((romaji(part.text) if has_long_vowel else "") or letters)


def _turned(chances: NDArray[np.float64], is_turned: bool) -> NDArray[np.float64]:
    return chances.T if is_turned else chances


def _within_script(asked: Sequence[Part], own: Sequence[Part]) -> NDArray[np.float64]:
    """Likeness on the scale of a probability: nothing was lost on the way, so that much less is forgiven."""
    sounding = [coarse(part) for part in own]
    alike = np.array([likenesses(coarse(part), sounding) for part in asked])
    return np.where(alike >= SAME, 0.5 + 0.5 * (alike - SAME) / (1 - SAME), 0.5 * alike / SAME)
