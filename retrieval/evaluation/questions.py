"""Scores answers against labelled questions. Pure: text in, figures out.

The definitions stand in docs/evaluation.md.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from retrieval.errors import OnRecordError
from retrieval.types import Answer, FeedItem, Hit

RowT = TypeVar("RowT", bound=BaseModel)

_CALLED = {"GoldQuestion": "a labelled question", "GoldItem": "a labelled item", "GoldQuote": "a labelled quotation"}

PRECISION_AT = 5
RECALL_AT = 10
_OVERLAP = 0.5


class GoldError(OnRecordError, ValueError):
    """A file of labelled questions cannot be read.

    Args:
        message: what is wrong.
        line: where, counted from 1.
    """

    def __init__(self, message: str, *, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFilters(_Row):
    """Filters to ask under."""

    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None


class GoldPassage(_Row):
    """A piece of text that answers."""

    item: int
    quote: str


class GoldQuestion(_Row):
    """A question with what answers it, or with what does not.

    Attributes:
        today: the day on which it is asked; None for any.
        answerable: whether anything answers; None where only wrong answers are known.
        relevant: what answers.
        acceptable: what is neither right nor wrong.
        wrong: what must not be the first hit.
    """

    id: int | str
    q: str
    lang: str
    type: str
    filters: GoldFilters = GoldFilters()
    today: date | None = None
    answerable: bool | None
    relevant: tuple[GoldPassage, ...] = ()
    acceptable: tuple[GoldPassage, ...] = ()
    wrong: tuple[GoldPassage, ...] = ()


class GoldItem(_Row):
    """What tells a labelled item from the others."""

    n: int
    handle: str
    date: date
    headline: str


@dataclass(frozen=True)
class Judged:
    """An answer held against its labels.

    Attributes:
        question: the question.
        answered: whether anything was shown.
        verdicts: of the hits in order: true right, false wrong, None neither.
        found: how many labelled passages the first ``RECALL_AT`` hits hold.
        wanted: how many there are to find.
        is_avoided: whether the first hit is none of those that must not be; None where there are none such.
    """

    question: GoldQuestion
    answered: bool
    verdicts: tuple[bool | None, ...] = ()
    found: int = 0
    wanted: int = 0
    is_avoided: bool | None = None

    @property
    def hit_at_1(self) -> float:
        """Whether the first hit that is right or wrong is right."""
        counted = [verdict for verdict in self.verdicts if verdict is not None]
        return float(bool(counted) and counted[0] is True)

    @property
    def precision(self) -> float:
        """The share of right ones among the first ``PRECISION_AT`` hits that are right or wrong."""
        counted = [verdict for verdict in self.verdicts[:PRECISION_AT] if verdict is not None]
        return sum(counted) / len(counted) if counted else 0.0

    @property
    def recall(self) -> float:
        """The share of the labelled passages found, of as many as the hits could hold."""
        return min(1.0, self.found / min(RECALL_AT, self.wanted)) if self.wanted else 0.0


@dataclass(frozen=True)
class Scores:
    """Mean figures of a group of questions; None where the group has none of that kind.

    Attributes:
        name: of the group.
        questions: how many.
        hit_at_1: over answerable questions.
        precision_at_5: over answerable questions.
        recall_at_10: over answerable questions.
        answered: share of the answerable questions that got an answer.
        abstention: share of the unanswerable questions that got none.
        avoided: share of the questions with wrong answers whose first hit is none of these.
    """

    name: str
    questions: int
    hit_at_1: float | None
    precision_at_5: float | None
    recall_at_10: float | None
    answered: float | None
    abstention: float | None
    avoided: float | None = None


def load_questions(text: str) -> list[GoldQuestion]:
    """Read labelled questions, one JSON object a line.

    Raises:
        GoldError: a line is no such object.
    """
    return load_rows(text, GoldQuestion)


def load_items(text: str) -> dict[int, GoldItem]:
    """Read labelled items by number.

    Raises:
        GoldError: a line is no such object.
    """
    return {item.n: item for item in load_rows(text, GoldItem)}


def judge(question: GoldQuestion, answer: Answer, items: dict[int, GoldItem]) -> Judged:
    """Hold an answer against its labels.

    Args:
        question: with its labels.
        answer: what was shown.
        items: labelled items by number; where empty, a quotation counts in any item.
    """
    labels = list(dict.fromkeys((label.item, _fold(label.quote)) for label in question.relevant))
    verdicts: list[bool | None] = []
    found: set[tuple[int, str]] = set()
    for rank, hit in enumerate(answer.hits):
        right = [label for label in labels if _holds(hit, label, items)]
        fine = any(_holds(hit, (label.item, _fold(label.quote)), items) for label in question.acceptable)
        verdicts.append(True if right else None if fine else False)
        if rank < RECALL_AT:
            found.update(right)
            found.update(label for label in labels if _carried(hit, label, items))
    return Judged(
        question, bool(answer.hits), tuple(verdicts), len(found), len(labels), _is_avoided(question, answer, items)
    )


def _is_avoided(question: GoldQuestion, answer: Answer, items: dict[int, GoldItem]) -> bool | None:
    if not question.wrong:
        return None
    wrong = [(label.item, _fold(label.quote)) for label in question.wrong]
    return not any(_holds(hit, label, items) for hit in answer.hits[:1] for label in wrong)


def summarise(judged: Sequence[Judged]) -> list[Scores]:
    """Figures of all questions, then by language, then by type."""
    groups = {"all": list(judged)}
    for language in sorted({one.question.lang for one in judged}):
        groups[language] = [one for one in judged if one.question.lang == language]
    for one in judged:
        groups.setdefault(one.question.type, [])
        groups[one.question.type].append(one)
    return [_scores(name, group) for name, group in groups.items()]


def _scores(name: str, group: Sequence[Judged]) -> Scores:
    answerable = [one for one in group if one.question.answerable]
    others = [one for one in group if one.question.answerable is False]
    return Scores(
        name=name,
        questions=len(group),
        hit_at_1=_mean(one.hit_at_1 for one in answerable),
        precision_at_5=_mean(one.precision for one in answerable),
        recall_at_10=_mean(one.recall for one in answerable),
        answered=_mean(float(one.answered) for one in answerable),
        abstention=_mean(float(not one.answered) for one in others),
        avoided=_mean(float(one.is_avoided) for one in group if one.is_avoided is not None),
    )


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def _holds(hit: Hit, label: tuple[int, str], items: dict[int, GoldItem]) -> bool:
    """Whether a hit shows at least half of a labelled quotation, in the labelled item."""
    number, quote = label
    return is_item(hit.item, number, items) and _shown(
        _fold(hit.item.text), _before(hit), _fold(hit.passage.text), quote
    )


def _carried(hit: Hit, label: tuple[int, str], items: dict[int, GoldItem]) -> bool:
    """Whether a hit names the labelled item as one that carries the same statement."""
    number, quote = label
    return bool(items) and any(is_item(item, number, items) and quote in _fold(item.text) for item in hit.also_in)


def is_item(item: FeedItem, number: int, items: dict[int, GoldItem]) -> bool:
    """Whether an item is the labelled one of a number; any is where there are no labelled items."""
    if not items:
        return True
    gold = items.get(number)
    return gold is not None and (item.handle, item.day, _fold(item.headline)) == (
        gold.handle,
        gold.date,
        _fold(gold.headline),
    )


def _before(hit: Hit) -> int:
    """Where the passage begins in the item's folded text."""
    return len(_fold(hit.item.text[: hit.passage.start]))


def _shown(text: str, start: int, passage: str, quote: str) -> bool:
    end = start + len(passage)
    place = text.find(quote)
    while quote and place >= 0:
        common = min(end, place + len(quote)) - max(start, place)
        if common >= _OVERLAP * len(quote):
            return True
        place = text.find(quote, place + 1)
    return False


@lru_cache(maxsize=8_192)
def _fold(text: str) -> str:
    """Text without white space and links, one width."""
    return re.sub(r"\s+|https?://\S+", "", unicodedata.normalize("NFKC", text))


def load_rows(text: str, kind: type[RowT]) -> list[RowT]:
    """Read one JSON object a line.

    Raises:
        GoldError: a line is no such object, or there is none.
    """
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            rows.append(kind.model_validate(json.loads(line)))
        except ValueError as error:
            called = _CALLED.get(kind.__name__, "a label")
            raise GoldError(f"Line {number} is not {called}: {_why(error)}.", line=number) from error
    if not rows:
        raise GoldError("The file holds no labels: each line of it is to be an object of JSON.", line=1)
    return rows


def _why(error: ValueError) -> str:
    """What is wrong with a line, without the words of the libraries that found it."""
    if not isinstance(error, ValidationError):
        return "it is no JSON"
    found = error.errors(include_url=False, include_input=False)
    lacking = [".".join(map(str, one["loc"])) for one in found if one["type"] == "missing"]
    if lacking:
        return f"it has no {', '.join(map(repr, lacking))}"
    places = [".".join(map(str, one["loc"])) for one in found if one["loc"]]
    return f"the value of {', '.join(map(repr, places))} is of another kind" if places else "it is no object of JSON"
