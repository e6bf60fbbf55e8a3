"""How names in Chinese characters are read in Japanese: every reading of the surname that the dictionary has.

羽生 is Hanyū or Habu and 大谷 Ōtani or Ōya, so that one reading finds half of the people. Rarer readings stand in the
table beside this file, made by ``retrieval.names.build`` from JMnedict (Electronic Dictionary Research and Development
Group, CC BY-SA 4.0): 高野 may be Kōno too.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from retrieval.text.analyzer import Analyzer

OTHER_READINGS_FILE = "surnames.tsv"

RARER = 0.8
"""How surely a name is read in a rarer way."""

_MOST_SURNAMES, _MOST_GIVEN = 4, 3
_LONGEST_SURNAME, _LONGEST = 4, 8
_VOICED = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ", "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ"
)


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
    rarer = () if len(name) > _LONGEST else _rarer(name, analyzer)
    return [
        *(JapaneseReading(parts, 1.0) for parts in known),
        *(JapaneseReading(parts, RARER) for parts in rarer if parts not in known),
    ]


def is_surname(text: str, analyzer: Analyzer) -> bool:
    """Whether the dictionary has a surname.

    >>> is_surname("田中", Analyzer()), is_surname("毅中", Analyzer())
    (True, False)
    """
    return any(part[3] == "姓" for _, part in analyzer.entries(text))


def _by_dictionary(name: str, first: tuple[str, ...], analyzer: Analyzer) -> Iterator[tuple[str, ...]]:
    split = surname_end(name, analyzer)
    given = name[split:]
    surnames = surname_readings(name[:split], analyzer)
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
    words = analyzer.morphemes(name)
    if len(first) > 1 and words[0].end == split:
        yield first[0], "".join(first[1:])
    givens = _read(given, "名", analyzer) or ["".join(analyzer.readings(given))]
    yield from ((reading, givens[0]) for reading in surnames[:_MOST_SURNAMES])
    yield from ((surnames[0], other) for other in givens[1:_MOST_GIVEN])


def surname_end(name: str, analyzer: Analyzer) -> int:
    """Where the surname ends: at the end where all is one, where both sides are names, or where the words end."""
    if is_surname(name, analyzer):
        return len(name)
    ends = [end for end in range(1, min(_LONGEST_SURNAME, len(name) - 1) + 1) if is_surname(name[:end], analyzer)]
    both = [end for end in ends if _read(name[end:], "名", analyzer)]
    words = analyzer.morphemes(name)
    if words and words[0].part[3] == "姓" and words[0].end in (both or ends):
        return words[0].end
    return max(both or ends, default=len(name))


def surname_readings(text: str, analyzer: Analyzer) -> list[str]:
    """How the dictionary reads a surname; nothing where it has none.

    >>> surname_readings("三輪", Analyzer())
    ['ミワ']
    """
    return _read(text, "姓", analyzer)


def _read(word: str, kind: str, analyzer: Analyzer) -> list[str]:
    """How a word is read as a surname or a first name; nobody is Miwa no any more."""
    found = list(dict.fromkeys(reading for reading, part in analyzer.entries(word) if part[3] == kind))
    return [reading for reading in found if not (reading.endswith("ノ") and reading[:-1] in found)]


def unvoiced(kana: str) -> str:
    """Kana without the marks of voiced consonants.

    >>> unvoiced("オオダ")
    'オオタ'
    """
    return kana.translate(_VOICED)


def _rarer(name: str, analyzer: Analyzer) -> list[tuple[str, ...]]:
    """A name by the readings of its surname that other families bear."""
    split = surname_end(name, analyzer)
    others = _other_readings().get(name[:split], ())
    given = ("".join(analyzer.readings(name[split:])),) if name[split:] and others else ()
    return [(reading, *given) for reading in others]


@cache
def _other_readings() -> dict[str, list[str]]:
    text = (resources.files("retrieval.names") / OTHER_READINGS_FILE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {surname: readings.split() for surname, readings in rows}
