"""Accounts of X as lines elsewhere name them, such as ``Harbor Wire (@harborwire)``. Pure functions."""

import re
from dataclasses import dataclass

_NAMED = re.compile(r"(?:[(（]@(\w{1,30})[)）])\s*$", re.ASCII)


@dataclass(frozen=True)
class NamedAccount:
    """An account as a line names it.

    Attributes:
        name: as shown.
        handle: without ``@``.
    """

    name: str
    handle: str


def named_account(line: str) -> NamedAccount | None:
    """The account that a line names, with nothing after it; None where it names none.

    >>> named_account("見本ニュース (@mihon_news)").handle
    'mihon_news'
    >>> named_account("@runa replied to (@mihon)") is None, named_account("Harbor Wire") is None
    (True, True)
    """
    line = " ".join(line.split())[:200]
    match = _NAMED.search(line)
    name = line[: match.start()].strip() if match else ""
    if not match or " replied to" in name:
        return None
    return NamedAccount(name or match[1], match[1])
