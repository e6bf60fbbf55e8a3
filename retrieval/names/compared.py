"""A name asked for against some names of an index, no more of them read than may matter."""

from collections.abc import Iterable, Sequence

from retrieval.names.forms import is_chinese
from retrieval.names.scores import is_latin, score, words
from retrieval.names.similarity import Comparison

THRESHOLD = 0.5
"""The lowest score at which a spelling is taken for a name."""

NEAR_TIE = 0.1
"""Names this close to the best one are meant as well: the spelling is ambiguous."""

CLOSE_TIE = 0.03
"""The same where the very spelling is there: only who is written so in the other script is meant as well."""

_ROUNDING = 1e-3


class Compared:
    """The scores of names.

    Args:
        asked: a name in any script.
        names: of the index.
    """

    def __init__(self, asked: str, names: Sequence[str]) -> None:
        self._asked = asked
        in_characters = is_chinese(asked)
        self._words = {name: [] if in_characters and is_chinese(name) else words(name) for name in names}
        self._comparison = Comparison(words(asked), (part for parts in self._words.values() for part in parts))

    def scores(self) -> dict[str, float]:
        """The scores of all names."""
        return self._read(self._words)

    def meant(self) -> dict[str, float]:
        """The scores of the names that may be meant.

        The likeliest name of each script is read first; what it reaches leaves most others no chance to be near it.
        """
        most = {name: score(self._asked, name, self._comparison.most) for name in self._words}
        hopeful = sorted((name for name in most if most[name] >= THRESHOLD - _ROUNDING), key=lambda name: -most[name])
        first: dict[bool, str] = {}
        for name in hopeful:
            first.setdefault(is_latin(name), name)
        found = self._read(first.values())
        least = {side: found[name] - NEAR_TIE - _ROUNDING for side, name in first.items()}
        rest = (name for name in hopeful if name not in found and most[name] >= least[is_latin(name)])
        return found | self._read(rest)

    def _read(self, names: Iterable[str]) -> dict[str, float]:
        chosen = list(names)
        self._comparison.read_back(part for name in chosen for part in self._words[name])
        return {name: score(self._asked, name, self._comparison.similarity) for name in chosen}
