"""Titles and roles before an English name: Coach Ines Okonjo. Pure functions."""

import re

from retrieval.names.titles import ENGLISH_HONORIFICS, titles_of
from retrieval.speech.en.lists import word_list
from retrieval.speech.mentions import english_titled

_HUMANS = word_list("humans")
_ROLE_NAMES = word_list("role_names")
_POSSESSIVE = re.compile(r"['’]s$")
_TITLES = frozenset((*ENGLISH_HONORIFICS, *(one.rstrip(".") for one in _ROLE_NAMES), "u.s", "us", "uk"))
_BEHIND_NAME = frozenset("CBE KC MBE MD MP MSP OBE PhD QC".split())
_GIVEN = frozenset(("col", "dean", "earl"))
"""Titles that behind another title are given names."""

_LIEUTENANT = frozenset(("lieutenant", "lt", "lt."))


def without_titles(name: str) -> str:
    """A name without the titles before it, and without Jr. behind it."""
    if " " not in name:
        return _POSSESSIVE.sub("", name)
    title, rest = english_titled(name)
    words, before = rest.split(" "), title.split()
    while len(words) > 1 and (_is_title(words[0]) or (len(words) > 2 and _is_title(words[1]))):
        before.append(words[0])
        words = words[1:]
    if len(words) == 1 and len(before) > 1 and before[-1].lower() in _GIVEN and before[-2].lower() not in _LIEUTENANT:
        # Inspector Col Reed is no colonel.
        words.insert(0, before[-1])
    while len(words) > 2 and words[-1] in _BEHIND_NAME:
        words.pop()
    return _POSSESSIVE.sub("", " ".join(words))


def has_title(words: list[str]) -> bool:
    """Whether a title stands before a name."""
    return len(words) > 1 and _is_title(words[0])


def is_role(word: str) -> bool:
    """Whether a word, lower case, is a role that may stand before a name: boss, leader, skipper."""
    return _is_title(word) or word in _HUMANS or bool(titles_of(word))


def _is_title(word: str) -> bool:
    bare = word.lower().rstrip(".")
    last = bare.rpartition("-")[2]
    # Co-author; singer-turned-activist
    return bare in _TITLES or (len(last) < len(bare) and (last in _TITLES or last in _HUMANS))
