"""Titles and roles that stand beside a person's name, in both languages.

The table is ``titles.tsv``: a linguist can read and extend it, and its examples are the tests.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product


@dataclass(frozen=True)
class Title:
    """One role.

    Attributes:
        japanese: how it follows a name.
        english: how it precedes a name or stands for one, lower case.
        example: a Japanese use, name first.
        field: where people bear it; empty where it may be anywhere. People of one surname in two fields are two.
        is_office: whether one person bears it at a time, so that two such titles of one field are two people's.
    """

    japanese: tuple[str, ...]
    english: tuple[str, ...]
    example: str
    field: str
    is_office: bool


HONORIFICS = ("氏", "さん", "様", "君", "ちゃん", "先生", "殿", "女史", "夫人", "夫妻")
"""Follow a name and tell nothing of the role."""

ENGLISH_HONORIFICS = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "sir",
    "lord",
    "lady",
    "dame",
    "rev",
    "hon",
    "cllr",
    "sen",
    "rep",
    "gov",
)


@cache
def title_table() -> tuple[Title, ...]:
    """The rows of the table."""
    text = files(__package__).joinpath("titles.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Title(tuple(japanese.split(", ")), tuple(english.split(", ")), example, field, office == "office")
        for field, office, japanese, english, example in rows
    )


@cache
def japanese_titles() -> tuple[str, ...]:
    """Every title and honorific that may follow a Japanese name, the longest first."""
    # 相 alone ends too many words: it counts behind the name of an office only.
    titles = {written for title in title_table() for written in title.japanese if written != "相"} | set(HONORIFICS)
    return tuple(sorted(titles, key=lambda written: (-len(written), written)))


def pattern_of(titles: Iterable[str]) -> str:
    """A pattern for any of some titles, the first that fits; hundreds of them are tried only where one may begin.

    >>> bool(re.match(pattern_of(["市長", "知事"]), "知事は")), bool(re.match(pattern_of(["市長"]), "知事"))
    (True, False)
    """
    behind: dict[str, list[str]] = {}
    for title in titles:
        behind.setdefault(re.escape(title[0]), []).append(re.escape(title[1:]))
    groups = (f"{first}(?:{'|'.join(rest)})" for first, rest in behind.items())
    return f"(?=[{''.join(behind)}])(?:{'|'.join(groups)})"


@lru_cache(maxsize=4_096)
def titles_of(role: str) -> frozenset[Title]:
    """The rows that a role in either language may stand for, by the longest title that it ends with.

    >>> titles_of("国家安全保障担当大統領補佐官") == titles_of("National Security Adviser")
    True
    >>> titles_of("氏")
    frozenset()
    """
    folded = f" {role.casefold().strip()}"
    written = _by_spelling()
    ends = (folded[-length:] for length in _lengths() if length <= len(folded))
    return next((written[end] for end in ends if end in written), frozenset())


@cache
def _by_spelling() -> dict[str, frozenset[Title]]:
    """The rows of each spelling; an English one with the space before it."""
    found: dict[str, set[Title]] = {}
    for title in title_table():
        for written in (*title.japanese, *(f" {one}" for one in title.english)):
            found.setdefault(written.casefold(), set()).add(title)
    return {written: frozenset(rows) for written, rows in found.items()}


@cache
def _lengths() -> list[int]:
    return sorted({len(written) for written in _by_spelling()}, reverse=True)


@lru_cache(maxsize=4_096)
def title_of(role: str) -> Title | None:
    """One of the rows that a role may stand for, the first of the table; None where there is none."""
    rows = titles_of(role)
    return next((title for title in title_table() if title in rows), None)


def same_title(role: str, other: str) -> bool:
    """Whether two roles may be two words for one.

    >>> same_title("知事", "governor"), same_title("総裁", "governor"), same_title("知事", "総裁")
    (True, True, False)
    """
    return bool(titles_of(role) & titles_of(other))


@lru_cache(maxsize=4_096)
def may_be_one_person(role: str, other: str) -> bool:
    """Whether one person may bear both roles: they are of one field, and not two different offices.

    >>> may_be_one_person("大統領補佐官", "national security adviser"), may_be_one_person("市長", "監督")
    (True, False)
    >>> may_be_one_person("議員", "首相"), may_be_one_person("国防相", "外相"), may_be_one_person("", "外相")
    (True, False, True)
    >>> may_be_one_person("財務長官", "長官"), may_be_one_person("代表", "社長")
    (True, False)
    """
    if role.endswith(other) or other.endswith(role):
        return True
    pairs = list(product(titles_of(role), titles_of(other)))
    return not pairs or any(_may_be_one(left, right) for left, right in pairs)


def _may_be_one(left: Title, right: Title) -> bool:
    if left == right:
        return True
    if not (left.field and right.field):
        # 代表 may be anywhere, but who is 社長 is called so.
        return not (left.is_office or right.is_office)
    return left.field == right.field and not (left.is_office and right.is_office)


def titles_meant(english: str) -> tuple[str, ...]:
    """The Japanese titles that an English description of a role may stand for.

    >>> "財務長官" in titles_meant("the US treasury secretary")
    True
    >>> titles_meant("the weather")
    ()
    """
    text = f" {english.casefold()} "
    found = [(len(role), title.japanese) for title in title_table() for role in title.english if f" {role} " in text]
    longest = max((length for length, _ in found), default=0)
    return tuple(dict.fromkeys(written for length, titles in found if length == longest for written in titles))
