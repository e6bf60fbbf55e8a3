"""Accounts whose owner a question names. Pure functions."""

import re
from collections.abc import Sequence
from functools import lru_cache

from retrieval.names.strip_titles import strip_titles
from retrieval.types import SourceInfo

_NAME_IN_BRACKETS = re.compile(r"[（(](?P<inner>[^（()）]+)[)）]")
_SHORTEST_ACCOUNT = 2
_CHINESE = re.compile(r"[\u4e00-\u9fff々]+")
_LONGEST_NAME = 5
_REMEMBERED = 32_768
"""Accounts whose names are worked out once, as each question looks through all of them."""


def accounts_named(asked: str, sources: Sequence[SourceInfo]) -> list[str]:
    """Handles of the accounts that a name names: by display name, by what stands in its brackets, or by handle.

    >>> from datetime import date
    >>> yano = SourceInfo(handle="LB05g", source="矢野義昭(Yoshiaki Yano)", items=2, first=date.max, last=date.max)
    >>> accounts_named("Yano", [yano]), accounts_named("矢野義昭氏", [yano]), accounts_named("Yamada", [yano])
    (['LB05g'], ['LB05g'], [])
    """
    wanted = strip_titles(asked).casefold().lstrip("@")
    if len(wanted) < _SHORTEST_ACCOUNT:
        return []
    found = [one.handle for one in sources if wanted in _account_names(one.source, one.handle)]
    if found or not _CHINESE.fullmatch(wanted):
        return found
    return [
        one.handle
        for one in sources
        if any(_is_surname(wanted, name) for name in _account_names(one.source, one.handle))
    ]


def _is_surname(wanted: str, name: str) -> bool:
    """Whether a name in Chinese characters may be a surname to a whole one: 矢野 to 矢野義昭."""
    return bool(_CHINESE.fullmatch(name)) and name.startswith(wanted) and 2 <= len(wanted) < len(name) <= _LONGEST_NAME


@lru_cache(maxsize=_REMEMBERED)
def _account_names(source: str, handle: str) -> frozenset[str]:
    bare = re.sub(r"[^\w\s()（）・'’.-]", "", source)
    outside = _NAME_IN_BRACKETS.sub("", bare).strip()
    names = {handle, bare.strip(), outside, *(match["inner"] for match in _NAME_IN_BRACKETS.finditer(bare))}
    surnames = {name.split()[-1] for name in names if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name)}
    return frozenset(name.casefold() for name in names | surnames if name)
