"""Where katakana words end within pieces of text, by the words that a passage was analysed into. Pure functions.

A piece of the bundled model may be a part of a word that means something else by itself: スキー in ゼレンスキー. The
dictionary has told the words when the passage was stored, so that it is not asked again. A Chinese character in the
middle of a word mostly means what it means by itself: 社 in 数百社 is a company.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.static import Pieces

_LONGEST_WORD = 16


def inside_words(pieces: Pieces, letters: Sequence[str], words: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each piece goes on with a katakana word that the one before began.

    Args:
        pieces: of some texts.
        letters: of each piece of the vocabulary.
        words: the index words of the passage that each text stands in, one space between two; of an empty one
            nothing is known, and each piece may be a word.

    Returns:
        Shape ``(pieces,)``.
    """
    inside = np.zeros(len(pieces.katakana), dtype=bool)
    owners = np.repeat(np.arange(len(pieces.counts)), pieces.counts)
    known: dict[int, frozenset[str]] = {}
    for start, end in _runs(pieces, owners):
        owner = int(owners[start])
        if owner not in known:
            known[owner] = frozenset(words[owner].split())
        if known[owner]:
            tokens = [letters[number] for number in pieces.ids[start:end].tolist()]
            ends = word_ends("".join(tokens), known[owner])
            places = np.cumsum([len(token) for token in tokens])[:-1].tolist()
            inside[start + 1 : end] = [place not in ends for place in places]
    return inside


def word_ends(run: str, words: frozenset[str]) -> set[int]:
    """The places at which a word ends and the next one begins: as far as known words lead, from either end.

    Args:
        run: of katakana.
        words: of the passage, as they are indexed; a particle, or a word in another spelling, is not among them.

    >>> sorted(word_ends("ソーシャルメディア", frozenset(["メディア"])))
    [0, 5, 9]
    >>> sorted(word_ends("ゼレンスキー", frozenset(["ゼレンスキー", "大統領"])))
    [0, 6]
    """
    length, longest = len(run), min(_LONGEST_WORD, max(map(len, words), default=0))
    after, before = {0}, {length}
    for place in range(length):
        if place in after:
            after |= {end for end in range(place + 1, min(length, place + longest) + 1) if run[place:end] in words}
        if (back := length - place) in before:
            before |= {start for start in range(max(0, back - longest), back) if run[start:back] in words}
    return after | before


def _runs(pieces: Pieces, owners: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Where two pieces of katakana and more follow each other in a text."""
    katakana = pieces.katakana
    goes_on = np.zeros(len(katakana) + 1, dtype=np.int8)
    goes_on[1:-1] = katakana[1:] & katakana[:-1] & (owners[1:] == owners[:-1])
    turns = np.diff(goes_on)
    yield from zip(np.flatnonzero(turns == 1).tolist(), (np.flatnonzero(turns == -1) + 1).tolist(), strict=True)
