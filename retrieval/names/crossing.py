"""How surely names in Latin letters and names in Japanese are the same, for many pairs at once.

The measure is that of ``retrieval.names.similarity``; it depends on the two names only, not on what else an index
holds, so that it may be kept for as long as both are there.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from embeddings.transliteration import Reading, Transliterator
from retrieval.names.forms import Part
from retrieval.names.phonetics import likenesses
from retrieval.names.profiles import Saying, coarse, sayings
from retrieval.names.similarity import BIAS, BY_KANA, BY_LETTERS, BY_LIKENESS, SAME

PART_ONLY = 0.97
"""How surely a surname alone is a whole name with it."""

_PAIRS_AT_ONCE = 256
_LEAST = -12.0
_HOPELESS = -3.5
# Spellings of one name across scripts sound at least so alike: 99 of 100 pairs that the model is sure of do.
_WORTH = 0.55 - 1e-6
# A reading in Latin letters is the same from this likeness on only.
_WORTH_READING = SAME - 1e-6

WordPair = tuple[Part, Part]


def worth_comparing(name: str, others: Sequence[str], *, is_latin: bool) -> list[str]:
    """Those of some names in the other script that sound at all like a name.

    Args:
        name: in either script.
        others: in the other one.
        is_latin: whether the name is the one in Latin letters.
    """
    # For each word of the name what it is compared with, each sound once, and whose that is.
    asked: dict[Part, dict[Part, list[str]]] = {}
    for mine in sayings(name):
        for other in others:
            for theirs in sayings(other):
                for latin, japanese in _sides(mine, theirs) if is_latin else _sides(theirs, mine):
                    if latin.is_kana is not japanese.is_kana and _is_read((latin, japanese)):
                        continue
                    left, right = (latin, japanese) if is_latin else (japanese, latin)
                    asked.setdefault(left, {}).setdefault(right, []).append(other)
    found: dict[str, None] = {}
    for left, rights in asked.items():
        alike = likenesses(coarse(left), [coarse(right) for right in rights]).tolist()
        for (right, whose), likeness in zip(rights.items(), alike, strict=True):
            if likeness >= (_WORTH if left.is_kana is not right.is_kana else _WORTH_READING):
                found.update(dict.fromkeys(whose))
    return list(found)


def _is_read(pair: WordPair) -> bool:
    return pair[0].is_read or pair[1].is_read


def _sides(latin: Saying, japanese: Saying) -> tuple[WordPair, WordPair]:
    """What must sound alike, one or the other, where two names are one."""
    if len(latin.parts) > 1 and len(japanese.parts) > 1:
        return (latin.whole, japanese.whole), (latin.whole, japanese.backwards)
    return (latin.whole, japanese.whole), (latin.surname, japanese.surname)


def cross_scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """How surely the two names of each pair are one, from 0 to 1; a half where it is open.

    Args:
        pairs: a name in Latin letters and one in Japanese, each.
    """
    needed = dict.fromkeys(
        words
        for latin, japanese in pairs
        for left in sayings(latin)
        for right in sayings(japanese)
        for words in _words(left, right)
    )
    known = _similarities(list(needed))
    return [
        round(
            max(
                (
                    min(left.sureness, right.sureness) * _alike(left, right, lambda *words: known[words])
                    for left in sayings(latin)
                    for right in sayings(japanese)
                ),
                default=0.0,
            ),
            4,
        )
        for latin, japanese in pairs
    ]


def _words(latin: Saying, japanese: Saying) -> Iterable[WordPair]:
    """The words of two names that are compared."""
    asked: dict[WordPair, None] = {}

    def note(*words: Part) -> float:
        asked[words[0], words[1]] = None
        return 0.0

    _alike(latin, japanese, note)
    return asked


def _alike(latin: Saying, japanese: Saying, similarity: Callable[[Part, Part], float]) -> float:
    """Whole against whole in both orders; where one side has one word, that against the other's surname too.

    A first name alone is nobody in particular.
    """
    whole = similarity(latin.whole, japanese.whole)
    if len(latin.parts) == 1 and len(japanese.parts) == 1:
        return whole
    if len(latin.parts) == 1 or len(japanese.parts) == 1:
        return max(whole, PART_ONLY * similarity(latin.surname, japanese.surname))
    table = [[similarity(part, other) for other in japanese.parts] for part in latin.parts]
    # Surnames stand last in spaced scripts and first where Chinese characters are read.
    surnames = max(table[-1][-1], table[-1][0] if japanese.is_reading else 0.0)
    backwards = similarity(latin.whole, japanese.backwards)
    rows: list[float] = [max(row) for row in table]
    columns: list[float] = [max(column) for column in zip(*table, strict=True)]
    return max(whole, backwards, min(surnames, sum(rows) / len(rows), sum(columns) / len(columns)))


def _similarities(pairs: Sequence[WordPair]) -> dict[WordPair, float]:
    """The calibrated probabilities that two words are one name."""
    found = dict.fromkeys(pairs, 0.0)
    across = sorted(pair for pair in pairs if pair[1].is_kana and not pair[0].is_kana and not _is_read(pair))
    across.sort(key=lambda pair: (len(pair[0].text), len(pair[1].text)))
    for start in range(0, len(across), _PAIRS_AT_ONCE):
        chunk = across[start : start + _PAIRS_AT_ONCE]
        found |= zip(chunk, _across(chunk), strict=True)
    # A reading in one script: nothing was lost on the way, so that much less is forgiven.
    within = [pair for pair in pairs if pair[1].is_kana is pair[0].is_kana]
    for pair, alike in zip(within, _likenesses(within), strict=True):
        found[pair] = 0.5 + 0.5 * (alike - SAME) / (1 - SAME) if alike >= SAME else 0.5 * alike / SAME
    return found


def _likenesses(pairs: Sequence[WordPair]) -> list[float]:
    """How alike the words of each pair sound."""
    by_left: dict[Part, list[int]] = {}
    for place, (left, _) in enumerate(pairs):
        by_left.setdefault(left, []).append(place)
    found = [0.0] * len(pairs)
    for left, places in by_left.items():
        alike: list[float] = likenesses(coarse(left), [coarse(pairs[place][1]) for place in places]).tolist()
        for place, likeness in zip(places, alike, strict=True):
            found[place] = likeness
    return found


def _across(pairs: Sequence[WordPair]) -> list[float]:
    """The same for pairs of a Latin and a katakana word, in as few runs of the model as there are directions."""
    model = Transliterator.bundled()
    features = np.full((len(pairs), 3), _LEAST)
    features[:, 2] = 0.0
    latin, kana = [left.text for left, _ in pairs], [right.text for _, right in pairs]
    there = model.to_kana.likelihood(_read(model.to_kana.read, latin), model.to_kana.encode(kana))
    features[:, 0] = there / [max(1, len(word)) for word in kana]
    hopeful = np.flatnonzero(features[:, 0] > _HOPELESS).tolist()
    if hopeful:
        reading = _read(model.to_latin.read, [kana[place] for place in hopeful])
        back = model.to_latin.likelihood(reading, model.to_latin.encode([latin[place] for place in hopeful]))
        features[hopeful, 1] = back / [max(1, len(latin[place])) for place in hopeful]
        features[hopeful, 2] = _likenesses([pairs[place] for place in hopeful])
    odds = np.maximum(features, _LEAST) @ (BY_KANA, BY_LETTERS, BY_LIKENESS) + BIAS
    chances: list[float] = (1 / (1 + np.exp(-odds))).tolist()
    return chances


def _read(read: Callable[[Sequence[str]], Reading], words: Sequence[str]) -> Reading:
    """A row of chances for each word; a word that stands several times is read once."""
    unique = {word: place for place, word in enumerate(dict.fromkeys(words))}
    reading = read(list(unique))
    rows = [unique[word] for word in words]
    return Reading(reading.chances[rows], reading.steps[rows])
