"""Which of many names stand in a short text, in time that does not grow with the number of names."""

from collections.abc import Iterable

_LONGEST = 40
"""Characters; a longer name is looked for by its beginning."""


class Spellings:
    """Names to look for.

    Args:
        names: any number of them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        self._lengths: list[int] = []
        for name in names:
            self._by_beginning.setdefault(name[:_LONGEST], []).append(name)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning}, reverse=True)

    def find(self, text: str) -> str:
        """The name that stands first in a text, the longest of those that begin there; empty where none does.

        >>> Spellings(["サルヴィア", "ヴェルダニア", "ヴェルダニア北"]).find("隣のヴェルダニア北とサルヴィア")
        'ヴェルダニア北'
        """
        for place in range(len(text)):
            for length in self._lengths:
                for name in self._by_beginning.get(text[place : place + length], ()):
                    if text.startswith(name, place):
                        return name
        return ""
