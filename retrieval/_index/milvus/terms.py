"""Tokens as numbers, which is all of a text that reaches Milvus: nothing that a feed says can be read as a filter.

A token is a number of 60 bits; with the level at which it stands in a passage it is a code of 63. The sparse vectors
have places of 32 bits only, which some tokens share: they propose passages, and the codes tell what these are worth.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from retrieval._index.local.lexical import FIELDS, LEVELS, Clause, level_scores, levels_of, unspaced
from retrieval._index.local.lexical_folder import tokens_of
from retrieval._storage.entries import FormKey, IndexRow

MOST_CODES = 4_096
"""Codes of one passage: Milvus keeps no longer array."""

NOWHERE = 0
"""A place in a sparse vector that no token has: Milvus takes no empty one."""

_LEVEL_BITS = 3
_PLACES = 2**32 - 2
_FIRST_BITS = 4


def number_of(field: str, text: str) -> int:
    """A number of 60 bits for a token, a source or an item.

    Args:
        field: what kind of text it is; the same text of another kind has another number.
        text: any.
    """
    digest = hashlib.blake2b(f"{field} {text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> _FIRST_BITS


def token_number(field: str, token: str) -> int:
    """The number of a token, as it is written into the lexical index."""
    return number_of(field, unspaced(token))


def code(number: int, level: int) -> int:
    """A token at a level."""
    return number << _LEVEL_BITS | level


def codes_of(row: IndexRow) -> list[int]:
    """The tokens of a passage, each once, with their levels."""
    return [
        code(number_of(field, token), level)
        for field, tokens in zip(FIELDS, tokens_of(row), strict=True)
        for token, level in levels_of(field, tokens)
    ][:MOST_CODES]


def numbers_in(codes: Iterable[int]) -> set[int]:
    """The tokens of codes, whatever their levels."""
    return {one >> _LEVEL_BITS for one in codes}


def place_of(number: int) -> int:
    """Where a token stands in a sparse vector."""
    return 1 + number % _PLACES


def sparse(codes: Sequence[int]) -> dict[int, float]:
    """How much each token says of its passage, as a sparse vector."""
    found: dict[int, float] = {}
    for one in codes:
        place = place_of(one >> _LEVEL_BITS)
        found[place] = max(found.get(place, 0.0), LEVELS[one & (1 << _LEVEL_BITS) - 1])
    return found or {NOWHERE: 1.0}


def voice_number(form: FormKey, act: str = "") -> int:
    """The number of somebody who speaks, by spelling and role, whatever is done with the words; or by doing this.

    People are put together from such forms when a question is asked: who merges two of them changes no row.
    """
    return number_of("voice", "\0".join((*form, act)))


def voices_of(row: IndexRow) -> list[int]:
    """Who speaks in a passage, each once whatever is done with the words, and once for each thing that is."""
    numbers = {voice_number(form, act) for form, done in row.voices for act in ("", done)}
    return sorted(numbers)[:MOST_CODES]


Worth = dict[int, float]
"""What a code adds to a score."""


class Weighed(NamedTuple):
    """What is looked for, with the worth of each token.

    Attributes:
        clauses: of each, the worth of every code that may stand for it.
        bound: a sparse vector whose product with a passage's is at least that passage's score.
    """

    clauses: tuple[Worth, ...]
    bound: dict[int, float]

    def score(self, codes: Iterable[int]) -> float:
        """The sum over clauses of the best that stands in a passage."""
        held = set(codes)
        return sum(max((clause[one] for one in clause.keys() & held), default=0.0) for clause in self.clauses)


def weighed(query: Sequence[Clause], frequencies: Mapping[int, int], documents: int) -> Weighed:
    """Clauses with what rarity makes each token worth.

    A product of sparse vectors adds up all terms of a clause where only the best counts, so that it is never less than
    the score.

    Args:
        query: what is looked for.
        frequencies: in how many passages each token stands; one that stands nowhere is left out.
        documents: how many passages there are.
    """
    clauses: list[Worth] = []
    bound: dict[int, float] = {}
    for clause in query:
        worth: Worth = {}
        for term in clause:
            number = token_number(term.field, term.token)
            if not frequencies.get(number):
                continue
            scores = level_scores(term.weight, frequencies[number], documents)
            for level, score in enumerate(scores):
                worth[code(number, level)] = max(worth.get(code(number, level), 0.0), score)
            most = max(score / level for score, level in zip(scores, LEVELS, strict=True))
            bound[place_of(number)] = bound.get(place_of(number), 0.0) + most
        if worth:
            clauses.append(worth)
    return Weighed(tuple(clauses), bound)
