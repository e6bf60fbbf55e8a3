"""Filters as Milvus takes them: expressions of fields and whole numbers, and of nothing that anybody wrote."""

from collections.abc import Iterable, Sequence

from retrieval._index.lexical import LEVELS
from retrieval._index.milvus_terms import code, number_of
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.filters import Filters

NO_TIME = -(2**50)
"""The moment of a passage of which only the day is known: before all moments."""

WHOLE, SENTENCE, WORDS_ONLY = 1, 2, 3
"""Kinds of rows: a whole passage, a further segment, a passage without vectors."""

HAS_VECTOR = f"kind < {WORDS_ONLY}"
HAS_WORDS = f"kind != {SENTENCE}"


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


def holding(runs: Sequence[Sequence[int]]) -> str:
    """Rows that hold every token of one of some runs.

    Args:
        runs: numbers of tokens; at least one, none of them empty.
    """
    return f"({' or '.join(f'({both(*map(_has_token, run))})' for run in runs)})"


def _has_token(number: int) -> str:
    return f"array_contains_any(terms, [{', '.join(str(code(number, level)) for level in range(len(LEVELS)))}])"
