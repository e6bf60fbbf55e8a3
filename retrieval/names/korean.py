"""Korean names in each script: Chinese characters, Hangul, Latin letters as news in English spell them, katakana.

The table beside this file gives, for characters that Korean names use, the Hangul and for surnames the
customary spellings, the commonest first. Hangul becomes letters by the arithmetic of its code points (Unicode 16,
section 3.12) and katakana by ``retrieval.names.hangul``.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from retrieval.names.hangul import given_kana, hangul_of, surname_kana, syllable_of

_LONGEST = 4
_SPELLINGS = 2
_MOST = 8


class _Row(NamedTuple):
    hangul: str
    surnames: tuple[str, ...]


def korean_readings(name: str) -> tuple[tuple[str, str], ...]:
    """Surname and given name for each of the commonest spellings; nothing where a character is not in the table.

    >>> korean_readings("李在明")
    (('lee', 'jaemyeong'), ('yi', 'jaemyeong'))
    >>> korean_readings("毅")
    ()
    """
    rows = _rows_of(name)
    if not rows:
        return ()
    given = "".join(romanise_hangul(row.hangul) for row in rows[1:])
    return tuple((surname, given) for surname in rows[0].surnames[:_SPELLINGS])


def korean_kana(name: str) -> tuple[tuple[str, ...], ...]:
    """A name in Chinese characters or Hangul in katakana, as Korean says it, surname first.

    >>> korean_kana("尹錫悦")[0], korean_kana("이재명")[0]
    (('ユン', 'ソンニョル'), ('イ', 'ジェミョン'))
    """
    if 1 < len(name) <= _LONGEST and all(map(syllable_of, name)):
        surname, given = name[:1], name[1:]
    elif rows := _rows_of(name):
        surname, given = rows[0].hangul, "".join(row.hangul for row in rows[1:])
    else:
        return ()
    return tuple(islice(_spoken(surname, [given]), _MOST))


def korean_kana_of(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A name in Latin letters in katakana where it may be Korean, in either order; nothing where it cannot be.

    >>> korean_kana_of(["lee", "jae", "myung"])[0], korean_kana_of(["roh"]), korean_kana_of(["mike", "waltz"])
    (('イ', 'ジェミョン'), (('ノ',), ('ロ',)), ())

    Args:
        words: in lower case, no more of them than a Korean name has: a surname, and a first name in one or two.
    """
    if len(words) == 1:
        return tuple(
            dict.fromkeys((kana,) for hangul in _surnames().get(words[0], ()) for kana in surname_kana(hangul))
        )
    if not 1 < len(words) <= _LONGEST - 1:
        return ()
    orders = ((words[0], "".join(words[1:])), (words[-1], "".join(words[:-1])))
    found = (
        parts
        for surname, given in orders
        for hangul in _surnames().get(surname, ())
        for parts in _spoken(hangul, hangul_of(given))
    )
    return tuple(islice(dict.fromkeys(found), _MOST))


def romanise_hangul(text: str) -> str:
    """Hangul as letters, syllable by syllable (Revised Romanization without its sound changes).

    >>> romanise_hangul("재명")
    'jaemyeong'
    """
    return "".join("".join(syllable_of(character) or (character,)) for character in text)


def _spoken(surname: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kana in surname_kana(surname):
        for hangul in given:
            yield from ((kana, other) for other in given_kana(hangul, surname))


def _rows_of(name: str) -> list[_Row]:
    """The rows of a name's characters, where all are in the table and the first may be a surname."""
    rows = [row for character in name if (row := _table().get(character))]
    is_name = 2 <= len(name) <= _LONGEST and len(rows) == len(name) and bool(rows[0].surnames)
    return rows if is_name else []


@cache
def _table() -> dict[str, _Row]:
    text = (resources.files("retrieval.names") / "korean.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["character"]: _Row(row["hangul"], tuple(row["surname"].split())) for row in rows}


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """The surnames in Hangul that a spelling may stand for."""
    found: dict[str, dict[str, None]] = {}
    for row in _table().values():
        for spelling in row.surnames:
            found.setdefault(spelling, {})[row.hangul] = None
    return {spelling: tuple(hangul) for spelling, hangul in found.items()}
