"""How much of a question's words a passage has, in either language.

A word of the question is covered as far as the nearest words of the passage mean the same, by the
vectors of the bundled model, in which a word and its translation lie close; a word of the passage is any
run of up to four pieces of that model that begins and ends where words do. Each word counts by how much it tells, which
is a property of the word and not of the other passages: a question about something absent shows by its uncovered words.
The idea is late interaction (Khattab and Zaharia 2020, https://arxiv.org/abs/2004.12832) on static vectors.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.static import StaticEncoder
from retrieval.search.word_ends import inside_words

UNLIKE = 0.3
"""A cosine of two words at and under which they have nothing to do with each other."""

ALIKE = 0.6
"""A cosine from which on they mean the same."""

NAME_WEIGHT = 0.5
"""Factor on the words of a name: half of a feed may have them, and what is asked about them is in the other words."""

_LONGEST_RUN = 4
_SHARPNESS = 2.0
_DIMENSIONS = 128

_OWED = 0.1
"""From so much on in its cosine a part of a word lies nearer than the word does: バス in バスティアン, no bus."""


def coverage(
    question: Sequence[str],
    passages: Sequence[str],
    *,
    weighted: bool = True,
    names: Collection[str] = (),
    kept: Sequence[bytes] = (),
    words: Sequence[str] = (),
) -> NDArray[np.float64]:
    """The share of a question's words that each passage has.

    Args:
        question: its words.
        passages: the text of each candidate.
        weighted: count a word by how much it tells; all alike where the passages were chosen for something else than
            the question's words.
        names: those of the words that are a part of a name, which are told by themselves too, and count less.
        kept: for each passage its pieces as ``StaticEncoder.cut`` gave them; none for all.
        words: the index words of the passage that each text stands in, one space between two: they tell where Japanese
            words end. Without them each piece of a katakana word may be a word.

    Returns:
        One figure from 0 to 1 a passage, shape ``(len(passages),)``.
    """
    if not question or not passages:
        return np.zeros(len(passages))
    cosines = _nearest(StaticEncoder.bundled(), question, passages, kept, words)
    best = np.clip((cosines - UNLIKE) / (ALIKE - UNLIKE), 0, 1).astype(np.float64)
    if not weighted:
        return np.asarray(best.mean(axis=0))
    weights = importance(question) * [NAME_WEIGHT if word in names else 1.0 for word in question]
    covered: NDArray[np.float64] = weights @ best / weights.sum()
    return covered


def importance(words: Sequence[str]) -> NDArray[np.float64]:
    """How much each word tells: a power of the length of its vector, in which words that stand everywhere are short.

    Args:
        words: in either language.

    Returns:
        Shape ``(len(words),)``, the highest 1.

    >>> importance(["年", "埋蔵量"]).round(1).tolist()
    [0.0, 1.0]
    """
    if not words:
        return np.zeros(0)
    lengths = np.asarray(StaticEncoder.bundled().lengths(words), dtype=np.float64)
    # A word that the model does not know is a rare one.
    lengths[lengths == 0] = max(1.0, lengths.max())
    return np.asarray((lengths / lengths.max()) ** _SHARPNESS)


def _nearest(
    encoder: StaticEncoder,
    question: Sequence[str],
    passages: Sequence[str],
    kept: Sequence[bytes],
    index_words: Sequence[str],
) -> NDArray[np.float32]:
    """The cosine of each word with the nearest run of pieces in each passage, shape ``(words, passages)``."""
    words = _cut(encoder.encode_passages(list(question)))
    cut = encoder.pieces(passages, _DIMENSIONS, kept)
    pieces, counts = cut.vectors, cut.counts
    in_katakana = inside_words(cut, encoder.letters, index_words) if index_words else np.zeros(len(pieces), dtype=bool)
    inside, is_part = cut.inside | in_katakana, in_katakana | np.append(in_katakana[1:], False)
    best = np.full((len(question), len(passages)), -1.0, dtype=np.float32)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return best
    parts_of, their_words = _parts(encoder, question)
    owners = np.repeat(np.arange(len(passages)), counts)
    found = np.full((len(question), len(pieces)), -1.0, dtype=np.float32)
    runs = pieces
    for length in range(1, _LONGEST_RUN + 1):
        if length > 1:
            runs = runs[:-1] + pieces[length - 1 :]
        lengths = np.sqrt(np.maximum(np.einsum("ij,ij->i", runs, runs), 1e-9))
        cosines = words @ runs.T / lengths
        if length == 1:
            parts = nearest_part = np.where(is_part, cosines, -1.0)
        else:
            nearest_part = np.maximum(nearest_part[:, :-1], parts[:, length - 1 :])
        # A run must not reach into the next passage, nor begin or end in the middle of a word.
        goes_on = np.append(inside[length:], False)
        within = (owners[: len(runs)] == owners[length - 1 :]) & ~inside[: len(runs)] & ~goes_on
        # Nor may a part of a word, there or in the question, be what it owes its nearness to.
        within = within & (nearest_part <= cosines + _OWED)
        if len(their_words):
            owed = np.full(cosines.shape, -1.0, dtype=np.float32)
            np.maximum.at(owed, their_words, parts_of @ runs.T / lengths)
            within &= owed <= cosines + _OWED
        found[:, : len(runs)] = np.maximum(found[:, : len(runs)], np.where(within, cosines, -1.0))
    starts = (np.cumsum(counts) - counts)[filled]
    best[:, filled] = np.maximum.reduceat(found, starts, axis=1)
    return best


def _parts(encoder: StaticEncoder, question: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The pieces of those words of a question that are cut within a word, as unit rows, and the word of each."""
    pieces = encoder.pieces(question, _DIMENSIONS)
    owners = np.repeat(np.arange(len(question)), pieces.counts)
    goes_on = pieces.inside | (pieces.katakana & np.append(False, pieces.katakana[:-1] & (owners[1:] == owners[:-1])))
    is_part = goes_on | np.append(goes_on[1:], False)
    return _cut(pieces.vectors[is_part]), owners[is_part]


def _cut(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first dimensions, for which the model is trained as well, at length one."""
    cut = vectors[:, :_DIMENSIONS]
    unit: NDArray[np.float32] = cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-9)
    return unit
