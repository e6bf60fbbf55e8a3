"""Which words translate each other, learnt from pairs of texts.

IBM Model 1 (Brown et al. 1993, https://aclanthology.org/J93-2003) in both directions, by expectation
maximisation. Pure functions over arrays.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROUNDS = 6
_CHANCE = 0.3
"""How likely a word is to stand there whatever the other text says, against any one word of that text."""


class Aligned(NamedTuple):
    """Word pairs that stand together, one a row.

    Attributes:
        left: numbers of words.
        right: numbers of words of the other language.
        forward: probability of the right word given the left one.
        backward: probability of the left word given the right one.
        expected: how often the right word is expected to translate the left one, in the texts given.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    forward: NDArray[np.float32]
    backward: NDArray[np.float32]
    expected: NDArray[np.float32]


def numbered(texts: Sequence[Sequence[str]], at_least: int) -> tuple[list[str], list[NDArray[np.int64]]]:
    """The words that stand in enough texts, and each text as their numbers, each once."""
    counts = Counter(word for text in texts for word in set(text))
    words = sorted(word for word, count in counts.items() if count >= at_least)
    number = {word: place for place, word in enumerate(words)}
    return words, [np.array(sorted({number[w] for w in text if w in number}), dtype=np.int64) for text in texts]


def align(left: Sequence[NDArray[np.int64]], right: Sequence[NDArray[np.int64]], rounds: int = ROUNDS) -> Aligned:
    """Learn from pairs of texts.

    Args:
        left: the numbers of each text's words.
        right: the same for the texts beside them.
        rounds: of expectation maximisation.
    """
    width = 1 + max((int(numbers.max()) for numbers in right if len(numbers)), default=0)
    # One link for each word of a text with each word of the text beside it.
    links = np.concatenate([np.add.outer(a * width, b).ravel() for a, b in zip(left, right, strict=True)])
    pairs, link_pair = np.unique(links, return_inverse=True)
    del links
    link_pair = link_pair.astype(np.int32)
    sizes = np.array([(len(a), len(b)) for a, b in zip(left, right, strict=True)], dtype=np.int64)
    lefts, rights = pairs // width, pairs % width
    to_right = _places(sizes, by_left=False)
    forward, count = _learn(lefts, rights, link_pair, to_right, rounds)
    del to_right
    backward, _ = _learn(rights, lefts, link_pair, _places(sizes, by_left=True), rounds)
    return Aligned(lefts, rights, forward, backward, count)


def _places(sizes: NDArray[np.int64], *, by_left: bool) -> NDArray[np.int32]:
    """For each link the place, counted over all texts, of its left or its right word."""
    found, base = [], 0
    for lefts, rights in sizes.tolist():
        row = np.arange(base, base + (lefts if by_left else rights), dtype=np.int32)
        found.append(np.repeat(row, rights) if by_left else np.tile(row, lefts))
        base += len(row)
    return np.concatenate(found)


def _learn(
    given: NDArray[np.int64],
    said: NDArray[np.int64],
    link_pair: NDArray[Any],
    link_place: NDArray[np.int32],
    rounds: int,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Probability of the word said given the other, and expected counts, one a pair."""
    often = np.bincount(said, np.bincount(link_pair, minlength=len(said)))
    chance = _CHANCE * often / often.sum()
    place_said = np.zeros(int(link_place.max()) + 1, dtype=np.int64)
    place_said[link_place] = said[link_pair]
    by_chance = chance[place_said]
    chances = np.full(len(given), 1 / 100, dtype=np.float64)
    counts: NDArray[np.float64] = chances
    for _ in range(rounds):
        weights = chances[link_pair]
        total = np.bincount(link_place, weights, minlength=len(by_chance)) + by_chance
        counts = np.bincount(link_pair, weights / total[link_place], minlength=len(given)).astype(np.float64)
        chances = counts / np.bincount(given, counts)[given]
    return chances.astype(np.float32), counts.astype(np.float32)
