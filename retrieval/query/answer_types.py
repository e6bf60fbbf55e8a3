"""What kind of thing a question wants to know: a number of people, a year, a share. Pure functions.

The kinds stand in ``answer_types.tsv``. A passage without any such thing rarely answers, however near it is: *how many
died* is not told where nobody is counted.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NUMBER = r"(?:[0-9０-９][0-9０-９,，.]{0,12}|[一二三四五六七八九十百千万億兆数]{1,8}|何十|何百)"
_NUMBER_EN = (
    r"(?:\b(?:[0-9][0-9,.]{0,12}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
    r"|thousands?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|million|billion|several|half)\b)"
)


@dataclass(frozen=True)
class AnswerType:
    """A row of the table.

    Attributes:
        question: a pattern that finds the asking words.
        passage: a pattern that finds what tells it.
        example: a question.
        telling: a passage that may answer.
        silent: one that cannot.
    """

    question: str
    passage: str
    example: str
    telling: str
    silent: str


@cache
def answer_types() -> tuple[AnswerType, ...]:
    """The rows of the table, in their order."""
    text = files(__package__).joinpath("answer_types.tsv").read_text(encoding="utf-8")
    return tuple(AnswerType(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def answer_pattern(question: str) -> re.Pattern[str] | None:
    """What a passage has that tells what is asked; None where the question wants nothing of a kind that shows.

    >>> pattern = answer_pattern("負傷者は何人?")
    >>> bool(pattern.search("3人がけがをした。")), bool(pattern.search("けが人が出た。"))
    (True, False)
    """
    for asked, kind in _compiled():
        if match := asked.search(question):
            return _telling(kind.passage, match.groupdict().get("unit") or "")
    return None


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], AnswerType], ...]:
    return tuple((re.compile(kind.question, re.IGNORECASE), kind) for kind in answer_types())


@cache
def _telling(passage: str, unit: str) -> re.Pattern[str]:
    """The pattern of a row; the units are those of the table, so that there are few."""
    pattern = passage.replace("NUMBER_EN", _NUMBER_EN).replace("NUMBER", _NUMBER).replace("UNIT", re.escape(unit))
    return re.compile(pattern, re.IGNORECASE)
