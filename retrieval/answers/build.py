"""A query as it is understood, hits from candidates, answers without hits. Pure functions."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from retrieval.answers.messages import interpretation, message, several_people, unknown_source
from retrieval.answers.nearness import days_told, not_named, nothing_within, outside_days, weak_told
from retrieval.language import Language
from retrieval.names import NameIndex
from retrieval.people.clusters import Person
from retrieval.query.arguments import plain
from retrieval.query.dates import read_days, shifted
from retrieval.query.plan import QueryPlan
from retrieval.query.sources import read_outlet
from retrieval.search.engine import Found
from retrieval.search.evidence import Candidate
from retrieval.text.sentences import neighbours
from retrieval.types import Answer, AnswerStatus, Hit, Query, SourceInfo, Suggestion

_NEAR = 0.4
_YEAR = re.compile(r"\d{4}")
_LONG = 366
"""Days."""


def hit_of(score: float, candidate: Candidate) -> Hit:
    """A candidate as callers see it."""
    before, after = neighbours(candidate.item.text, candidate.passage.start, candidate.passage.end)
    return Hit(
        item=candidate.item,
        passage=candidate.passage,
        highlights=candidate.highlights,
        speaker=candidate.speaker,
        kind=candidate.kind,
        utterances=candidate.utterances,
        before=before,
        after=after,
        also_in=candidate.also_in,
        score=round(score, 4),
        is_weak=candidate.is_weak,
    )


def declined(status: AnswerStatus, query: Query, language: Language) -> Answer:
    """An answer without hits; days that were asked about are told."""
    said = message(status, language)
    if status is AnswerStatus.NO_MATCH and (query.since or query.until):
        said = nothing_within(days_told(query.since, query.until, language), language)
    return Answer(status=status, message=said, query=query)


def unknown_name(query: Query, language: Language, name: str, names: NameIndex) -> Answer:
    """Nobody is called so; the nearest names are offered."""
    near = [match.name for match in names.lookup(name, 3) if match.score >= _NEAR]
    said = message(AnswerStatus.UNKNOWN_NAME, language, name=name, nearest=near)
    steps = tuple(Suggestion(label=one, question=query.text, speakers=(one,)) for one in near)
    return Answer(status=AnswerStatus.UNKNOWN_NAME, message=said, query=query, suggestions=steps)


def not_a_speaker(query: Query, language: Language, name: str, mentions: int) -> Answer:
    """Somebody who is named and never quoted; the mentions are one step away."""
    said = message(AnswerStatus.NOT_A_SPEAKER, language, name=name, count=mentions)
    steps = (Suggestion(label=name, question=name),) if mentions else ()
    return Answer(status=AnswerStatus.NOT_A_SPEAKER, message=said, query=query, suggestions=steps)


def answered(query: Query, plan: QueryPlan, language: Language, found: Found) -> Answer:
    """The hits; where a name may mean several people, that is told and each can be asked for alone."""
    hits = tuple(hit_of(score, candidate) for score, candidate in found.hits)
    said = message(AnswerStatus.ANSWERED, language, count=len(hits), total=found.total)
    if weak := sum(hit.is_weak for hit in hits):
        said = f"{said} {weak_told(weak, len(hits), language)}"
    said = " ".join([said, *(not_named(name, language) for name in plan.missing)])
    labels = labels_of(plan.persons)
    steps: tuple[Suggestion, ...] = ()
    if hits and len(labels) > 1 and len(plan.asked) == 1:
        said = f"{said} {several_people(plan.asked[0], labels, language)}"
        steps = tuple(Suggestion(label=one, question=query.text, speakers=(one,)) for one in labels)
    return Answer(
        status=AnswerStatus.ANSWERED,
        message=said,
        query=as_understood(query, plan),
        hits=hits,
        total=found.total,
        interpretation=interpretation_of(query, plan, language),
        suggestions=steps,
    )


def as_understood(query: Query, plan: QueryPlan) -> Query:
    """The query with the people and the topic that were read from the question."""
    speakers = query.speakers or tuple(labels_of(plan.persons)) or plan.spellings[:1]
    return query.model_copy(
        update={"speakers": speakers, "topic": plan.topic if plan.question.wants_speech or speakers else ""}
    )


def outside_filters(
    query: Query, plan: QueryPlan, language: Language, count: int, missing: Mapping[str, Sequence[str]]
) -> Answer:
    """Nothing within the filters, but something elsewhere.

    Args:
        query: as asked.
        plan: as understood.
        language: of the asker.
        count: of what is elsewhere.
        missing: sources asked for that the feed has not, with the nearest that it has.
    """
    said = message(AnswerStatus.OUTSIDE_FILTERS, language, count=count)
    if days := days_told(query.since, query.until, language):
        said = outside_days(days, query.sources, count, language)
    for name, nearest in missing.items():
        said = f"{unknown_source(name, nearest, language)} {said}"
    return Answer(status=AnswerStatus.OUTSIDE_FILTERS, message=said, query=as_understood(query, plan), outside=count)


def labels_of(people: Sequence[Person]) -> list[str]:
    """How the people that a name may mean are told apart; one who has no title beside others who have is left out."""
    titled = [one for one in people if one.role] if len(people) > 1 else list(people)
    shown = titled if len(titled) > 1 else people
    return list(dict.fromkeys(one.label if len(people) > 1 else one.name for one in shown))


def understood(query: Query, sources: Sequence[SourceInfo], today: date) -> tuple[str, Query]:
    """Read days and a source in the question as filters, where the caller gave none.

    Args:
        query: as asked.
        sources: of the index; not empty.
        today: when it is asked.

    Returns:
        The question without them in plain text, and the query with them.
    """
    text = plain(query.text)
    if not (query.since or query.until):
        rest, (since, until) = read_days(text, today, max(one.last for one in sources))
        # A year long before the first post tells what is asked about, not when it was said.
        is_long_ago = bool(until and until < shifted(min(one.first for one in sources), -_LONG))
        if not (is_long_ago and _YEAR.search(text)):
            text, query = rest, query.model_copy(update={"since": since, "until": until})
    if not query.sources:
        text, handle = read_outlet(text, sources)
        query = query.model_copy(update={"sources": (handle,) if handle else ()})
    return text, query


def interpretation_of(query: Query, plan: QueryPlan, language: Language) -> str:
    """How a question was read; a name that may mean several people is told with all of them."""
    speakers = labels_of(plan.persons) or list(plan.spellings[:1]) or [f"@{one}" for one in plan.authors]
    return interpretation(
        language,
        speakers=speakers,
        topic=plan.topic,
        sources=query.sources,
        since=query.since,
        until=query.until,
    )
