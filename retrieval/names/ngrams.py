"""Short runs of sounds, by which names that sound roughly alike are found.

Names share kana, pairs of kana, and pairs and triples of coarse sounds. Each run is a number of 16 bits;
that two runs may share a number costs a little order among candidates, which are compared in full later.
"""

import itertools
import zlib
from collections.abc import Sequence
from functools import lru_cache

from embeddings.transliteration import Guess
from retrieval.names.forms import Part
from retrieval.names.similarity import coarse

NUMBERS = 1 << 16
"""How many numbers there are for runs of sounds."""

_SOUND_WEIGHT = 0.5


@lru_cache(maxsize=16_384)
def row_ngrams(part: Part) -> tuple[int, ...]:
    """The numbers of the runs of sounds of a part or a whole name, ascending, each once; surnames come often."""
    return tuple(sorted({_number(ngram) for ngram in _ngrams(part)}))


def question_ngrams(part: Part, guesses: Sequence[Sequence[Guess]]) -> dict[int, float]:
    """The runs of sounds of a name asked for, with what it may be written with in the other script.

    Args:
        part: as asked.
        guesses: the signs it may be written with, place by place.

    Returns:
        The weight of each run by its number.
    """
    found = dict.fromkeys(_sound_ngrams(coarse(part)), _SOUND_WEIGHT)
    if part.is_kana:
        found.update(dict.fromkeys(_kana_ngrams(part.text), 1.0))
    else:
        _add_likely(found, guesses)
    other = Part("".join(readings[0].sign for readings in guesses), not part.is_kana)
    for ngram in _sound_ngrams(coarse(other)) if guesses else ():
        _add(found, ngram, _SOUND_WEIGHT)
    weights: dict[int, float] = {}
    for ngram, weight in found.items():
        number = _number(ngram)
        weights[number] = weights.get(number, 0.0) + weight
    return weights


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


def _ngrams(part: Part) -> list[str]:
    return _sound_ngrams(coarse(part)) + (_kana_ngrams(part.text) if part.is_kana else [])


def _kana_ngrams(kana: str) -> list[str]:
    framed = f"^{kana}$"
    return [f"k{sign}" for sign in kana] + [f"k{framed[i : i + 2]}" for i in range(len(framed) - 1)]


def _sound_ngrams(coarse: str) -> list[str]:
    framed = f"^{coarse}$"
    consonants = "^" + "".join(sound for sound in coarse if sound not in "aeiou") + "$"
    runs = [f"s{framed[i : i + n]}" for n in (2, 3) for i in range(len(framed) - n + 1)]
    return runs + [f"c{consonants[i : i + 2]}" for i in range(len(consonants) - 1)]


def _add(weights: dict[str, float], ngram: str, weight: float) -> None:
    weights[ngram] = weights.get(ngram, 0.0) + weight


@lru_cache(maxsize=65_536)
def _number(ngram: str) -> int:
    return zlib.crc32(ngram.encode(errors="surrogatepass")) & (NUMBERS - 1)
