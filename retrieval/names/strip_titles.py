"""A name without the titles and honorifics around it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from retrieval.names.countries import is_state_or_body, japanese_states
from retrieval.names.japanese import is_surname, surname_end
from retrieval.names.limits import is_too_long, remembered
from retrieval.names.titles import ENGLISH_HONORIFICS, HONORIFICS, japanese_titles, title_table, titles_of
from retrieval.text.analyzer import Analyzer

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_CHINESE = re.compile(r"^[\u4e00-\u9fff々]+$")
_FOREIGN = re.compile(r"(?P<name>[ァ-ヺー]{2,}(?:[・=＝][ァ-ヺー]+)*)(?P<title>[\u4e00-\u9fff]{2,8})")
# Runa Dahl (D-Mass.), 文在寅（ムン・ジェイン）.
_BRACKETED = re.compile(r"(?<=\w)\s{0,2}\([^()]{1,60}\)$")
_TIMES = "副|元|前|新|現|次期"
_ALSO_NAMES = frozenset("un judge major king prince pope bishop justice dean marshal cardinal".split())
_COUNTRIES = re.compile(r"^(?:the|us|u\.s\.|uk|british|american|russian|ukrainian|chinese|japanese|german|french)$")


@remembered(8_192)
def strip_titles(name: str) -> str:
    """A name without titles and honorifics; what is longer than any name, or a role at a state, stays as it is.

    >>> strip_titles("ウォルツ大統領補佐官"), strip_titles("Secretary Rubio"), strip_titles("President Zelensky's")
    ('ウォルツ', 'Rubio', 'Zelensky')
    >>> strip_titles("米下院議長")
    '米下院議長'
    """
    if is_too_long(name):
        return name
    name = unicodedata.normalize("NFKC", name).strip(" 　?？。.\"'「」“”")
    name = _BRACKETED.sub("", re.sub(r"['’]s$", "", name))
    if _JAPANESE.search(name):
        name = _behind_english_titles(name)
        match = _titled_in_japanese(name) or _foreign_and_titled(name)
        if not match or is_state_or_body(match["name"]) or re.fullmatch(_TIMES, match["name"]):
            # A state before a role is nobody's name: 米大統領 and 米政府 are not one 米, and 元 of 元首相 is none.
            return name
        # One kana before a title is no name; one Chinese character may be.
        return match["name"] if len(match["name"]) > 1 or _CHINESE.match(match["name"]) else name
    words = name.split()
    before = words[:-1]
    if before and _may_be_surname(words[-1]):
        # Kim Jong Un, Aaron Judge, Dr King: a capital behind a name or an honorific ends the name.
        if not all(map(is_title_word, before)):
            return " ".join([*before[_behind_titles(before) :], words[-1]])
        if before[-1].casefold().strip(".") in ENGLISH_HONORIFICS:
            return words[-1]
    # Corvanian Agriculture Minister Pavel Strunz: the name is what stands behind the title.
    words = words[_behind_titles(words) :]
    kept = [word for word in words if not is_title_word(word)]
    return " ".join(kept or words)


def _behind_english_titles(name: str) -> str:
    """A Japanese name without English titles before it: President 頼清徳."""
    words = name.split()
    place = next((number for number, word in enumerate(words) if not word.isascii() or not is_title_word(word)), 0)
    return " ".join(words[place:]) if place else name


def _behind_titles(words: Sequence[str]) -> int:
    """The place of the first word behind the last title; of the first of all where nothing is behind it."""
    last = max((number for number, word in enumerate(words) if is_title_word(word)), default=-1)
    return last + 1 if last < len(words) - 1 else 0


def _may_be_surname(word: str) -> bool:
    """Whether a title's word may be the last of a name as well."""
    return word.casefold() in _ALSO_NAMES and word[:1].isupper()


def _titled_in_japanese(name: str) -> re.Match[str] | None:
    """A name with the title behind it; a state between them belongs to neither, and 副 and 元 to the title.

    What looks like that may be the end of the name as well: 田中氏, 春日市長, 竹元知事.
    """
    match = _titled().fullmatch(name)
    between = match["between"] if match else ""
    if not match or not between:
        return match
    is_cut = match["title"] not in HONORIFICS and not _is_name(match["name"] + between)
    if is_cut and len(between) > 1:
        # 王毅中国外相, but not 全日本監督.
        is_cut = len(match["name"]) > 1 and _begins_with_surname(match["name"])
    elif is_cut and len(match["name"]) == 1:
        is_cut = is_surname(match["name"], Analyzer())
    return match if is_cut else _with_all_of_it().fullmatch(name)


def _is_name(text: str) -> bool:
    """Whether a name ends where a text does: the dictionary has it, or has its last word of more than one character."""
    if not _CHINESE.match(text):
        return False
    analyzer = Analyzer()
    if any(part[2] == "人名" for _, part in analyzer.entries(text)):
        return True
    words = analyzer.morphemes(text)
    return len(words[-1].surface) > 1 and words[-1].part[2] == "人名"


def _begins_with_surname(text: str) -> bool:
    return not _CHINESE.match(text) or surname_end(text, Analyzer()) < len(text) or is_surname(text, Analyzer())


@cache
def _titled() -> re.Pattern[str]:
    states = "|".join(map(re.escape, japanese_states()))
    # メルツ次期独首相, ゼレンスキー・ウクライナ大統領.
    between = f"[・=＝]?(?:{_TIMES})?(?:{states}|[米英仏独露ロ中韓日伊宇])?(?:{_TIMES})?"
    return re.compile(rf"(?P<name>.+?)(?P<between>{between})(?P<title>{_titles()})", re.DOTALL)


@cache
def _with_all_of_it() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>.+?)(?P<title>{_titles()})", re.DOTALL)


def _titles() -> str:
    return "|".join(map(re.escape, japanese_titles()))


def _foreign_and_titled(name: str) -> re.Match[str] | None:
    """A name in katakana before whatever title in Chinese characters: サリモワ非常事態相."""
    match = _FOREIGN.fullmatch(name)
    return match if match and titles_of(match["title"]) else None


@cache
def _english_titles() -> frozenset[str]:
    words = (word for title in title_table() for role in title.english for word in role.split())
    return frozenset(words) - {"of", "the", "and", "in"} | frozenset(ENGLISH_HONORIFICS)


def is_title_word(word: str) -> bool:
    """Whether an English word is part of a title, an honorific, or a state beside one."""
    word = word.casefold().strip(".,")
    return word in _english_titles() or bool(_COUNTRIES.match(word))
