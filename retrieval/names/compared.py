"""A name asked for against some names of an index, no more of them read than may matter."""

from collections.abc import Iterable, Sequence

from retrieval.names.forms import forms, is_chinese
from retrieval.names.scores import LIKELY, Judged, Shared, first_names, is_latin, judge, words
from retrieval.names.similarity import Comparison

THRESHOLD = LIKELY
"""The lowest score at which a spelling is taken for a name."""

NEAR_TIE = 0.1
"""Names this close to the best one are meant as well: the spelling is ambiguous."""

CLOSE_TIE = 0.03
"""The same where the very spelling is there: only who is written so in the other script is meant as well."""

_ROUNDING = 1e-3


class Compared:
    """How well some names fit a name asked for.

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
        """How surely each name is the one asked for, from 0 to 1."""
        return {name: judged.score for name, judged in self.judged().items()}

    def judged(self) -> dict[str, Judged]:
        """How well all names fit."""
        return self._called_otherwise(self._read(self._words))

    def meant(self) -> dict[str, Judged]:
        """The same for the names that may be meant, and for people of the same surname and another first name.

        The likeliest name of each script is read first; what it reaches leaves most others no chance to be near it.
        """
        most = {name: judge(self._asked, name, self._comparison.most) for name in self._words}
        hopeful = [name for name, judged in most.items() if judged.score >= THRESHOLD - _ROUNDING]
        hopeful.sort(key=lambda name: -most[name].score)
        first: dict[bool, str] = {}
        for name in hopeful:
            first.setdefault(is_latin(name), name)
        found = self._read(first.values())
        least = {side: found[name].score - NEAR_TIE - _ROUNDING for side, name in first.items()}
        # Somebody asked for by the whole name may be told from another one by the first name only when both are read.
        is_whole = any(len(form.parts) > 1 for form in forms(self._asked))
        rest = [
            name for name in hopeful if name not in found and (is_whole or most[name].score >= least[is_latin(name)])
        ]
        rest += [name for name, judged in most.items() if judged.shared is Shared.OTHER_FIRST_NAME]
        return self._called_otherwise(found | self._read(rest))

    def _read(self, names: Iterable[str]) -> dict[str, Judged]:
        chosen = list(names)
        self._comparison.read_back(part for name in chosen for part in self._words[name])
        return {name: judge(self._asked, name, self._comparison.similarity) for name in chosen}

    def _called_otherwise(self, judged: dict[str, Judged]) -> dict[str, Judged]:
        """The same, with people of the same surname judged by what else the first name asked for is called."""
        others = [name for name, one in judged.items() if one.shared is Shared.OTHER_FIRST_NAME]
        called = first_names(self._asked) if others else []
        if not called:
            return judged
        parts = [part for name in others for part in self._words[name]]
        comparison = Comparison((*words(self._asked), *called), parts)
        comparison.read_back(parts)
        return judged | {
            name: judge(self._asked, name, comparison.similarity, is_called_otherwise=True) for name in others
        }
