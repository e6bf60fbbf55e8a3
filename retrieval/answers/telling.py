"""The message of an answer, from its status and the parts of what it tells. Pure functions."""

from collections.abc import Mapping, Sequence

from retrieval.answers.messages import (
    message,
    nothing_called,
    several_people,
    unknown_source,
    without_first_name,
)
from retrieval.answers.nearness import (
    days_told,
    hint,
    not_named,
    nothing_said,
    nothing_within,
    outside_days,
    weak_told,
)
from retrieval.language import Language
from retrieval.types import Answer, AnswerStatus


def with_message(answer: Answer, language: Language, *, missing: Mapping[str, Sequence[str]] | None = None) -> Answer:
    """An answer with the message that tells it.

    Args:
        answer: complete but for that.
        language: of the asker.
        missing: sources asked for that there are none of, with the nearest there are.
    """
    return answer.model_copy(update={"message": _message(answer, language, missing or {})})


def _message(answer: Answer, language: Language, missing: Mapping[str, Sequence[str]]) -> str:
    told, query = answer.told, answer.query
    if answer.status is AnswerStatus.ANSWERED:
        return _of_hits(answer, language)
    if answer.status is AnswerStatus.OUTSIDE_FILTERS:
        return _outside(answer, language, missing)
    if answer.status is AnswerStatus.NOT_A_SPEAKER:
        return message(
            answer.status, language, name=told.name, count=told.count, written=told.written, is_all=told.is_all
        )
    if answer.status is AnswerStatus.UNKNOWN_NAME:
        return nothing_called(
            told.name,
            language,
            is_person=told.is_person,
            others=told.others,
            nearest=told.nearest,
            part=told.part,
            count=told.count,
        )
    if answer.status is AnswerStatus.NO_MATCH:
        days = days_told(query.since, query.until, language)
        if told.is_talk:
            return answer.message or hint(language)
        if told.names and (told.topic or told.act):
            return nothing_said(told.names, told.topic, told.act, told.count, days, language, short=told.short)
        if days:
            return nothing_within(days, language)
    return message(answer.status, language)


def _of_hits(answer: Answer, language: Language) -> str:
    told, count = answer.told, len(answer.hits)
    parts = [message(answer.status, language, count=count, total=answer.total)]
    if weak := sum(hit.is_weak for hit in answer.hits):
        parts.append(weak_told(weak, count, language))
    parts += [not_named(name, language) for name in told.missing]
    if count and told.people:
        parts.append(several_people(told.name, told.people, language))
    if count and told.is_open and told.names:
        parts.append(without_first_name(told.names[0], told.name, language))
    return " ".join(parts)


def _outside(answer: Answer, language: Language, missing: Mapping[str, Sequence[str]]) -> str:
    query = answer.query
    if days := days_told(query.since, query.until, language):
        said = outside_days(days, query.sources, answer.outside, language)
    else:
        said = message(answer.status, language, count=answer.outside)
    for name, nearest in missing.items():
        said = f"{unknown_source(name, nearest, language)} {said}"
    return said
