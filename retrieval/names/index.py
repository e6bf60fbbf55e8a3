"""Which names of an index another spelling means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.transliteration import Transliterator
from retrieval.names.alike import Comparison
from retrieval.names.bare import bare_name
from retrieval.names.forms import Form, Part, fold_name, forms, is_chinese, written_parts
from retrieval.names.grams import GramIndex, question_grams

THRESHOLD = 0.5
"""The lowest score at which a spelling is taken for a name."""

NEAR_TIE = 0.1
"""Names this close to the best one are meant as well: the spelling is ambiguous."""

CLOSE_TIE = 0.03
"""The same where the very spelling is there: only who is written so in the other script is meant as well."""

_CANDIDATES = 200
_COMPARED = 11
_PARTS_COMPARED = 5
_PART_ONLY = 0.97
_FIRST_NAME_ONLY = 0.9
_SHORTEST_SURNAME = 2
_LONGEST_NAME = 6
_LONGEST_CHINESE_NAME = 3


@dataclass(frozen=True)
class NameMatch:
    """A name of the index and how surely it is the one asked for.

    Attributes:
        name: as the index has it.
        score: from 0 to 1.
    """

    name: str
    score: float


class NameIndex:
    """Names in any script, looked up by spellings in any script.

    Candidates come from an inverted index of sounds; the transliteration model and a weighted edit distance
    then compare them word by word.

    Args:
        names: as they are written in the feed.
        aliases: other spellings that the owner knows, by name.
    """

    def __init__(self, names: Iterable[str], aliases: Mapping[str, Sequence[str]] | None = None) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._by_fold: dict[str, int] = {}
        self._same_fold: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            folded = fold_name(name)
            # Most names are their own fold: one string then serves for both.
            if self._by_fold.setdefault(name if folded == name else folded, number) != number:
                self._same_fold.setdefault(folded, []).append(number)
        known = set(self._names)
        self._aliases = {
            fold_name(alias): name for name, others in (aliases or {}).items() for alias in others if name in known
        }
        owners: list[int] = []
        self._grams = GramIndex(self._rows(owners))
        self._owners = np.array(owners, dtype=np.int32)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order given, each once."""
        return self._names

    def __len__(self) -> int:
        """The number of names."""
        return len(self._names)

    def lookup(self, query: str, limit: int = 10) -> list[NameMatch]:
        """The nearest names, whatever their score.

        Args:
            query: a name in any script, titles and honorifics allowed.
            limit: at most so many.
        """
        folded = fold_name(query)
        if limit < 1 or not folded:
            return []
        scores = self._compare(query, self._shortlist(query, max(_COMPARED, limit)))
        exact = [
            self._by_fold[one] for one in (folded, fold_name(self._aliases.get(folded, ""))) if one in self._by_fold
        ]
        scores |= dict.fromkeys([*exact, *self._same_fold.get(folded, ())], 1.0)
        matches = [NameMatch(self._names[number], round(score, 4)) for number, score in scores.items()]
        return sorted(matches, key=lambda match: (-match.score, match.name))[:limit]

    def resolve(self, query: str) -> list[str]:
        """The names meant: one, several where that is open, none where no name is near enough.

        A name and its longer form (ウォルツ, マイク・ウォルツ) are both meant.
        """
        meant = [match for match in self.lookup(query, limit=_COMPARED) if match.score >= THRESHOLD]
        # One person stands in a mixed feed in both scripts, and the closer script must not hide the other.
        best = {side: max(match.score for match in meant if _is_latin(match.name) is side) for side in _sides(meant)}
        folded = fold_name(bare_name(query))
        exact = [match.name for match in meant if fold_name(bare_name(match.name)) == folded]
        tie = CLOSE_TIE if exact else NEAR_TIE
        near = [match.name for match in meant if match.score >= best[_is_latin(match.name)] - tie]
        # Another name in the same script that only sounds alike is somebody else where the very spelling is there.
        return [
            *dict.fromkeys(exact),
            *(one for one in near if one not in exact and not _only_sounds_alike(one, exact)),
        ]

    def _rows(self, owners: list[int]) -> Iterator[Part]:
        """What is indexed: every way to say every name, whole and word by word."""
        for number, name in enumerate(self._names):
            for form in forms(name):
                for part in _sayings(form):
                    owners.append(number)
                    yield part

    def _shortlist(self, query: str, compared: int) -> list[int]:
        """Numbers of names worth comparing in full.

        Words in the other script are taken by their probability, those in the same one by what they share.
        """
        if len(self._names) <= compared:
            return list(range(len(self._names)))
        found: dict[int, None] = {}
        model = Transliterator.bundled()
        wholes = {form.whole for form in forms(query)}
        for part in dict.fromkeys(part for form in forms(query) for part in (form.whole, form.surname)):
            wanted = compared if part in wholes else _PARTS_COMPARED
            speller = model.to_latin if part.is_kana else model.to_kana
            reading = speller.read_one(part.text)
            if not reading.steps[0]:
                continue
            rows = self._grams.nearest(question_grams(part, speller.guesses(reading)), max(_CANDIDATES, 2 * compared))
            same = self._grams.is_kana[rows] == part.is_kana
            across = rows[~same]
            likely = np.argsort(-speller.likelihood(reading, self._grams.spellings(across)), kind="stable")
            for chosen in (rows[same], across[likely]):
                found.update(dict.fromkeys(list(dict.fromkeys(self._owners[chosen].tolist()))[:wanted]))
        return list(found)

    def _compare(self, query: str, numbers: Sequence[int]) -> dict[int, float]:
        """The scores of names."""
        asked = [part for form in forms(query) for part in (*_sayings(form), form.backwards)]
        own = [
            part
            for number in numbers
            if not (is_chinese(query) and is_chinese(self._names[number]))
            for form in forms(self._names[number])
            for part in (*_sayings(form), form.backwards)
        ]
        comparison = Comparison(asked, own)
        return {number: _score(query, self._names[number], comparison) for number in numbers}


def _sayings(form: Form) -> tuple[Part, ...]:
    """The words of a form and all of them in one."""
    return form.parts if len(form.parts) == 1 else (*form.parts, form.whole)


def _score(asked: str, own: str, known: Comparison) -> float:
    if is_chinese(asked) and is_chinese(own):
        # Characters are compared as they stand: other characters are another name.
        return _same_characters("".join(written_parts(asked)), "".join(written_parts(own)))
    pairs = ((left, right) for left in forms(asked) for right in forms(own))
    return max((_alike(left, right, known) for left, right in pairs), default=0.0)


def _same_characters(asked: str, own: str) -> float:
    """1 for the same name, a little less for a surname and the whole name."""
    if asked == own:
        return 1.0
    short, long = sorted((asked, own), key=len)
    # A surname of one character is rather a Chinese or Korean one, with a given name of one or two.
    longest = _LONGEST_NAME if len(short) >= _SHORTEST_SURNAME else _LONGEST_CHINESE_NAME
    return _PART_ONLY if len(long) <= longest and long.startswith(short) else 0.0


def _alike(asked: Form, own: Form, known: Comparison) -> float:
    """Whole against whole in both orders, or, where one side has the last name only, that against each part."""
    whole = known.similarity(asked.whole, own.whole)
    if len(asked.parts) == 1 and len(own.parts) == 1:
        return whole
    if len(asked.parts) > 1 and len(own.parts) > 1:
        table = [[known.similarity(part, other) for other in own.parts] for part in asked.parts]
        # Surnames stand last in spaced scripts and first where Chinese characters are read.
        surnames = max(
            table[-1][-1], table[0][-1] if asked.is_reading else 0.0, table[-1][0] if own.is_reading else 0.0
        )
        backwards = known.similarity(asked.whole, own.backwards)
        return max(whole, backwards, min(surnames, sum(map(max, table)) / len(table)))
    short, long = (asked, own) if len(asked.parts) == 1 else (own, asked)
    part = short.parts[0]
    scores = [
        known.similarity(part, other) if short is asked else known.similarity(other, part) for other in long.parts
    ]
    if long.is_reading:
        # What other characters of a name sound like says little.
        return max(whole, _PART_ONLY * scores[0])
    return max(whole, _PART_ONLY * max(scores[-1], _FIRST_NAME_ONLY * max(scores)))


def _only_sounds_alike(name: str, exact: Sequence[str]) -> bool:
    """Whether a name is in the script of an exact match and shares no word with it."""
    alike = [one for one in exact if _is_latin(one) is _is_latin(name)]
    return bool(alike) and not any(
        set(written_parts(one)) & set(written_parts(name)) or _contains(one, name) for one in alike
    )


def _contains(one: str, other: str) -> bool:
    return is_chinese(one) and is_chinese(other) and (one.startswith(other) or other.startswith(one))


def _is_latin(name: str) -> bool:
    return not any(part.is_kana for form in forms(name) for part in form.parts)


def _sides(matches: Iterable[NameMatch]) -> set[bool]:
    return {_is_latin(match.name) for match in matches}
