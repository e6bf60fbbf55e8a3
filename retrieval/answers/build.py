"""A query as it is understood, hits from candidates, answers without hits. Pure functions."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from retrieval.answers.called import labels_of, people_told
from retrieval.answers.messages import interpretation, kept_told
from retrieval.answers.suggestions import people_offered, where_named
from retrieval.answers.telling import with_message
from retrieval.language import Language
from retrieval.names import NameIndex
from retrieval.names.morae import shares_morae
from retrieval.people.sources import Sources
from retrieval.query.arguments import plain
from retrieval.query.dates import MAY_NAME_DAYS, read_days
from retrieval.query.days import shifted
from retrieval.query.plan import QueryPlan
from retrieval.query.sources import read_outlet
from retrieval.search.engine import Found
from retrieval.search.evidence import Candidate, Evidence
from retrieval.text.sentences import neighbours
from retrieval.types import (
    Answer,
    AnswerStatus,
    FeedItem,
    Hit,
    Passage,
    Query,
    Span,
    Suggestion,
    Told,
)

_NEAR = 0.4
_MOST_NEAR = 3
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


def declined(status: AnswerStatus, query: Query, language: Language, *, speaks: bool = False) -> Answer:
    """An answer without hits; days that were asked about are told.

    Args:
        status: why there are none.
        query: as asked.
        language: of the asker.
        speaks: whether whoever was asked for speaks elsewhere.
    """
    return with_message(Answer(status=status, message="", query=query, told=Told(speaks=speaks)), language)


def mention_of(item: FeedItem, passage: Passage, spans: tuple[Span, ...]) -> Hit:
    """A passage that names somebody without giving the words of that person.

    Args:
        item: where it stands.
        passage: the passage.
        spans: where the name stands in the passage.
    """
    return hit_of(0.0, Candidate(passage, item, Evidence(), spans))


def unknown_name(
    query: Query,
    language: Language,
    name: str,
    names: NameIndex,
    *,
    is_person: bool = True,
    may_speak: Callable[[str], bool] = bool,
    others: Sequence[str] = (),
    part: str = "",
    count: int = 0,
    mentions: tuple[Hit, ...] = (),
) -> Answer:
    """Nobody is called so; others of the name are offered, else the nearest names.

    Args:
        query: as asked.
        language: of the asker.
        name: as asked.
        names: every name of the feed.
        is_person: whether a person is asked for, rather than a role or a body.
        may_speak: whether a name is somebody's, so that it is worth offering.
        others: what those of that name are called who are somebody else.
        part: of the name, which stands somewhere by itself.
        count: in how many passages.
        mentions: some of these.
    """
    alike = [match.name for match in names.lookup(name, _MOST_NEAR) if match.score >= _NEAR] if is_person else []
    near = [one for one in alike if may_speak(one) and shares_morae(name, one)]
    offered = list(others) or near
    told = Told(name=name, is_person=is_person, others=tuple(others), nearest=tuple(near), part=part, count=count)
    steps = people_offered(query, offered)
    status = AnswerStatus.UNKNOWN_NAME
    return with_message(
        Answer(status=status, message="", query=query, suggestions=steps, mentions=mentions, told=told), language
    )


def not_a_speaker(
    query: Query,
    language: Language,
    name: str,
    count: int,
    *,
    written: str = "",
    is_all: bool = True,
    mentions: tuple[Hit, ...] = (),
) -> Answer:
    """Somebody who is named and whose words were not recognised; all mentions are one step away.

    Args:
        query: as asked.
        language: of the asker.
        name: as asked.
        count: of passages with the name.
        written: how these write it, where that is something else.
        is_all: whether no passage was left uncounted.
        mentions: some of the passages.
    """
    told = Told(name=name, count=count, written=written, is_all=is_all)
    steps = (where_named(name, written, language),) if count else ()
    status = AnswerStatus.NOT_A_SPEAKER
    return with_message(
        Answer(status=status, message="", query=query, suggestions=steps, mentions=mentions, told=told), language
    )


def answered(query: Query, plan: QueryPlan, language: Language, found: Found) -> Answer:
    """The hits; where a name may mean several people, that is told and each can be asked for alone."""
    hits = tuple(hit_of(score, candidate) for score, candidate in found.hits)
    labels = labels_of(plan.persons) if len(plan.asked) == 1 else []
    is_open = bool(plan.is_open and labels)
    # With a page past the end nobody is to be chosen.
    chosen = labels if hits and (len(labels) > 1 or is_open) else []
    if query.kept and not hits:
        # *Back* leads from behind the last page to that page, however often *more* was typed.
        last = -(-found.total // query.limit) * query.limit
        query = query.model_copy(update={"offset": min(query.offset, last)})
    return with_message(
        Answer(
            status=AnswerStatus.ANSWERED,
            message="",
            query=as_understood(query, plan),
            hits=hits,
            total=found.total,
            interpretation=interpretation_of(query, plan, language),
            suggestions=people_offered(query, chosen),
            told=Told(
                name=plan.asked[0] if labels else "",
                names=tuple(labels) if is_open else (),
                missing=plan.missing,
                people=tuple(labels) if len(labels) > 1 else (),
                is_open=is_open,
            ),
        ),
        language,
    )


def as_understood(query: Query, plan: QueryPlan) -> Query:
    """The query with the people and the topic that were read from the question."""
    speakers = query.speakers or tuple(labels_of(plan.persons)) or plan.spellings[:1]
    return query.model_copy(
        update={"speakers": speakers, "topic": plan.topic if plan.question.wants_speech or speakers else ""}
    )


def outside_filters(
    query: Query,
    plan: QueryPlan,
    language: Language,
    count: int,
    missing: Mapping[str, Sequence[str]],
    steps: tuple[Suggestion, ...] = (),
) -> Answer:
    """Nothing within the filters, but something elsewhere.

    Args:
        query: as asked.
        plan: as understood.
        language: of the asker.
        count: of what is elsewhere.
        missing: sources asked for that the feed has not, with the nearest that it has.
        steps: the same without the filters.
    """
    query = as_understood(query, plan)
    status = AnswerStatus.OUTSIDE_FILTERS
    answer = Answer(status=status, message="", query=query, outside=count, suggestions=steps)
    return with_message(answer, language, missing=missing)


def understood(query: Query, sources: Sources, today: Callable[[], date]) -> tuple[str, Query]:
    """Read days and a source in the question as filters, where the caller gave none.

    Args:
        query: as asked.
        sources: of the index; not empty.
        today: tells the day on which it is asked; called where the question may name days.

    Returns:
        The question without them in plain text, and the query with them.
    """
    text, query = _without_days(plain(query.text), query, sources, today)
    if not query.sources:
        text, handles = read_outlet(text, sources)
        query = query.model_copy(update={"sources": handles})
        # Days may stand before the source as well as behind it.
        text, query = _without_days(text, query, sources, today) if handles else (text, query)
    return text, query.model_copy(update={"asked": text, "chosen": bool(query.speakers)})


def _without_days(text: str, query: Query, sources: Sources, today: Callable[[], date]) -> tuple[str, Query]:
    """Read days at the ends of a question, where none are given."""
    if query.since or query.until or not MAY_NAME_DAYS.search(text):
        return text, query
    rest, (since, until) = read_days(text, today(), sources.last)
    # A year long before the first post tells what is asked about, not when it was said.
    is_long_ago = bool(until and until < shifted(sources.first, -_LONG))
    if is_long_ago and _YEAR.search(text):
        return text, query
    return rest, query.model_copy(update={"since": since, "until": until})


def interpretation_of(query: Query, plan: QueryPlan, language: Language) -> str:
    """How a question was read; a name that may mean several people is told with all of them."""
    return interpretation(
        language,
        speakers=people_told(plan, language),
        topic=plan.topic,
        sources=query.sources,
        since=query.since,
        until=query.until,
        offset=query.offset,
        kept=kept_told(query.kept, query.asked, language),
    )
