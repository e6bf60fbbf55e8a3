"""How names in Chinese characters are read in Japanese: every reading of the surname that the dictionary has.

羽生 is Hanyū or Habu and 大谷 Ōtani or Ōya, so that one reading finds half of the people. Where the dictionary lacks a
family's own, the readings of the characters are put together: 高野 may be Kōno too.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from retrieval.text.analyzer import Analyzer

GUESSED = 0.8
"""How surely a name is read as its characters may be where the dictionary has another reading."""

_MOST_SURNAMES, _MOST_GIVEN, _MOST_GUESSED = 4, 3, 6
_NOMINAL, _LONGEST_READING = ("名詞", "接頭辞", "接尾辞"), 3
_LONGEST_SURNAME, _LONGEST_GUESSED, _LONGEST = 4, 2, 8
_VOICED = str.maketrans("ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ", "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ")


class JapaneseReading(NamedTuple):
    """One way to read a name.

    Attributes:
        parts: in katakana, the surname first.
        sureness: from 0 to 1.
    """

    parts: tuple[str, ...]
    sureness: float


def japanese_readings(name: str, analyzer: Analyzer) -> list[JapaneseReading]:
    """The ways to read a name, the likeliest first.

    >>> [reading.parts for reading in japanese_readings("羽生", Analyzer())][:2]
    [('ハブ',), ('ハニュウ',)]

    Args:
        name: in Chinese characters as newspapers write them, kana among them too.
        analyzer: of this thread.
    """
    first = analyzer.readings(name)
    found = [first] if len(name) > _LONGEST else [*_by_dictionary(name, first, analyzer)]
    known = dict.fromkeys(parts for parts in found if all(parts))
    guessed = () if len(name) > _LONGEST else _guessed(name, [parts[0] for parts in known], analyzer)
    return [
        *(JapaneseReading(parts, 1.0) for parts in known),
        *(JapaneseReading(parts, GUESSED) for parts in guessed if parts not in known),
    ]


def is_surname(text: str, analyzer: Analyzer) -> bool:
    """Whether the dictionary has a surname.

    >>> is_surname("田中", Analyzer()), is_surname("毅中", Analyzer())
    (True, False)
    """
    return any(part[3] == "姓" for _, part in analyzer.entries(text))


def _by_dictionary(name: str, first: tuple[str, ...], analyzer: Analyzer) -> Iterator[tuple[str, ...]]:
    split = _split(name, analyzer)
    given = name[split:]
    surnames = _read(name[:split], "姓", analyzer)
    if not surnames:
        yield first
        return
    # What the analysis of the whole takes for the surname is the likeliest.
    surnames.sort(key=lambda reading: reading != first[0])
    if not given:
        yield from ((reading,) for reading in surnames[:_MOST_SURNAMES])
        return
    # 頼清徳: the whole name is in the dictionary.
    wholes = [reading for reading, part in analyzer.entries(name) if part[2] == "人名"]
    yield from ((start, one[len(start) :]) for one in wholes for start in surnames if one.startswith(start))
    givens = _read(given, "名", analyzer) or ["".join(analyzer.readings(given))]
    yield from ((reading, givens[0]) for reading in surnames[:_MOST_SURNAMES])
    yield from ((surnames[0], other) for other in givens[1:_MOST_GIVEN])


def _split(name: str, analyzer: Analyzer) -> int:
    """Where the surname ends: at the end where all is one, else where both sides are names, else where the words are."""
    if is_surname(name, analyzer):
        return len(name)
    ends = [end for end in range(1, min(_LONGEST_SURNAME, len(name) - 1) + 1) if is_surname(name[:end], analyzer)]
    both = [end for end in ends if _read(name[end:], "名", analyzer)]
    words = analyzer.morphemes(name)
    if words and words[0].part[3] == "姓" and words[0].end in (both or ends):
        return words[0].end
    return max(both or ends, default=len(name))


def _read(word: str, kind: str, analyzer: Analyzer) -> list[str]:
    """How a word is read as a surname or a first name; 三輪 is no longer Miwa no."""
    found = list(dict.fromkeys(reading for reading, part in analyzer.entries(word) if part[3] == kind))
    return [reading for reading in found if not (reading.endswith("ノ") and reading[:-1] in found)]


def _guessed(name: str, known: Iterable[str], analyzer: Analyzer) -> list[tuple[str, ...]]:
    """Surnames of one or two characters by the readings of each; the first one's consonant is never voiced."""
    split = _split(name, analyzer)
    surname, given = name[:split], name[split:]
    if not 1 <= len(surname) <= _LONGEST_GUESSED or not is_surname(surname, analyzer):
        return []
    per_character = [_readings_of(sign, analyzer) for sign in surname]
    read = ["".join(readings) for readings in product(_unvoiced(per_character[0]), *per_character[1:])]
    others = [reading for reading in dict.fromkeys(read) if reading not in set(known)][:_MOST_GUESSED]
    ends = ("".join(analyzer.readings(given)),) if given else ()
    return [(reading, *ends) for reading in others]


def _readings_of(sign: str, analyzer: Analyzer) -> list[str]:
    """How a character is read within words; a first name of its own is none of them."""
    read = (reading for reading, part in analyzer.entries(sign) if part[0] in _NOMINAL and part[3] != "名")
    return [reading for reading in dict.fromkeys(read) if len(reading) <= _LONGEST_READING]


def _unvoiced(readings: Iterable[str]) -> list[str]:
    """Without those that only differ from another one by a voiced consonant at the beginning."""
    every = list(readings)
    return [
        one for one in every if (plain := one[:1].translate(_VOICED) + one[1:]) == one or plain not in every
    ]
