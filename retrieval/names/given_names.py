"""Given names that one person may go by: Mike is Michael, and an initial is whatever begins so.

The table is ``given_names.tsv``; its examples are the tests.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from retrieval.names.compared import THRESHOLD, Compared
from retrieval.names.forms import fold_name, written_parts
from retrieval.names.limits import is_too_long
from retrieval.names.nicknames import other_first_names

_SHORTEST_BEGINNING = 3
_MOST_INITIALS = 3


@cache
def given_name_table() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The rows: given names that one person may have, and an example of two full names."""
    text = files(__package__).joinpath("given_names.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((tuple(names.split(", ")), example) for names, example in rows)


@lru_cache(maxsize=4_096)
def may_be_one_given_name(one: str, other: str) -> bool:
    """Whether two given names in any script may be one person's.

    >>> may_be_one_given_name("Mike", "Michael"), may_be_one_given_name("J.", "John")
    (True, True)
    >>> may_be_one_given_name("マイク", "Michael"), may_be_one_given_name("Eric", "Donald")
    (True, False)
    """
    left, right = fold_name(one).strip("."), fold_name(other).strip(".")
    if not left or not right or left == right or _rows_of(left) & _rows_of(right):
        return True
    short, long = sorted((left, right), key=len)
    is_initial = len(short) == 1 or (len(short) <= _MOST_INITIALS and "." in short)
    # J. D. is James, and Alex is Alexandra.
    is_beginning = short.isascii() and (is_initial or len(short) >= _SHORTEST_BEGINNING)
    if is_beginning and long.startswith(short[0] if is_initial else short):
        return True
    return likeness(one, other) >= THRESHOLD


@lru_cache(maxsize=4_096)
def likeness(asked: str, name: str) -> float:
    """How surely one name is another, from 0 to 1; 1 where case, width and spaces aside they are written alike.

    >>> likeness("Mika Soren", "ミカ・ソレン") >= 0.5, likeness("Mika Soren", "Ida Kelda") >= 0.5
    (True, False)
    """
    if is_too_long(asked) or is_too_long(name):
        return 0.0
    if fold_name(asked) == fold_name(name):
        return 1.0
    return Compared(asked, [name]).scores()[name]


def likenesses(asked: str, names: Iterable[str]) -> dict[str, float]:
    """How surely each of some names is another one, see ``likeness``; all are read together.

    >>> [round(one) for one in likenesses("Soren", ["ソレン", "soren", "Kelda"]).values()]
    [1, 1, 0]
    """
    names = list(dict.fromkeys(names))
    if is_too_long(asked):
        return dict.fromkeys(names, 0.0)
    alike = {name for name in names if fold_name(name) == fold_name(asked)}
    compared = [name for name in names if name not in alike and not is_too_long(name)]
    scores = Compared(asked, compared).scores() if compared else {}
    return {name: 1.0 if name in alike else scores.get(name, 0.0) for name in names}


def are_one_persons(one: str, other: str) -> bool:
    """Whether two full names have one surname and given names of one row of the table, in any script.

    >>> are_one_persons("マイク・ソレン", "Michael Soren"), are_one_persons("Boris Soren", "David Soren")
    (True, False)
    >>> are_one_persons("Mike Soren", "Michael Holm"), are_one_persons("Soren", "Mike Soren")
    (False, False)
    """
    (*given, surname), (*given_too, surname_too) = written_parts(one) or ("",), written_parts(other) or ("",)
    rows, rows_too = ({row for part in parts for row in _rows_of(fold_name(part))} for parts in (given, given_too))
    return bool(rows & rows_too) and likeness(surname, surname_too) >= THRESHOLD


def is_given_name(word: str) -> bool:
    """Whether a word in Latin letters is a given name, whole or shortened.

    >>> is_given_name("mike"), is_given_name("Robert"), is_given_name("officials")
    (True, True, False)
    """
    return bool(_rows_of(fold_name(word)) or other_first_names(fold_name(word)))


@cache
def _rows_by_name() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (names, _) in enumerate(given_name_table()):
        for name in names:
            found.setdefault(fold_name(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _rows_of(folded: str) -> frozenset[int]:
    return _rows_by_name().get(folded, frozenset())
