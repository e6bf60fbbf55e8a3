"""What the owner of an account is called by. Pure functions."""

import re
from collections.abc import Iterable

_NAME_IN_BRACKETS = re.compile(r"[（(](?P<inner>[^（()）]+)[)）]")
_CHINESE = re.compile(r"[\u4e00-\u9fff々]+")
_SHORTEST_SURNAME = 2
_LONGEST_NAME = 5


def account_names(source: str, handle: str) -> frozenset[str]:
    """The names of an account, case folded.

    >>> sorted(account_names("矢野義昭(Yoshiaki Yano)", "LB05g"))
    ['lb05g', 'yano', 'yoshiaki yano', '矢野義昭', '矢野義昭(yoshiaki yano)']
    """
    bare = re.sub(r"[^\w\s()（）・'’.-]", "", source)
    outside = _NAME_IN_BRACKETS.sub("", bare).strip()
    names = {handle, bare.strip(), outside, *(match["inner"] for match in _NAME_IN_BRACKETS.finditer(bare))}
    surnames = {name.split()[-1] for name in names if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name)}
    return frozenset(name.casefold() for name in names | surnames if name)


def account_surnames(names: Iterable[str]) -> frozenset[str]:
    """What may be the surname of a whole name in Chinese characters.

    >>> sorted(account_surnames(["矢野義昭", "mikami"]))
    ['矢野', '矢野義']
    """
    return frozenset(
        name[:length]
        for name in names
        if len(name) <= _LONGEST_NAME and _CHINESE.fullmatch(name)
        for length in range(_SHORTEST_SURNAME, len(name))
    )
