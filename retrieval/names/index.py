"""Which names of an index another spelling means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.names.kana import romanise
from retrieval.names.sounds import likeness, sounds
from retrieval.speech.titles import ENGLISH_HONORIFICS, TITLES, japanese_titles

THRESHOLD = 0.74
"""The lowest score at which spellings in two scripts are taken for one name."""

SAME_SCRIPT_THRESHOLD = 0.88
"""The same within one script, where nothing was lost on the way."""

NEAR_TIE = 0.04
"""Names this close to the best one are meant as well: the spelling is ambiguous."""

_SEPARATORS = re.compile(r"[\s・=＝·‐-]+")
_CHINESE = re.compile(r"^[\u4e00-\u9fff々]+$")
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_ENGLISH_TITLES = frozenset(word for title in TITLES for role in title.english for word in role.split()) | frozenset(
    ENGLISH_HONORIFICS
)
_COUNTRIES = re.compile(r"^(?:the|us|u\.s\.|uk|british|american|russian|ukrainian|chinese|japanese|german|french)$")
_PART_ONLY = 0.97
_CONSIDERED = 30


@dataclass(frozen=True)
class NameMatch:
    """A name of the index and how surely it is the one asked for.

    Attributes:
        name: as the index has it.
        score: from 0 to 1.
    """

    name: str
    score: float


@dataclass(frozen=True)
class _Form:
    """One way to say a name: its parts as sounds, in order."""

    parts: tuple[str, ...]


class NameIndex:
    """Names in any script, looked up by spellings in any script.

    Args:
        names: as they are written in the feed.
        aliases: other spellings that the owner knows, by name.
    """

    def __init__(self, names: Iterable[str], aliases: Mapping[str, Sequence[str]] | None = None) -> None:
        self._names = tuple(dict.fromkeys(names))
        known = set(self._names)
        self._aliases = {
            _fold(alias): name for name, others in (aliases or {}).items() for alias in others if name in known
        }

    def lookup(self, query: str, limit: int = 10) -> list[NameMatch]:
        """The nearest names, whatever their score.

        Args:
            query: a name in any script, titles and honorifics allowed.
            limit: at most so many.
        """
        if limit < 1 or not _fold(query):
            return []
        alias = self._aliases.get(_fold(query))
        matches = [
            NameMatch(name, 1.0 if name == alias or _fold(name) == _fold(query) else _score(query, name))
            for name in self._names
        ]
        return sorted(matches, key=lambda match: (-match.score, match.name))[:limit]

    def resolve(self, query: str) -> list[str]:
        """The names meant: one, several where that is open, none where no name is near enough.

        A name and its longer form (ウォルツ, マイク・ウォルツ) are both meant.
        """
        meant = [
            match for match in self.lookup(query, limit=_CONSIDERED) if match.score >= _threshold(query, match.name)
        ]
        # One person stands in a mixed feed in both scripts, and the closer script must not hide the other.
        best = {side: max(match.score for match in meant if _is_japanese(match.name) is side) for side in _sides(meant)}
        return [match.name for match in meant if match.score >= best[_is_japanese(match.name)] - NEAR_TIE]


def bare_name(name: str) -> str:
    """A name without titles and honorifics.

    >>> bare_name("ウォルツ大統領補佐官"), bare_name("Secretary Rubio"), bare_name("President Zelensky's")
    ('ウォルツ', 'Rubio', 'Zelensky')
    """
    name = unicodedata.normalize("NFKC", name).strip(" 　?？。.\"'「」“”")
    name = re.sub(r"['’]s$", "", name)
    if _JAPANESE.search(name):
        match = _titled().fullmatch(name)
        # One kana before a title is no name; one Chinese character may be.
        return match["name"] if match and (len(match["name"]) > 1 or _CHINESE.match(match["name"])) else name
    words = name.split()
    kept = [word for word in words if not _is_title(word)]
    return " ".join(kept or words)


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, japanese_titles()))
    return re.compile(rf"(?P<name>.+?)[米英仏独露ロ中韓日伊宇]?(?:{titles})", re.DOTALL)


def _is_title(word: str) -> bool:
    word = word.casefold().strip(".,")
    return word in _ENGLISH_TITLES or bool(_COUNTRIES.match(word))


@lru_cache(maxsize=16_384)
def _forms(name: str) -> tuple[_Form, ...]:
    bare = bare_name(name)
    if _CHINESE.match(bare):
        # The tables of readings take a quarter of a second to load; most feeds and questions need none.
        from retrieval.names.readings import readings

        spellings = readings(bare)
    else:
        spellings = (" ".join(romanise(part) for part in _SEPARATORS.split(bare)),)
    forms = (_Form(tuple(part for part in map(sounds, spelling.split()) if part)) for spelling in spellings)
    return tuple(form for form in forms if form.parts)


def _threshold(query: str, name: str) -> float:
    return SAME_SCRIPT_THRESHOLD if _is_japanese(query) == _is_japanese(name) else THRESHOLD


def _is_japanese(name: str) -> bool:
    return bool(_JAPANESE.search(name))


def _sides(matches: Iterable[NameMatch]) -> set[bool]:
    return {_is_japanese(match.name) for match in matches}


def _score(asked: str, own: str) -> float:
    asked_parts, own_parts = _parts(asked), _parts(own)
    if _is_japanese(asked) and _is_japanese(own) and (_has_chinese(asked) or _has_chinese(own)):
        # Characters within one script are compared as they stand: other characters are another name.
        return _PART_ONLY if set(asked_parts) & {*own_parts, "".join(own_parts)} else 0.0
    forms = ((left, right) for left in _forms(asked) for right in _forms(own))
    return max((_alike(left.parts, right.parts) for left, right in forms), default=0.0)


@lru_cache(maxsize=16_384)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.casefold() for part in _SEPARATORS.split(bare_name(name)) if part)


def _has_chinese(name: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff々]", bare_name(name)))


def _alike(asked: tuple[str, ...], own: tuple[str, ...]) -> float:
    """Whole against whole in both orders, or, where one side has the last name only, that against each part."""
    whole = max(likeness("".join(asked), "".join(own)), likeness("".join(asked), "".join(reversed(own))))
    if len(asked) > 1 and len(own) > 1:
        pairs = [max(likeness(part, other) for other in own) for part in asked]
        return max(whole, min(likeness(asked[-1], own[-1]), sum(pairs) / len(pairs)))
    if len(asked) == 1 and len(own) == 1:
        return whole
    # The last name stands last in spaced scripts; a first name alone is a weaker sign.
    short, long = (asked[0], own) if len(asked) == 1 else (own[0], asked)
    ends = max(likeness(short, long[-1]), 0.9 * max(likeness(short, part) for part in long[:-1]))
    return max(whole, ends * _PART_ONLY)


def _fold(name: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", name)).casefold()
