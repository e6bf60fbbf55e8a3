"""Words by which somebody says no to what is wanted: 受け入れられない, *we will not accept it*. Pure functions.

No verb around them need tell so: they stand as a statement, which is all that is claimed of them, and are near to what
is asked for where somebody's rejection is, and none is told as one.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from retrieval.language import Language


@dataclass(frozen=True)
class NoRow:
    """A row of ``saying_no.tsv``.

    Attributes:
        language: of the words.
        pattern: what such words end with, or hold; their case does not count.
        example: such words.
        other: words that say no such thing.
    """

    language: Language
    pattern: str
    example: str
    other: str


@cache
def no_rows() -> tuple[NoRow, ...]:
    """The rows of the table."""
    text = files(__package__).joinpath("saying_no.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(NoRow(cast(Language, row[0]), *row[1:]) for row in rows)


def says_no(words: str) -> bool:
    """Whether words themselves say no to what is wanted.

    >>> says_no("港を渡すことは受け入れられない"), says_no("We will not accept this plan")
    (True, True)
    >>> says_no("隣町は要求に応じた"), says_no("The plan should be accepted")
    (False, False)
    """
    return bool(_pattern().search(words))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row.pattern})" for row in no_rows()), re.IGNORECASE)
