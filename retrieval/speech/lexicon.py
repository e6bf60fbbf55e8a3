"""The verbs and nouns by which texts and questions tell of speech, as tables that a linguist can read.

Each language has a table ``verbs.tsv`` in its folder. What can be read in a text can be asked about: the patterns of
questions are compiled from the same tables.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from retrieval.language import Language

VerbAct = Literal["statement", "denial", "question", "demand", "naming"]
"""What a verb does with words. ``naming`` says something of a thing (called it, と呼んだ): only quoted words are."""


@dataclass(frozen=True)
class Verb:
    """A verb of speech, or a noun that stands for one (との見方を示した).

    Attributes:
        lemma: as the dictionary has it (Sudachi's normalized form; the English base form).
        act: what it does with words.
        complements: how the words stand beside it: ``と``, ``こと``, ``よう``, ``を``; *that*, *to*, *direct* …
        example: a sentence.
        said: the words that are said there.
    """

    lemma: str
    act: VerbAct
    complements: frozenset[str]
    example: str
    said: str


@cache
def verbs(language: Language) -> tuple[Verb, ...]:
    """The table of a language, in its order.

    >>> next(one.complements for one in verbs("ja") if one.lemma == "述べる") >= {"と"}
    True
    """
    return tuple(
        Verb(row[0], cast(VerbAct, row[1]), frozenset(row[2].split()), row[3], row[4])
        for row in _rows(language, "verbs.tsv")
    )


@dataclass(frozen=True)
class Refusal:
    """A verb that refuses what somebody wants.

    Attributes:
        verb: as the dictionary has it.
        is_denied: whether it refuses where it is denied (応じなかった), rather than as it is (蹴った).
        particle: before it.
        nouns: what it refuses.
        example: a sentence.
        said: what is refused there.
    """

    verb: str
    is_denied: bool
    particle: str
    nouns: frozenset[str]
    example: str
    said: str


@cache
def refusals() -> tuple[Refusal, ...]:
    """The Japanese verbs that refuse, beside those that deny in ``verbs.tsv``: the rows of ``ja/refusals.tsv``."""
    rows = _rows("ja", "refusals.tsv")
    return tuple(Refusal(row[0], row[1] == "no", row[2], frozenset(row[3].split()), *row[4:]) for row in rows)


def _rows(language: Language, name: str) -> Iterator[list[str]]:
    text = files("retrieval.speech").joinpath(language, name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
