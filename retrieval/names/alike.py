"""How surely two words are one name: across scripts by the transliteration model, within one by their sounds."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import Speller, Transliterator
from retrieval.names.forms import Part
from retrieval.names.kana import romanise
from retrieval.names.sounds import likenesses, sounds

# A logistic regression on held-out names, each against the likeliest wrong one of 500; made by
# `python -m benchmarks.names --fit`. The logarithm of the probability of the katakana per kana, that of the
# letters per letter, and the likeness of sounds.
BIAS, BY_KANA, BY_LETTERS, BY_LIKENESS = 2.5, 1.08, 0.61, 2.36

SAME = 0.88
"""A likeness of sounds within one script from which on two spellings are rather one name than two."""

_LEAST = -12.0
_HOPELESS = -3.5


class Comparison:
    """Words asked for against words of the index, in as few runs of the model as there are scripts.

    Args:
        asked: words asked for.
        own: words of the index.
    """

    def __init__(self, asked: Iterable[Part], own: Iterable[Part]) -> None:
        self._known: dict[tuple[Part, Part], float] = {}
        left, right = list(dict.fromkeys(asked)), list(dict.fromkeys(own))
        for is_kana in (True, False):
            mine = [part for part in left if part.is_kana is is_kana]
            same = [part for part in right if part.is_kana is is_kana]
            self._known |= zip(product(mine, same), _within_script(mine, same), strict=True)
        latin, kana = ([part for part in left if part.is_kana is is_kana] for is_kana in (False, True))
        other_latin, other_kana = ([part for part in right if part.is_kana is is_kana] for is_kana in (False, True))
        self._known |= zip(product(latin, other_kana), _across_scripts(latin, other_kana), strict=True)
        backwards = ((asked, own) for own, asked in product(other_latin, kana))
        self._known |= zip(backwards, _across_scripts(other_latin, kana), strict=True)

    def similarity(self, asked: Part, own: Part) -> float:
        """How surely two of the words are one name, from 0 to 1; a half where it is open.

        Raises:
            KeyError: they are not among the words given.
        """
        return self._known[asked, own]


def features(latin: Sequence[Part], kana: Sequence[Part]) -> NDArray[np.float64]:
    """What speaks for each Latin word being each katakana word.

    The model reads the side with fewer words first; the other side is read only where that leaves hope.

    Returns:
        Shape ``(len(latin), len(kana), 3)``: the logarithm of the katakana's probability per kana, of the
        letters' per letter, the likeness of sounds; the least there is where it was not looked into.
    """
    model = Transliterator.bundled()
    found = np.full((len(latin), len(kana), 3), _LEAST)
    found[:, :, 2] = 0.0
    if len(latin) <= len(kana):
        _fill(found, model.to_kana, latin, model.to_latin, kana, 0)
    else:
        _fill(found.transpose(1, 0, 2), model.to_latin, kana, model.to_kana, latin, 1)
    np.maximum(found, _LEAST, out=found)
    return found


def _fill(
    found: NDArray[np.float64], there: Speller, few: Sequence[Part], back: Speller, many: Sequence[Part], first: int
) -> None:
    """Fill the features in place, ``few`` by row; ``first`` is the column of what ``there`` says."""
    spellings = there.encode([part.text for part in many])
    lengths = np.array([max(1, len(part.text)) for part in many])
    for row, part in enumerate(few):
        found[row, :, first] = there.likelihood(there.read_one(part.text), spellings) / lengths
    worth = np.flatnonzero((found[:, :, first] > _HOPELESS).any(axis=0))
    read = back.read([many[place].text for place in worth.tolist()])
    sounding = [coarse(many[place]) for place in worth.tolist()]
    for row, part in enumerate(few):
        found[row, worth, 1 - first] = back.likelihood(read, back.encode([part.text])) / max(1, len(part.text))
        found[row, worth, 2] = likenesses(coarse(part), sounding)


def coarse(part: Part) -> str:
    """The sounds of a word in either script."""
    return sounds(romanise(part.text) if part.is_kana else part.text)


def _across_scripts(latin: Sequence[Part], kana: Sequence[Part]) -> list[float]:
    """The calibrated probabilities that Latin and katakana words are one name, row by row of Latin words."""
    if not latin or not kana:
        return []
    odds = features(latin, kana) @ (BY_KANA, BY_LETTERS, BY_LIKENESS) + BIAS
    chances: list[float] = (1 / (1 + np.exp(-odds))).ravel().tolist()
    return chances


def _within_script(asked: Sequence[Part], own: Sequence[Part]) -> list[float]:
    """Likeness on the scale of a probability: nothing was lost on the way, so that much less is forgiven."""
    if not asked or not own:
        return []
    sounding = [coarse(part) for part in own]
    alike = np.concatenate([likenesses(coarse(part), sounding) for part in asked])
    chances: list[float] = np.where(alike >= SAME, 0.5 + 0.5 * (alike - SAME) / (1 - SAME), 0.5 * alike / SAME).tolist()
    return chances
