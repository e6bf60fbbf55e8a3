"""Filters as Milvus takes them: expressions of fields and whole numbers, and of nothing that anybody wrote."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval._index.local.lexical import LEVELS
from retrieval._index.milvus.terms import code, number_of, voice_number
from retrieval._index.speaking import Speaking
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.filters import Filters

NO_TIME = -(2**50)
"""The moment of a passage of which only the day is known: before all moments."""

WHOLE, SENTENCE, WORDS_ONLY = 1, 2, 3
"""Kinds of rows: a whole passage, a further segment, a passage without vectors."""

HAS_VECTOR = f"kind < {WORDS_ONLY}"
HAS_WORDS = f"kind != {SENTENCE}"


LISTED = 10_000
"""Passage numbers in one expression: fewer than a search gives hits, so that one may give all of them."""

VOICES = 1_000
"""Numbers of speakers in one expression."""


def both(*expressions: str) -> str:
    """All of some expressions; empty ones restrict nothing."""
    return " and ".join(one for one in expressions if one)


def upto(newest: int) -> str:
    """Rows of passages up to a number: those stored later belong to a later snapshot."""
    return f"pk < {(newest + 1) << SEGMENT_BITS}"


def among(field: str, numbers: Iterable[int]) -> str:
    """Rows whose field holds one of some numbers."""
    return f"{field} in [{', '.join(str(int(one)) for one in numbers)}]"


def allowed(filters: Filters | None) -> str:
    """Rows by source and day; ``item_ids`` are not known here."""
    if not filters:
        return ""
    parts = []
    if filters.sources:
        parts.append(among("source", [number_of("source", key) for key in filters.handle_keys]))
    days = []
    if filters.since:
        days.append(f"day >= {filters.since.toordinal()}")
    if filters.until:
        days.append(f"day <= {filters.until.toordinal()}")
    if days:
        within = " and ".join(days)
        if period := filters.period:
            timed = f"moment >= {period.first} and moment <= {period.last}"
            within = f"((moment == {NO_TIME} and {within}) or ({timed}))"
        parts.append(within)
    return both(*parts)


def parts(passages: NDArray[np.int64] | None, speaking: Speaking | None) -> list[str]:
    """Expressions that together allow some passages, to be searched each for itself.

    They are not one expression with ``or``: where rows are spread by source, some servers look at the part of that
    source only then.

    Args:
        passages: sorted numbers; None for all.
        speaking: what they have in common, which may allow further ones; None where that is not known.
    """
    if passages is None:
        return [""]
    if speaking is None:
        return [among("passage", passages[at : at + LISTED].tolist()) for at in range(0, len(passages), LISTED)]
    acts = ("",) if speaking.acts is None else speaking.acts
    voices = sorted(voice_number(form, act) for form in speaking.forms for act in acts)
    made = [_any_of("voices", voices[at : at + VOICES]) for at in range(0, len(voices), VOICES)]
    if speaking.authors:
        made.append(allowed(Filters(sources=speaking.authors)))
    return made


def holding(runs: Sequence[Sequence[int]]) -> str:
    """Rows that hold every token of one of some runs.

    Args:
        runs: numbers of tokens; at least one, none of them empty.
    """
    return f"({' or '.join(f'({both(*map(_has_token, run))})' for run in runs)})"


def _has_token(number: int) -> str:
    return _any_of("terms", [code(number, level) for level in range(len(LEVELS))])


def _any_of(field: str, numbers: Sequence[int]) -> str:
    return f"array_contains_any({field}, [{', '.join(map(str, numbers))}])"
