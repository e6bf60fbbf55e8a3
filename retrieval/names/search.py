"""Looking names up: candidates by sounds, the likeliest of them compared word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.transliteration import Transliterator
from retrieval.names.compared import CLOSE_TIE, NEAR_TIE, THRESHOLD, Compared
from retrieval.names.forms import SURE, Part, fold_name, forms, is_chinese
from retrieval.names.limits import is_too_long
from retrieval.names.ngrams import question_ngrams
from retrieval.names.rows import Rows
from retrieval.names.scores import Judged, Shared, is_latin, only_sounds_alike
from retrieval.names.strip_titles import strip_titles
from retrieval.names.table import NameTable

_CANDIDATES = 200
_COMPARED = 14
_PARTS_COMPARED = 5
_DIGITS = 6
_OF_SURNAME = (Shared.OTHER_FIRST_NAME, Shared.BARE_SURNAME, Shared.WHOLE)


@dataclass(frozen=True)
class NameMatch:
    """A name of an index and how surely it is the name asked for.

    Attributes:
        name: as the index has it.
        score: from 0 to 1.
    """

    name: str
    score: float


@dataclass(frozen=True)
class Resolved:
    """What a spelling means in an index.

    Attributes:
        meant: the names meant, best first.
        of_surname: names compared that share the surname, those meant among them, in no order.
    """

    meant: tuple[str, ...]
    of_surname: tuple[str, ...] = ()


class NameSearch:
    """What is asked of the names of two tables; nothing in it changes, so any thread may ask.

    Args:
        main: most of the names.
        small: names that came later.
        dead: numbers of names of the main table that do not count, ascending.
        aliases: names by what else the owner calls them, folded.
    """

    def __init__(
        self, main: NameTable, small: NameTable, dead: NDArray[np.int64], aliases: Mapping[str, Sequence[str]]
    ) -> None:
        self._main, self._small = main, small
        self._dead = frozenset(dead.tolist())
        self._aliases = aliases
        self._rows = Rows((main, small), dead)

    def __len__(self) -> int:
        """How many names count."""
        return len(self._main) + len(self._small) - len(self._dead)

    def lookup(self, query: str, limit: int) -> tuple[NameMatch, ...]:
        """The nearest names, best first, whatever their score."""
        folded = fold_name(query)
        if limit < 1 or not folded:
            return ()
        return tuple(self._in_order_of_score(self._judged(query, folded, limit, is_meant=False))[:limit])

    def resolve(self, query: str) -> Resolved:
        """The names meant, and the others of that surname."""
        folded = fold_name(query)
        judged = self._judged(query, folded, _COMPARED, is_meant=True) if folded else {}
        meant = _of_one_person(self._in_order_of_score(judged), judged)
        # One person stands in a mixed feed in both scripts, and the closer script must not hide the other.
        best: dict[bool, float] = {}
        for match in _whole_names_first(meant, judged):
            best.setdefault(is_latin(match.name), match.score)
        stripped = fold_name(strip_titles(query))
        exact = [match.name for match in meant if fold_name(strip_titles(match.name)) == stripped]
        tie = CLOSE_TIE if exact else NEAR_TIE
        close = [match.name for match in meant if match.score >= best[is_latin(match.name)] - tie]
        # Another name in the same script that only sounds alike is somebody else where the very spelling is there.
        others = (one for one in close if one not in exact and not only_sounds_alike(one, exact))
        chosen = _as_spelled(query, list(dict.fromkeys([*exact, *others])))
        return Resolved(chosen, tuple(name for name, one in judged.items() if one.shared in _OF_SURNAME))

    def numbers(self, folded: str) -> list[int]:
        """The numbers of the names that count and fold to a text."""
        first = [number for number in self._main.of_fold(folded) if number not in self._dead]
        return first + [number + len(self._main) for number in self._small.of_fold(folded)]

    def name(self, number: int) -> str:
        """A name by its number."""
        return self._main.name(number) if number < len(self._main) else self._small.name(number - len(self._main))

    def all_numbers(self) -> list[int]:
        """The numbers of all names that count."""
        return [number for number in range(len(self._main) + len(self._small)) if number not in self._dead]

    def _judged(self, query: str, folded: str, limit: int, *, is_meant: bool) -> dict[str, Judged]:
        """How well names fit; those that cannot be meant may be left out where only such as may be are wanted."""
        judged: dict[str, Judged] = {}
        if not is_too_long(query):
            compared = Compared(query, self._shortlist(query, max(_COMPARED, limit)))
            judged = compared.meant() if is_meant else compared.judged()
        exact = {self.name(number) for number in self.numbers(folded)}
        exact |= {name for name in self._aliases.get(folded, ()) if self._has(name)}
        return judged | dict.fromkeys(exact, Judged(1.0, Shared.WHOLE))

    def _in_order_of_score(self, judged: Mapping[str, Judged]) -> list[NameMatch]:
        matches = [NameMatch(name, round(one.score, _DIGITS)) for name, one in judged.items()]
        return sorted(matches, key=lambda match: (-match.score, match.name))

    def _has(self, name: str) -> bool:
        return any(self.name(number) == name for number in self.numbers(fold_name(name)))

    def _shortlist(self, query: str, compared: int) -> list[str]:
        """Names worth comparing in full.

        Words in the other script are taken by their probability, those in the same one by what they share.
        """
        if len(self) <= compared:
            return sorted(self.name(number) for number in self.all_numbers())
        found: dict[int, None] = {}
        asked = [form for form in forms(query) if form.sureness >= SURE]
        wholes = {form.whole for form in asked}
        for part in dict.fromkeys(part for form in asked for part in (form.whole, form.surname)):
            wanted = compared if part in wholes else _PARTS_COMPARED
            for rows in self._near(part, max(_CANDIDATES, 2 * compared)):
                owners = self._rows.owners(rows).tolist()
                found.update(dict.fromkeys(list(dict.fromkeys(owners))[:wanted]))
        return [self.name(number) for number in found]

    def _near(self, part: Part, limit: int) -> tuple[NDArray[np.int64], ...]:
        """Rows in the same script, and rows in the other one, best first."""
        if part.is_read:
            rows = self._in_order(*self._rows.nearest(question_ngrams(part, ()), limit))[:limit]
            return (rows[self._rows.is_kana(rows) == part.is_kana],)
        model = Transliterator.bundled()
        speller = model.to_latin if part.is_kana else model.to_kana
        reading = speller.read_lately([part.text])
        if not reading.steps[0]:
            return ()
        rows = self._in_order(*self._rows.nearest(question_ngrams(part, speller.guesses(reading)), limit))[:limit]
        same = self._rows.is_kana(rows) == part.is_kana
        across = rows[~same]
        likely = np.argsort(-speller.likelihood(reading, self._rows.spellings(across)), kind="stable")
        return rows[same], across[likely]

    def _in_order(self, rows: NDArray[np.int64], scores: NDArray[np.float64]) -> NDArray[np.int64]:
        """Rows with their ties in the order of the names, so that it does not matter which came first."""
        same = scores[1:] == scores[:-1]
        if not same.any():
            return rows
        is_tied = np.append(same, False) | np.append(False, same)
        names = [""] * len(rows)
        for place, number in zip(
            np.flatnonzero(is_tied).tolist(), self._rows.owners(rows[is_tied]).tolist(), strict=True
        ):
            names[place] = self.name(number)
        ordered = sorted(zip((-scores).tolist(), names, rows.tolist(), strict=True))
        return np.array([row for _, _, row in ordered], dtype=np.int64)


def _of_one_person(matches: Sequence[NameMatch], judged: Mapping[str, Judged]) -> list[NameMatch]:
    """The names that may be meant, without what belongs to somebody else as far as the index tells.

    A bare surname is not Melania's where the index has another first name beside it and not hers, and a first name
    alone is nobody's where it is somebody's surname.
    """
    meant = [match for match in matches if match.score >= THRESHOLD]
    shared = {match.name: judged[match.name].shared for match in meant}
    has_other = any(one.shared is Shared.OTHER_FIRST_NAME for one in judged.values())
    if has_other and Shared.WHOLE not in shared.values():
        meant = [match for match in meant if shared[match.name] is not Shared.BARE_SURNAME]
    if any(one is not Shared.FIRST_NAME for one in shared.values()):
        meant = [match for match in meant if shared[match.name] is not Shared.FIRST_NAME]
    return meant


def _whole_names_first(meant: Sequence[NameMatch], judged: Mapping[str, Judged]) -> list[NameMatch]:
    """Who is asked for by the whole name is not hidden by the bare surname, which is shorter and so looks surer."""
    shared = {match.name: judged[match.name].shared for match in meant}
    has_whole = Shared.WHOLE in shared.values()
    return sorted(meant, key=lambda match: has_whole and shared[match.name] is Shared.BARE_SURNAME)


def _as_spelled(query: str, names: Sequence[str]) -> tuple[str, ...]:
    """Without those in Chinese characters that only sound alike where others are read just as they are spelled.

    Kono is 河野 and not 今野, which is Konno.
    """
    asked = {part.text for form in forms(query) for part in (form.whole, form.surname)}
    read = {name: _read_as(name) for name in names if is_chinese(name) and not is_chinese(query)}
    if not any(texts & asked for texts in read.values()):
        return tuple(names)
    return tuple(name for name in names if name not in read or read[name] & asked)


def _read_as(name: str) -> set[str]:
    return {part.text for form in forms(name) for part in (form.whole, form.backwards, form.surname)}
