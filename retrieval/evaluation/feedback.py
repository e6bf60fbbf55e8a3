"""Verdicts on answers as cases for ``onrecord eval``. Pure: values in, cases out.

What is good is right; an answer that found nothing and is called good had nothing to find. What is wrong may not be the
first hit, and nobody knows what would be right: such a case has no right answer, only ``wrong`` ones.
"""

from collections.abc import Iterable

from retrieval.evaluation.questions import GoldFilters, GoldPassage, GoldQuestion
from retrieval.types.feedback import Feedback

TYPE = "feedback"
_ANY_ITEM = 0


def cases_of(verdicts: Iterable[Feedback]) -> list[GoldQuestion]:
    """A case for each question with its filters, in the order in which they were first judged.

    What some call right and others wrong is neither; a verdict of which nothing can be judged gives no case: that words
    were missing where nothing was shown, or that something else is wrong.

    Args:
        verdicts: of any number of people, the oldest first.
    """
    groups: dict[tuple[object, ...], list[Feedback]] = {}
    for one in verdicts:
        key = (one.question, one.sources, one.speakers, one.since, one.until, _today(one))
        groups.setdefault(key, []).append(one)
    cases = (_case(number, group) for number, group in enumerate(groups.values(), start=1))
    return [case for case in cases if case]


def line_of(case: GoldQuestion) -> str:
    """A case as a line of JSON; what it leaves out is what ``onrecord eval`` takes for granted."""
    return case.model_dump_json(exclude_defaults=True) + "\n"


def _today(one: Feedback) -> object:
    return one.today or one.at.date()


def _case(number: int, group: list[Feedback]) -> GoldQuestion | None:
    first = group[0]
    good = [one for one in group if one.verdict == "good"]
    right = dict.fromkeys(one.shown[0].quote for one in good if one.shown)
    fine = dict.fromkeys(hit.quote for one in good for hit in one.shown[1:] if hit.quote not in right)
    wrong = dict.fromkeys(quote for one in group for quote in _wrong(one))
    doubtful = wrong.keys() & {*right, *fine}
    relevant, acceptable, others = (_passages(set(quotes) - doubtful, quotes) for quotes in (right, fine, wrong))
    is_empty = any(not one.shown for one in good)
    if not (relevant or others or is_empty) or (is_empty and (relevant or others)):
        return None
    return GoldQuestion(
        id=f"{TYPE}-{number}",
        q=first.question,
        lang=first.language,
        type=TYPE,
        filters=GoldFilters(sources=first.sources, speakers=first.speakers, date_from=first.since, date_to=first.until),
        today=first.today or first.at.date(),
        answerable=bool(relevant) or (None if others else False),
        relevant=relevant,
        acceptable=acceptable,
        wrong=others,
    )


def _wrong(one: Feedback) -> list[str]:
    """Quotes that a verdict calls wrong: the one it names, else everything that was not asked for, else the first."""
    if one.verdict in {"good", "other"}:
        return []
    if one.at_fault is not None:
        return [hit.quote for hit in one.shown[one.at_fault : one.at_fault + 1]]
    return [hit.quote for hit in (one.shown if one.verdict == "not_asked" else one.shown[:1])]


def _passages(kept: set[str], quotes: Iterable[str]) -> tuple[GoldPassage, ...]:
    return tuple(GoldPassage(item=_ANY_ITEM, quote=quote) for quote in quotes if quote in kept)
