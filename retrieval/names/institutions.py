"""Institutions, capitals that stand for governments, and bodies of states, under their names in both languages.

The table is ``institutions.tsv``; a row of the state ``*`` is a body that many states have. Its examples are the tests.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from retrieval.names.countries import country_forms
from retrieval.names.forms import fold_name

_OF_ANY_STATE = "*"
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_LONGEST = 80


class Institution(NamedTuple):
    """A row of the table.

    Attributes:
        state: the code of its state or union; empty where it has none, ``*`` where many states have one.
        kind: ``capital``, ``seat`` of a government, ``government``, ``ministry``, ``force``, ``parliament``, ``body``.
        japanese: its names.
        english: its names, lower case, without an article.
        example: a Japanese sentence that begins with it.
    """

    state: str
    kind: str
    japanese: tuple[str, ...]
    english: tuple[str, ...]
    example: str


@cache
def institution_table() -> tuple[Institution, ...]:
    """The rows of the table."""
    text = files(__package__).joinpath("institutions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Institution(state, kind, tuple(japanese.split("; ")), tuple(english.split("; ")), example)
        for state, kind, japanese, english, example in rows
    )


@lru_cache(maxsize=4_096)
def institution_names(name: str) -> tuple[str, ...]:
    """Every name in both languages of the institution, the capital or the state that a name stands for.

    A body of a state is known by that state: the Russian foreign ministry is ロシア外務省 and no other one.

    Args:
        name: in either language, with or without an article.

    Returns:
        The names, the table's first; nothing for a person's or any other name.

    >>> "ホワイトハウス" in institution_names("the White House"), "moscow" in institution_names("モスクワ")
    (True, True)
    >>> "ロシア外務省" in institution_names("the Russian foreign ministry"), "ドイツ" in institution_names("Germany")
    (True, True)
    >>> institution_names("Waltz"), institution_names("モスコヴィッツ")
    ((), ())
    """
    if len(name) > _LONGEST:
        return ()
    folded = fold_name(_ARTICLE.sub("", name.strip()))
    found = dict.fromkeys(one for row in _by_name().get(folded, ()) for one in (*row.japanese, *row.english))
    if not found and folded.endswith(_body_ends()):
        found = dict.fromkeys(_of_state(folded))
    if not found:
        found = dict.fromkeys(_states().get(folded, ()))
    return tuple(found)


@cache
def _by_name() -> dict[str, list[Institution]]:
    found: dict[str, list[Institution]] = {}
    for row in institution_table():
        for one in (*row.japanese, *row.english):
            found.setdefault(fold_name(one), []).append(row)
    return found


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """The names of each state, by each of them; a seat of its government is an institution of its own."""
    found = {}
    for forms in country_forms().values():
        names = tuple(one for one in (*forms.japanese, *forms.english) if fold_name(one) not in _by_name())
        found.update(dict.fromkeys(map(fold_name, names), names))
    return found


@cache
def _body_ends() -> tuple[str, ...]:
    """How the names of bodies of states end."""
    rows = [row for row in institution_table() if row.state == _OF_ANY_STATE]
    return tuple(fold_name(one) for row in rows for one in (*row.japanese, *row.english))


def _of_state(folded: str) -> Iterator[str]:
    """The names of the body of one state that a folded name is put together of."""
    for code, state_forms in _state_forms().items():
        if not any(form in folded for form in state_forms):
            continue
        for row in institution_table():
            if row.state == _OF_ANY_STATE:
                names = tuple(_composed(code, row))
                if folded in map(fold_name, names):
                    yield from names


@cache
def _state_forms() -> dict[str, tuple[str, ...]]:
    """What a body's name may have of each state."""
    return {
        code: tuple(fold_name(one) for one in (*forms.japanese, *forms.signs, *forms.english, *forms.adjectives))
        for code, forms in country_forms().items()
    }


def _composed(code: str, body: Institution) -> Iterator[str]:
    forms = country_forms()[code]
    for state in (*forms.japanese, *forms.signs):
        for name in body.japanese:
            yield f"{state}{name}"
            if state not in forms.signs:
                yield f"{state}の{name}"
    for name in body.english:
        yield from (f"{state} {name}" for state in (*forms.adjectives, *forms.english))
        yield from (f"{state}'s {name}" for state in forms.english)
