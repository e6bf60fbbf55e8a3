"""How long a name may be, and what is remembered of names: nothing here grows with what a feed or a question holds."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST_NAME = 100
"""Characters after NFKC beyond which a string is no name: it is found by its very spelling only."""

MOST_WORDS = 12
"""Words beyond which a name is said as one: comparing word by word costs the square of their number."""

LONGEST_RAW = 4 * LONGEST_NAME
"""Characters before NFKC beyond which a string is not even normalised: that may take the square of its length."""

_Result = TypeVar("_Result")


def is_too_long(name: str) -> bool:
    """Whether a string is longer than any name.

    >>> is_too_long("Ines Okonjo"), is_too_long("漢" * 101), is_too_long("㍿" * 26)
    (False, True, True)
    """
    return len(name) > LONGEST_RAW or len(unicodedata.normalize("NFKC", name)) > LONGEST_NAME


def remembered(entries: int) -> Callable[[Callable[[str], _Result]], Callable[[str], _Result]]:
    """Remember what a pure function gave lately for texts of a name's length; longer ones are worked out anew.

    Args:
        entries: at most so many results are kept.
    """

    def decorate(function: Callable[[str], _Result]) -> Callable[[str], _Result]:
        known = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def call(text: str) -> _Result:
            return known(text) if len(text) <= LONGEST_NAME else function(text)

        return call

    return decorate
