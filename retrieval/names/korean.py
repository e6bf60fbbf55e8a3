"""How names in Chinese characters are read in Korean, spelled as news in English spell them.

The table beside this file gives, for characters that Korean names use, the Hangul and for surnames the
customary spellings. Hangul becomes letters by the arithmetic of its code points (Unicode 16, section 3.12).
"""

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple

_FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_LAST = " k k k n n n t l k m l l l l l m p p t t ng t t k t p t".split(" ")
_HANGUL_START, _MIDDLES, _LASTS = 0xAC00, 21, 28
_LONGEST = 4


class _Row(NamedTuple):
    hangul: str
    surnames: tuple[str, ...]


def korean_readings(name: str) -> tuple[tuple[str, str], ...]:
    """Surname and given name for each customary spelling; nothing where a character is not in the table.

    >>> korean_readings("李在明")
    (('lee', 'jaemyeong'),)
    >>> korean_readings("毅")
    ()
    """
    rows = [_table().get(character) for character in name]
    if not 2 <= len(name) <= _LONGEST or not rows[0] or not rows[0].surnames:
        return ()
    given = "".join(romanise_hangul(row.hangul) for row in rows[1:] if row)
    return tuple((surname, given) for surname in rows[0].surnames) if all(rows) else ()


def romanise_hangul(text: str) -> str:
    """Hangul as letters, syllable by syllable (Revised Romanization without its sound changes).

    >>> romanise_hangul("재명")
    'jaemyeong'
    """
    letters = []
    for character in text:
        place = ord(character) - _HANGUL_START
        if not 0 <= place < len(_FIRST) * _MIDDLES * _LASTS:
            letters.append(character)
            continue
        first, rest = divmod(place, _MIDDLES * _LASTS)
        middle, last = divmod(rest, _LASTS)
        letters.append(_FIRST[first] + _MIDDLE[middle] + _LAST[last])
    return "".join(letters)


@cache
def _table() -> dict[str, _Row]:
    text = (resources.files("retrieval.names") / "korean.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["character"]: _Row(row["hangul"], tuple(row["surname"].split())) for row in rows}
