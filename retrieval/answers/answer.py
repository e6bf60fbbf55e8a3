"""From a checked query to the answer: the way of a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from retrieval._storage.arrivals import Stretch
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.answers.build import (
    answered,
    declined,
    hit_of,
    interpretation_of,
    outside_filters,
    understood,
)
from retrieval.answers.refusals import refused
from retrieval.answers.small_talk import no_question
from retrieval.answers.suggestions import about_topic, loosened
from retrieval.language import Language, detect_language
from retrieval.query.arguments import checked_language, plain
from retrieval.query.context import followed, is_for_more
from retrieval.query.patterns import Question, read_question
from retrieval.query.plan import QueryPlan, plan_of
from retrieval.query.things import Things
from retrieval.query.zones import day_at
from retrieval.search.engine import as_weak, marked, run
from retrieval.search.evidence import Weights
from retrieval.search.news import news
from retrieval.search.snapshot import Search, Snapshot
from retrieval.text.analyzer import Analyzer
from retrieval.types import Act, Answer, AnswerStatus, Hit, Query

_ALL = 1_000_000
_OFTEN_STATED = ("demand", "question")
"""Acts that a text may tell as a mere statement: where none is told as such, any words may be meant. Never a denial."""


@dataclass(frozen=True)
class Asked:
    """A question as it was put.

    Attributes:
        query: with its arguments checked.
        now: when it was asked; a day alone is that day in any zone.
        zone: of whoever asks; None where it is not known.
        language: of what is told beside the hits; None for that of the question.
        context: of the answer that the question may follow up; None where there is none.

    Raises:
        QuestionError: there are no sentences in that language.
    """

    query: Query
    now: date
    zone: tzinfo | None = None
    language: Language | None = None
    context: Query | None = None

    def __post_init__(self) -> None:
        checked_language(self.language)

    def language_of(self, own: Language) -> Language:
        """The language of what is told, of a question in a language of its own."""
        return self.language or own


def answer_to(asked: Asked, snapshot: Snapshot, weights: Weights) -> Answer:
    """Answer a question.

    Args:
        asked: the question.
        snapshot: where to look.
        weights: how evidence adds up.
    """
    if not snapshot.sources:
        return declined(AnswerStatus.EMPTY_INDEX, asked.query, asked.language_of(detect_language(asked.query.text)))
    typed = read_question(plain(asked.query.text))
    if typed.talk and not asked.query.speakers:
        return no_question(asked.query, asked.context, asked.language_of(typed.language), typed.talk)
    analyzer = Analyzer()
    following = followed(asked.query, asked.context, _things(asked, snapshot, analyzer)) if asked.context else None
    if following is None:
        return _by_itself(asked, snapshot, weights, analyzer)
    question = read_question(following.text)
    answer = _answered(
        asked, question, following.query, asked.language_of(following.language), snapshot, weights, analyzer
    )
    if not answer.hits and not following.is_sure:
        by_itself = _by_itself(asked, snapshot, weights, analyzer)
        return by_itself if by_itself.hits else answer
    return answer


def _by_itself(asked: Asked, snapshot: Snapshot, weights: Weights, analyzer: Analyzer) -> Answer:
    """The answer to a question that keeps nothing of another one."""
    text, query = understood(asked.query, snapshot.sources, lambda: _today(asked, snapshot))
    question = read_question(text)
    language = asked.language_of(question.language)
    # There is no more of nothing: what can be asked is told.
    talk = question.talk or ("help" if asked.context is None and is_for_more(query.text) else None)
    if talk and not query.speakers:
        return no_question(query, asked.context, language, talk)
    return _answered(asked, question, query, language, snapshot, weights, analyzer)


def _things(asked: Asked, snapshot: Snapshot, analyzer: Analyzer) -> Things:
    newest = snapshot.sources.last
    return Things(
        snapshot.names,
        snapshot.speakers,
        snapshot.record,
        snapshot.sources,
        analyzer,
        today=lambda: _today(asked, snapshot),
        newest=newest,
    )


def _answered(
    asked: Asked,
    question: Question,
    query: Query,
    language: Language,
    snapshot: Snapshot,
    weights: Weights,
    analyzer: Analyzer,
) -> Answer:
    """The answer to a question that was read; what it keeps of another one is told in any case.

    Args:
        asked: as it was put.
        question: in full, which may be in another language than the asker's last words.
        query: with the filters that hold.
        language: of the asker.
        snapshot: where to look.
        weights: how evidence adds up.
        analyzer: tells words; of this thread.
    """
    plan = _planned(question, query.speakers, snapshot, analyzer)
    answer = _found(asked, plan, query, language, snapshot, weights, analyzer)
    if answer.interpretation or not query.kept:
        return answer
    return answer.model_copy(update={"interpretation": interpretation_of(query, plan, language)})


def _found(
    asked: Asked,
    plan: QueryPlan,
    query: Query,
    language: Language,
    snapshot: Snapshot,
    weights: Weights,
    analyzer: Analyzer,
) -> Answer:
    """What a plan finds, or why it finds nothing."""
    handles, missing = _handles(query, snapshot)
    filters = Filters(sources=handles, since=query.since, until=query.until, zone=asked.zone)
    search = Search(plan, snapshot, filters, weights, acts=_acts(plan))
    found = run(search, analyzer, limit=query.limit, offset=query.offset)
    if not found and plan.question.act in _OFTEN_STATED:
        search = replace(search, acts=None)
        found = as_weak(run(search, analyzer, limit=query.limit, offset=query.offset))
    if not found and plan.question.act == "denial" and plan.question.is_deed and plan.asks_for_somebody:
        # Nothing is told as a rejection; words that say no by themselves stay the statements that they are. Whoever
        # asks what was denied asks what was said to be untrue, which these do not tell.
        own = replace(search, acts=None, says_no=True)
        found = as_weak(run(own, analyzer, limit=query.limit, offset=query.offset))
    if found:
        return answered(query, plan, language, found)
    if filters and (elsewhere := run(replace(search, filters=Filters()), analyzer, limit=query.limit)):
        steps = loosened(query, search, analyzer, language, elsewhere.total, missing)
        return outside_filters(query, plan, language, elsewhere.total, missing, steps)
    answer = refused(query, plan, language, filters, snapshot, analyzer)
    if answer.status is not AnswerStatus.NO_MATCH:
        return answer
    further = about_topic(query, search, analyzer, language)
    return answer.model_copy(update={"suggestions": (*answer.suggestions, *further)}) if further else answer


def timeline_of(
    speaker: str, topic: str, snapshot: Snapshot, weights: Weights, zone: tzinfo | None = None
) -> list[Hit]:
    """What somebody said, in order of date.

    Args:
        speaker: in any spelling.
        topic: only what is about it; empty for anything.
        snapshot: where to look.
        weights: how evidence adds up.
        zone: in which days are counted; None: in each source's.
    """
    question = Question(topic, detect_language(topic or speaker), topic=topic, wants_speech=True)
    analyzer = Analyzer()
    plan = _planned(question, [speaker], snapshot, analyzer)
    if not plan.asks_for_somebody:
        return []
    found = run(Search(plan, snapshot, Filters(zone=zone), weights, by_day=True), analyzer, limit=_ALL)
    hits = [hit_of(score, candidate) for score, candidate in found.hits]
    return sorted(hits, key=lambda hit: (hit.item.published, hit.item.id, hit.passage.start))


def news_of(
    speaker: str,
    topic: str,
    stretch: Stretch,
    filters: Filters,
    since: date,
    snapshot: Snapshot,
    weights: Weights,
) -> list[Hit]:
    """What somebody said that came in a stretch of the history, the oldest first; see ``retrieval.search.news``.

    Args:
        speaker: in any spelling.
        topic: only what is about it; empty for anything.
        stretch: of the history.
        filters: by source; with the zone of days.
        since: items published on an earlier day are no news.
        snapshot: where to look.
        weights: how evidence adds up.
    """
    question = Question(topic, detect_language(topic or speaker), topic=topic, wants_speech=True)
    analyzer = Analyzer()
    plan = _planned(question, [speaker], snapshot, analyzer)
    if not plan.asks_for_somebody:
        return []
    found = news(Search(plan, snapshot, filters, weights), stretch, since, analyzer)
    return [hit_of(score, candidate) for score, candidate in marked(found, plan, analyzer)]


def today_for(now: date, zone: tzinfo | None, record: Record, handles: Sequence[str] = ()) -> date:
    """The day it is for whoever asks.

    Args:
        now: a moment; a day alone is that day in any zone.
        zone: of whoever asks; None where it is not known: that of the newest item counts, never that of this machine.
        record: of the items.
        handles: only of these sources; empty for all.
    """
    if zone is None and isinstance(now, datetime) and now.tzinfo:
        zone = record.newest_zone(Filters(sources=tuple(handles)).handle_keys)
    return day_at(now, zone or UTC)


def _today(asked: Asked, snapshot: Snapshot) -> date:
    return today_for(asked.now, asked.zone, snapshot.record, _handles(asked.query, snapshot)[0])


def _planned(question: Question, speakers: Sequence[str], snapshot: Snapshot, analyzer: Analyzer) -> QueryPlan:
    return plan_of(question, speakers, snapshot.names, snapshot.speakers, snapshot.record, analyzer, snapshot.sources)


def handles_of(sources: Sequence[str], snapshot: Snapshot) -> tuple[str, ...]:
    """Handles for sources that were given, in any of their spellings; one that there is none for stays as it is."""
    return tuple(snapshot.sources.meant(given).handle or given for given in sources)


def _handles(query: Query, snapshot: Snapshot) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Handles for the sources that were given, and those that there are none for, with the nearest there are."""
    meant = {given: snapshot.sources.meant(given) for given in query.sources}
    missing = {given: one.nearest for given, one in meant.items() if one.handle is None}
    return tuple(one.handle or given for given, one in meant.items()), missing


def _acts(plan: QueryPlan) -> frozenset[Act] | None:
    """What is to be done with the words: a denial is no statement, and a statement no denial."""
    return frozenset((plan.question.act,)) if plan.question.act else None
