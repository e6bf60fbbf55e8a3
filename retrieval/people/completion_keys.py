"""What somebody may type to find people by what they are: roles and states in both languages. Pure functions."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from retrieval.names.countries import country_in, country_names
from retrieval.names.spelled import fold_typed, short_vowels
from retrieval.names.titles import titles_meant, titles_of

OF_ROLE = "2"
"""The first character of such a key, as those of ``retrieval.names.spelled`` are of names."""

_MOST_TYPED = 200
_STOP_WORDS = frozenset(["the", "a", "an", "of", "for", "at", "in", "mr", "ms", "mrs", "dr"])
_BETWEEN = re.compile(r"[\s・,、の]+")
_TAIL = re.compile(r"(?<=[ァ-ヺー\u4e00-\u9fff])[a-z]{1,2}$")


def role_keys(role: str) -> tuple[str, ...]:
    """The keys of a role: its words, those of other words for it in both languages, and the state it names.

    >>> {"2財務長官", "2treasurysecretary", "2secretary"} <= set(role_keys("財務長官"))
    True
    >>> {"2財務長官", "2treasurysecretary"} <= set(role_keys("Treasury Secretary"))
    True
    >>> {"2ウクライナ", "2ukrainian", "2外相", "2minister"} <= set(role_keys("ウクライナ外相"))
    True
    """
    if not role:
        return ()
    spellings = [role, *country_names(country_in(role))]
    for title in sorted(titles_of(role), key=lambda one: one.example):
        spellings += [*title.japanese, *title.english]
        # What stands before the title is somebody's affiliation; from the title on it is typed too.
        spellings += [written for written in title.japanese if role.endswith(written)]
    words = [spelling.split() for spelling in spellings]
    starts = (" ".join(spelled[place:]) for spelled in words for place in _starts(spelled))
    return tuple(dict.fromkeys(OF_ROLE + key for one in starts if (key := fold_typed(one))))


def _starts(words: Sequence[str]) -> list[int]:
    """Where somebody may begin to type."""
    return [place for place, word in enumerate(words) if word not in _STOP_WORDS]


def typed_ways(text: str) -> list[str]:
    """A typed text as it may begin a key.

    >>> typed_ways("Ohtani"), typed_ways("うぉr")
    (['ohtani', 'otani'], ['ウォr', 'ウォ'])
    """
    folded = fold_typed(text[:_MOST_TYPED])
    ways = [folded, _TAIL.sub("", folded)]
    if folded.isascii():
        ways.append(short_vowels(folded))
    return [way for way in dict.fromkeys(ways) if way]


def typed_terms(text: str) -> list[str]:
    """The words of a typed text, those left out that tell of nobody.

    >>> typed_terms("the Ukrainian foreign minister"), typed_terms("ウクライナの外相")
    (['Ukrainian', 'foreign', 'minister'], ['ウクライナ', '外相'])
    """
    normal = unicodedata.normalize("NFKC", text[:_MOST_TYPED])
    return [term for term in _BETWEEN.split(normal) if term and term.casefold() not in _STOP_WORDS]


def titles_typed(text: str) -> Iterator[str]:
    """The keys of the titles that a typed text describes or ends with: 米国務長官, the US treasury secretary."""
    text = unicodedata.normalize("NFKC", text[:_MOST_TYPED]).strip()
    japanese = (written for title in titles_of(text) for written in title.japanese if text.endswith(written))
    for written in (*japanese, *titles_meant(text)):
        yield OF_ROLE + fold_typed(written)
