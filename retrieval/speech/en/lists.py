"""The word lists of ``lists.tsv``, which a linguist can read and extend."""

from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("lists.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(words.split(" ")) for name, _, words in rows}


def word_list(name: str) -> frozenset[str]:
    """A list by its name, lower case.

    >>> "monday" in word_list("days")
    True

    Raises:
        KeyError: the table has no such list.
    """
    return _lists()[name]
