"""How surely one name is another, word by word, and what of it the two share."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from retrieval.names.forms import Form, Part, forms, is_chinese, is_japanese, written_parts
from retrieval.names.japanese import surname_end
from retrieval.names.nicknames import other_first_names
from retrieval.names.particles import is_junior
from retrieval.names.similarity import coarse
from retrieval.text.analyzer import Analyzer
from retrieval.text.characters.variants import near_characters

Similarity = Callable[[Part, Part], float]
"""How surely a word asked for and a word of the index are one name, from 0 to 1."""


class Shared(IntEnum):
    """What of a name asked for and a name of the index is the same."""

    NOTHING = 0
    OTHER_FIRST_NAME = 1
    """The surname only, beside another first name: two people."""
    FIRST_NAME = 2
    """The first name of somebody whose surname was not asked for."""
    SURNAME = 3
    """The surname, which is all that was asked for."""
    BARE_SURNAME = 4
    """The surname, which is all that the index has."""
    WHOLE = 5


class Judged(NamedTuple):
    """How one name fits another.

    Attributes:
        score: how surely one is the other, from 0 to 1.
        shared: what of them is the same.
    """

    score: float
    shared: Shared


LIKELY = 0.5
"""The lowest score at which two words are rather one name than two."""

_PART_ONLY = 0.97
_FIRST_NAME_ONLY = 0.9
_NEAR_CHARACTERS = 0.9
_OTHER_PERSON = 0.4
_SURELY_WHOLE = 0.8
_OLDER_OR_YOUNGER = 0.85
# First names are spelled and shortened more freely than surnames; within one script less is forgiven.
_LIKE_ACROSS, _LIKE_WITHIN = 0.1, 0.4
_INITIAL = 0.6
_SAME_FIRST_NAME = 0.7
_SHORTEST_SURNAME = 2
_LONGEST_NAME = 6
_LONGEST_CHINESE_NAME = 3
_LONGEST_INITIALS = 2


def judge(asked: str, own: str, similarity: Similarity, *, is_called_otherwise: bool = False) -> Judged:
    """How surely one name is another, from 0 to 1; never less where a similarity is more.

    Args:
        asked: a name asked for.
        own: a name of the index.
        similarity: of their words, as ``words`` gives them.
        is_called_otherwise: whether other first names of who is asked for count as well, see ``first_names``.
    """
    if is_chinese(asked) and is_chinese(own):
        # Characters are compared as they stand: other characters are another name.
        return _same_characters("".join(written_parts(asked)), "".join(written_parts(own)))
    pairs = product(forms(asked), forms(own))
    every = [_alike(left, right, similarity, is_called_otherwise) for left, right in pairs if _may_be_one(left, right)]
    judged = max(every, default=Judged(0.0, Shared.NOTHING))
    if judged.score < LIKELY and any(one.shared is Shared.OTHER_FIRST_NAME for one in every):
        judged = Judged(judged.score, Shared.OTHER_FIRST_NAME)
    return judged if is_junior(asked) == is_junior(own) else _of_two_generations(judged, is_junior(asked))


def score(asked: str, own: str, similarity: Similarity) -> float:
    """How surely one name is another, from 0 to 1; never less where a similarity is more.

    Args:
        asked: a name asked for.
        own: a name of the index.
        similarity: of their words, as ``words`` gives them.
    """
    return judge(asked, own, similarity).score


def words(name: str) -> list[Part]:
    """What of a name is compared: its words, all of them in one, and in the other order."""
    return [part for form in forms(name) for part in (*form.parts, form.whole, form.backwards)]


def first_names(name: str) -> list[Part]:
    """What somebody is called as well, where a name in Latin letters has a first name: Mike for Michael Waltz."""
    return [
        Part(other, is_kana=False)
        for form in forms(name)[:1]
        for part in form.parts[: len(form.parts) - 1]
        if not part.is_kana
        for other in other_first_names(part.text)
    ]


def is_latin(name: str) -> bool:
    """Whether no part of a name is written in kana or Chinese characters."""
    return not is_japanese(name)


def only_sounds_alike(name: str, exact: Sequence[str]) -> bool:
    """Whether a name is in the script of an exact match and shares no word with it."""
    alike = [one for one in exact if is_latin(one) is is_latin(name)]
    return bool(alike) and not any(
        set(written_parts(one)) & set(written_parts(name)) or _contains(one, name) for one in alike
    )


def _of_two_generations(judged: Judged, is_son_asked: bool) -> Judged:
    """A name that fits but for the mark of a son: asked for by it he is nobody else, but many call him without it."""
    if judged.shared is Shared.BARE_SURNAME:
        return judged
    if is_son_asked:
        return Judged(_OTHER_PERSON * judged.score, Shared.OTHER_FIRST_NAME)
    return Judged(_OLDER_OR_YOUNGER * judged.score, Shared.NOTHING)


def _same_characters(asked: str, own: str) -> Judged:
    """1 for the same name, a little less for a surname and the whole name, or characters that are often exchanged."""
    if asked == own:
        return Judged(1.0, Shared.WHOLE)
    sureness = 1.0
    near, near_own = near_characters(asked), near_characters(own)
    short, long = sorted((asked, own), key=len)
    if not long.startswith(short):
        sureness = _NEAR_CHARACTERS
        short, long = sorted((near, near_own), key=len)
    if near == near_own:
        return Judged(_NEAR_CHARACTERS, Shared.WHOLE)
    # A surname of one character is rather a Chinese or Korean one, with a given name of one or two.
    longest = _LONGEST_NAME if len(short) >= _SHORTEST_SURNAME else _LONGEST_CHINESE_NAME
    if len(long) <= longest and long.startswith(short):
        return Judged(_PART_ONLY * sureness, Shared.SURNAME if len(asked) < len(own) else Shared.BARE_SURNAME)
    if len(long) <= _LONGEST_NAME and near[:1] == near_own[:1]:
        end = surname_end(near, Analyzer())
        if end < len(near) and near[:end] == near_own[: surname_end(near_own, Analyzer())] and end < len(near_own):
            return Judged(0.0, Shared.OTHER_FIRST_NAME)
    return Judged(0.0, Shared.NOTHING)


def _may_be_one(asked: Form, own: Form) -> bool:
    """Whether two ways to say names are compared: readings in one language, and each in its script where both are."""
    if asked.language and own.language and asked.language != own.language:
        return False
    left, right = asked.parts[0], own.parts[0]
    return left.is_kana is right.is_kana or not (left.is_read or right.is_read)


def _alike(asked: Form, own: Form, similarity: Similarity, is_called_otherwise: bool) -> Judged:
    """Whole against whole in both orders, or, where one side has the last name only, that against each part."""
    sureness = min(asked.sureness, own.sureness)
    whole = Judged(sureness * similarity(asked.whole, own.whole), Shared.WHOLE)
    if len(asked.parts) == 1 and len(own.parts) == 1:
        return whole
    if len(asked.parts) > 1 and len(own.parts) > 1:
        found = _full_names(asked, own, similarity, is_called_otherwise)
        whole = max(whole, Judged(sureness * similarity(asked.whole, own.backwards), Shared.WHOLE))
    elif len(asked.parts) == 1:
        scores = [similarity(asked.parts[0], other) for other in own.parts]
        found = _surname_asked(scores, asked, own)
    else:
        scores = [similarity(part, own.parts[0]) for part in asked.parts]
        # What other words of a name sound like says little of a surname.
        surname = max(scores[0] if asked.is_reading or own.is_reading else 0.0, 0.0 if asked.is_reading else scores[-1])
        found = Judged(_PART_ONLY * surname, Shared.BARE_SURNAME)
    if found.shared is Shared.OTHER_FIRST_NAME and whole.score < _SURELY_WHOLE:
        return Judged(min(whole.score, _OTHER_PERSON), found.shared)
    return max(whole, Judged(sureness * found.score, found.shared))


def _surname_asked(scores: Sequence[float], asked: Form, own: Form) -> Judged:
    """One word against each of a longer name."""
    if own.is_reading:
        # What other characters of a name sound like says little.
        return Judged(_PART_ONLY * scores[0], Shared.SURNAME)
    surname = max(scores[-1], scores[0] if asked.is_reading else 0.0)
    first_name = _FIRST_NAME_ONLY * max(scores)
    return Judged(_PART_ONLY * max(surname, first_name), Shared.SURNAME if surname >= first_name else Shared.FIRST_NAME)


def _full_names(asked: Form, own: Form, similarity: Similarity, is_called_otherwise: bool) -> Judged:
    """Two names of several words: the surnames and the first names must be alike, each as far as such are."""
    table = [[similarity(part, other) for other in own.parts] for part in asked.parts]
    best = Judged(0.0, Shared.NOTHING)
    for row, column in _surnames(asked, own):
        given = [
            _first_name(table[left][right], asked.parts[left], own.parts[right], similarity, is_called_otherwise)
            for left in range(len(asked.parts))
            for right in range(len(own.parts))
            if left != row % len(asked.parts) and right != column % len(own.parts)
        ]
        surname = table[row][column]
        counted = [max(line) for part, line in zip(asked.parts, table, strict=True) if not _is_initial(part)]
        # A first name that may be the same is spelled and shortened freely.
        mean = max(sum(counted) / max(1, len(counted)), (surname + max(*given, _SAME_FIRST_NAME)) / 2)
        if max(given) > 0:
            best = max(best, Judged(min(surname, mean), Shared.WHOLE))
        elif surname >= LIKELY:
            best = max(best, Judged(min(surname, mean, _OTHER_PERSON), Shared.OTHER_FIRST_NAME))
    return best


def _surnames(asked: Form, own: Form) -> Iterator[tuple[int, int]]:
    """Where surnames may stand: last in spaced scripts, first where another script is read."""
    yield -1, -1
    if asked.is_reading:
        yield 0, -1
    if own.is_reading:
        yield -1, 0
    if asked.is_reading and own.is_reading:
        yield 0, 0


def _first_name(alike: float, asked: Part, own: Part, similarity: Similarity, is_called_otherwise: bool) -> float:
    """How alike two first names are; 0 where they are two."""
    if _is_initial(asked) or _is_initial(own):
        return _INITIAL if coarse(asked)[:1] == coarse(own)[:1] else 0.0
    if not asked.is_kana and not own.is_kana and own.text in other_first_names(asked.text):
        return _PART_ONLY
    if is_called_otherwise and not asked.is_kana:
        others = (similarity(Part(other, is_kana=False), own) for other in other_first_names(asked.text))
        alike = max(alike, _PART_ONLY * max(others, default=0.0))
    least = _LIKE_WITHIN if asked.is_kana is own.is_kana else _LIKE_ACROSS
    return alike if alike >= least else 0.0


def _is_initial(part: Part) -> bool:
    return not part.is_kana and (
        len(part.text) == 1 or (len(part.text) == _LONGEST_INITIALS and not set(part.text) & set("aeiouy"))
    )


def _contains(one: str, other: str) -> bool:
    if not (is_chinese(one) and is_chinese(other)):
        return False
    left, right = "".join(written_parts(one)), "".join(written_parts(other))
    return left.startswith(right) or right.startswith(left)
