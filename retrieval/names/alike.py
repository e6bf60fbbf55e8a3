"""How surely two words are one name: across scripts by the transliteration model, within one by their sounds."""

import math
from collections.abc import Iterable, Sequence

from embeddings.transliteration import Transliterator
from retrieval.names.forms import Part
from retrieval.names.kana import romanise
from retrieval.names.sounds import likeness, sounds

# A logistic regression on held-out names, each against the likeliest wrong one of 500; made by
# `python -m benchmarks.names --fit`. The logarithm of the probability of the katakana per kana, that of the
# letters per letter, and the likeness of sounds.
BIAS, BY_KANA, BY_LETTERS, BY_LIKENESS = 2.5, 1.08, 0.61, 2.36

SAME = 0.88
"""A likeness of sounds within one script from which on two spellings are rather one name than two."""

_LEAST = -12.0


class Comparison:
    """Words asked for against words of the index, in as few runs of the model as there are scripts.

    Args:
        asked: words asked for.
        own: words of the index.
    """

    def __init__(self, asked: Iterable[Part], own: Iterable[Part]) -> None:
        self._known: dict[tuple[Part, Part], float] = {}
        left, right = list(dict.fromkeys(asked)), list(dict.fromkeys(own))
        kana = [part for part in right if part.is_kana]
        letters = [part for part in right if not part.is_kana]
        if kana and (latin := [part for part in left if not part.is_kana]):
            self._known |= dict(zip(((a, o) for a in latin for o in kana), _chances(latin, kana), strict=True))
        if letters and (japanese := [part for part in left if part.is_kana]):
            pairs = ((a, o) for o in letters for a in japanese)
            self._known |= dict(zip(pairs, _chances(letters, japanese), strict=True))

    def similarity(self, asked: Part, own: Part) -> float:
        """How surely two words are one name, from 0 to 1; a half where it is open."""
        if (asked, own) in self._known:
            return self._known[asked, own]
        if asked.is_kana != own.is_kana:
            latin, kana = (own, asked) if asked.is_kana else (asked, own)
            return _chances([latin], [kana])[0]
        return _within_script(likeness(coarse(asked), coarse(own)))


def features(latin: Sequence[Part], kana: Sequence[Part]) -> list[tuple[float, float, float]]:
    """What speaks for each Latin word being each katakana word, row by row of Latin words.

    Returns:
        The logarithm of the katakana's probability per kana, of the letters' per letter, the likeness of sounds.
    """
    model = Transliterator.bundled()
    read = model.to_latin.read([part.text for part in kana])
    spellings = model.to_kana.encode([part.text for part in kana])
    rows = []
    for word in latin:
        there = model.to_kana.likelihood(model.to_kana.read_one(word.text), spellings)
        back = model.to_latin.likelihood(read, model.to_latin.encode([word.text]))
        for other, forward, backward in zip(kana, there.tolist(), back.tolist(), strict=True):
            alike = likeness(coarse(word), coarse(other))
            per_kana, per_letter = forward / max(1, len(other.text)), backward / max(1, len(word.text))
            rows.append((max(per_kana, _LEAST), max(per_letter, _LEAST), alike))
    return rows


def coarse(part: Part) -> str:
    """The sounds of a word in either script."""
    return sounds(romanise(part.text) if part.is_kana else part.text)


def _chances(latin: Sequence[Part], kana: Sequence[Part]) -> list[float]:
    """The calibrated probabilities that Latin and katakana words are one name, row by row of Latin words."""
    odds = (
        BIAS + BY_KANA * per_kana + BY_LETTERS * per_letter + BY_LIKENESS * alike
        for per_kana, per_letter, alike in features(latin, kana)
    )
    return [1 / (1 + math.exp(-one)) for one in odds]


def _within_script(alike: float) -> float:
    """Likeness on the scale of a probability: nothing was lost on the way, so that much less is forgiven."""
    if alike >= SAME:
        return 0.5 + 0.5 * (alike - SAME) / (1 - SAME)
    return 0.5 * alike / SAME
