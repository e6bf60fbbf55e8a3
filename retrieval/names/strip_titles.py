"""A name without the titles and honorifics around it."""

import re
import unicodedata
from functools import cache

from retrieval.names.countries import is_state_or_body
from retrieval.names.limits import is_too_long, remembered
from retrieval.names.titles import ENGLISH_HONORIFICS, japanese_titles, title_table, titles_of

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_CHINESE = re.compile(r"^[\u4e00-\u9fff々]+$")
_FOREIGN = re.compile(r"(?P<name>[ァ-ヺー]{2,}(?:[・=＝][ァ-ヺー]+)*)(?P<title>[\u4e00-\u9fff]{2,8})")
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
    name = re.sub(r"['’]s$", "", name)
    if _JAPANESE.search(name):
        match = _titled().fullmatch(name) or _foreign_and_titled(name)
        if not match or is_state_or_body(match["name"]):
            # A state before a role is nobody's name: 米大統領 and 米政府 are not one 米.
            return name
        # One kana before a title is no name; one Chinese character may be.
        return match["name"] if len(match["name"]) > 1 or _CHINESE.match(match["name"]) else name
    words = name.split()
    last = max((number for number, word in enumerate(words) if is_title_word(word)), default=-1)
    if 0 <= last < len(words) - 1:
        # Corvanian Agriculture Minister Pavel Strunz: the name is what stands behind the title.
        words = words[last + 1 :]
    kept = [word for word in words if not is_title_word(word)]
    return " ".join(kept or words)


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, japanese_titles()))
    return re.compile(rf"(?P<name>.+?)[米英仏独露ロ中韓日伊宇]?(?:{titles})", re.DOTALL)


def _foreign_and_titled(name: str) -> re.Match[str] | None:
    """A name in katakana before whatever title in Chinese characters: サリモワ非常事態相."""
    match = _FOREIGN.fullmatch(name)
    return match if match and titles_of(match["title"]) else None


@cache
def _english_titles() -> frozenset[str]:
    words = (word for title in title_table() for role in title.english for word in role.split())
    return frozenset(words) - {"of", "the", "and"} | frozenset(ENGLISH_HONORIFICS)


def is_title_word(word: str) -> bool:
    """Whether an English word is part of a title, an honorific, or a state beside one."""
    word = word.casefold().strip(".,")
    return word in _english_titles() or bool(_COUNTRIES.match(word))
