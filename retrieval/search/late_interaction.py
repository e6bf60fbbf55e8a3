"""How much of a question's words a passage has, in either language.

A word of the question is covered as far as the nearest words of the passage mean the same, by the
vectors of the bundled model, in which a word and its translation lie close; a word of the passage is any
run of up to four pieces of that model. A word that many of the
passages cover counts little, one that none covers counts in full: a question about something absent
shows by its uncovered words. The idea is late interaction (Khattab and Zaharia 2020,
https://arxiv.org/abs/2004.12832) on static vectors, weighted by inverse document frequency.
"""

import math
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.static import StaticEncoder
from retrieval.text.morphology import morphemes
from retrieval.text.tokens import ENGLISH_STOP_WORDS, fold, spaced_words, unhyphenated

UNLIKE = 0.3
"""A cosine of two words at and under which they have nothing to do with each other."""

ALIKE = 0.6
"""A cosine from which on they mean the same."""

_LONGEST_RUN = 4
_DIMENSIONS = 128
_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞"])
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff々]+")
_EMPTY = frozenset(
    "為る 居る 有る 成る 事 こと 物 為 其れ 何 誰 何時 何処 何故 どう どの 言う 御座る 下さる 様 所 時".split()
)
_ASKING = frozenset("many much more most any anything something there get got going happened happen news".split())


def question_words(text: str) -> list[str]:
    """The words of a question that carry matter, each once.

    >>> question_words("the minerals deal"), question_words("欧州の役割")
    (['minerals', 'deal'], ['欧州', '役割'])
    """
    text = unhyphenated(unicodedata.normalize("NFKC", text))
    words = [
        match.group()
        for match in spaced_words(text)
        if fold(match.group()) not in ENGLISH_STOP_WORDS | _ASKING and len(match.group()) > 1
    ]
    return list(dict.fromkeys([*words, *_content_words(text)]))


def coverage(question: Sequence[str], passages: Sequence[str], *, weighted: bool = True) -> NDArray[np.float64]:
    """The share of a question's words that each passage has.

    Args:
        question: its words.
        passages: the text of each candidate.
        weighted: count a word by how few of the passages cover it; all alike where the passages were
            chosen for something else than the question's words.

    Returns:
        One figure from 0 to 1 a passage, shape ``(len(passages),)``.
    """
    if not question or not passages:
        return np.zeros(len(passages))
    cosines = _nearest(StaticEncoder.bundled(), question, passages)
    best = np.clip((cosines - UNLIKE) / (ALIKE - UNLIKE), 0, 1).astype(np.float64)
    if not weighted:
        return np.asarray(best.mean(axis=0))
    weights = np.log(1 + (len(passages) + 1) / (best.sum(axis=1) + 0.5)) / math.log(2)
    covered: NDArray[np.float64] = weights @ best / weights.sum()
    return covered


def _nearest(encoder: StaticEncoder, question: Sequence[str], passages: Sequence[str]) -> NDArray[np.float32]:
    """The cosine of each word with the nearest run of pieces in each passage, shape ``(words, passages)``."""
    words = _cut(encoder.encode_passages(list(question)))
    pieces, counts, inside = encoder.pieces(passages, _DIMENSIONS)
    best = np.full((len(question), len(passages)), -1.0, dtype=np.float32)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return best
    owners = np.repeat(np.arange(len(passages)), counts)
    found = np.full((len(question), len(pieces)), -1.0, dtype=np.float32)
    runs = pieces
    for length in range(1, _LONGEST_RUN + 1):
        if length > 1:
            runs = runs[:-1] + pieces[length - 1 :]
        lengths = np.sqrt(np.maximum(np.einsum("ij,ij->i", runs, runs), 1e-9))
        cosines = words @ runs.T / lengths
        # A run must not reach into the next passage, nor begin or end in the middle of a Latin word.
        goes_on = np.append(inside[length:], False)
        within = (owners[: len(runs)] == owners[length - 1 :]) & ~inside[: len(runs)] & ~goes_on
        found[:, : len(runs)] = np.maximum(found[:, : len(runs)], np.where(within, cosines, -1.0))
    starts = (np.cumsum(counts) - counts)[filled]
    best[:, filled] = np.maximum.reduceat(found, starts, axis=1)
    return best


def _cut(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first dimensions, for which the model is trained as well, at length one."""
    cut = vectors[:, :_DIMENSIONS]
    unit: NDArray[np.float32] = cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-9)
    return unit


def _content_words(text: str) -> list[str]:
    found = []
    for run in _JAPANESE.findall(text):
        found += [
            morpheme.surface
            for morpheme in morphemes(run)
            if morpheme.part[0] in _CONTENT and morpheme.lemma not in _EMPTY
        ]
    return found
