"""The likeliest spellings of words in the other script: a beam search over what the transliteration model reads.

Prefix beam search for connectionist temporal classification (Hannun et al. 2014, https://arxiv.org/abs/1408.2873)
without a language model: every way to line a spelling up with the model's steps counts for that spelling.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import BLANK, Speller

_BEAM = 6
_WORDS_AT_ONCE = 128
_LEAST_CHANCE = 0.05
_FAR_BEHIND = 0.04
_SURE = 0.5


def likeliest_spellings(speller: Speller, words: Sequence[str], count: int) -> list[list[str]]:
    """How words may be written in the other script.

    Args:
        speller: one direction of the model.
        words: in the script that it reads.
        count: at most so many spellings for a word.

    Returns:
        For each word its spellings, the likeliest first; only those that come near the first. None for an empty word.
    """
    signs = {number: sign for sign, number in speller.signs_written.items()}
    # Words of like length are read together, so that little of the arrays is padding.
    order = sorted(range(len(words)), key=lambda place: len(words[place]))
    spelled: dict[int, list[str]] = {}
    for start in range(0, len(order), _WORDS_AT_ONCE):
        places = order[start : start + _WORDS_AT_ONCE]
        reading = speller.read([words[place] for place in places])
        chances = np.exp(reading.chances)
        for place, table, steps in zip(places, chances, reading.steps.tolist(), strict=True):
            spelled[place] = [
                "".join(signs[number] for number in numbers) for numbers in _search(table[:steps], count) if numbers
            ]
    return [spelled[place] for place in range(len(words))]


def _search(chances: NDArray[np.float32], count: int) -> list[tuple[int, ...]]:
    """The likeliest rows of signs.

    Args:
        chances: by step and sign, shape ``(steps, signs)``.
        count: at most so many.
    """
    # For each spelling so far: the chance that it ends in a blank, and that it ends in its last sign.
    beam: dict[tuple[int, ...], tuple[float, float]] = {(): (1.0, 0.0)}
    for row in chances:
        blank = float(row[BLANK])
        likely = [(number, float(row[number])) for number in np.flatnonzero(row >= _LEAST_CHANCE).tolist() if number]
        if not likely and blank > _SURE:
            beam = {spelling: ((ended + open_) * blank, 0.0) for spelling, (ended, open_) in beam.items()}
            continue
        beam = _step(beam, blank, likely)
    ranked = sorted(beam.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    best = sum(ranked[0][1])
    return [spelling for spelling, parts in ranked[:count] if sum(parts) >= _FAR_BEHIND * best]


def _step(
    beam: dict[tuple[int, ...], tuple[float, float]], blank: float, likely: Sequence[tuple[int, float]]
) -> dict[tuple[int, ...], tuple[float, float]]:
    following: dict[tuple[int, ...], list[float]] = {}
    for spelling, (ended, still_open) in beam.items():
        stays = following.setdefault(spelling, [0.0, 0.0])
        stays[0] += (ended + still_open) * blank
        for sign, chance in likely:
            if spelling and spelling[-1] == sign:
                # The same sign again is the same sign still, unless a blank stands between.
                stays[1] += still_open * chance
                longer = following.setdefault((*spelling, sign), [0.0, 0.0])
                longer[1] += ended * chance
            else:
                longer = following.setdefault((*spelling, sign), [0.0, 0.0])
                longer[1] += (ended + still_open) * chance
    kept = sorted(following.items(), key=lambda pair: (-(pair[1][0] + pair[1][1]), pair[0]))[:_BEAM]
    total = sum(ended + still_open for _, (ended, still_open) in kept)
    return {spelling: (ended / total, still_open / total) for spelling, (ended, still_open) in kept}
