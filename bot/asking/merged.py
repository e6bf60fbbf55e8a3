"""Answers of two indexes as one: of the feed that everybody asks, and of one server's own. Pure functions.

Both are asked with the same question and with the ``windows`` of the page that is wanted; what they give is put in one
order that both keep within themselves, so that pages neither repeat nor lose a hit.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo
from typing import TypeVar

from retrieval.answers.messages import interpretation, kept_told
from retrieval.answers.telling import with_message
from retrieval.language import Language, detect_language
from retrieval.people.completion_sources import source_of
from retrieval.query.arguments import MAX_LIMIT
from retrieval.search.same_statement import Statements
from retrieval.search.told import statements_in
from retrieval.types import Answer, AnswerStatus, FeedItem, Hit, News, Query, SourceInfo, Told

MOST_MENTIONS = 5
"""Passages that are shown of somebody who is named and says nothing."""

_Entry = TypeVar("_Entry")
_Order = Callable[[Hit], tuple[float, ...]]


def windows(limit: int, offset: int = 0) -> list[tuple[int, int]]:
    """Limit and offset of each question that either index is asked, for a page of what both have.

    >>> windows(5, 10), windows(50, 60)
    ([(15, 0)], [(100, 0), (10, 100)])
    """
    wanted = offset + limit
    return [(min(MAX_LIMIT, wanted - start), start) for start in range(0, wanted, MAX_LIMIT)]


def joined(pages: Sequence[Answer]) -> Answer:
    """The answers of one index to the questions of ``windows``, as one."""
    hits = tuple(hit for page in pages for hit in page.hits)
    return pages[0].model_copy(update={"hits": hits, "total": max(page.total for page in pages)})


def merged_answer(
    common: Answer,
    own: Answer,
    *,
    limit: int,
    offset: int = 0,
    sources: Sequence[SourceInfo] = (),
    language: Language | None = None,
) -> Answer:
    """One answer of two: answered where either is, else the refusal that is true of both together.

    Args:
        common: of the feed that everybody asks, by all ``windows``.
        own: of the server's own, asked the same.
        limit: hits of the page.
        offset: hits before it.
        sources: of both indexes, so that a source is told to be unknown only where both lack it.
        language: of the asker; that of the question where not given.
    """
    language = language or detect_language(common.query.text)
    told = [one for one in (common, own) if one.status is not AnswerStatus.EMPTY_INDEX] or [common]
    answers = [one for one in told if one.status is AnswerStatus.ANSWERED]
    if answers:
        merged = _answered(answers, told, language)
    else:
        merged = told[0] if len(told) == 1 else _refused(told[0], told[1])
    query = merged.query.model_copy(update={"limit": limit, "offset": offset})
    page = merged.model_copy(update={"query": query, "hits": merged.hits[offset : offset + limit]})
    if query.kept and offset:
        # The windows begin with the first hit, whatever page is shown.
        page = page.model_copy(update={"interpretation": _told_anew(query, language)})
    meant = {given: source_of(given, sources) for given in query.sources}
    missing = {given: one.nearest for given, one in meant.items() if one.handle is None}
    return with_message(page, language, missing=missing)


def merged_timeline(common: Sequence[Hit], own: Sequence[Hit], zone: tzinfo | None = None) -> list[Hit]:
    """One timeline of two, in order of date; the same statement once a day.

    Args:
        common: of the feed that everybody asks.
        own: of the server's own.
        zone: in which days are counted; None: in each item's source's.
    """
    ordered = sorted([*common, *own], key=lambda hit: (hit.item.published, hit.item.id, hit.passage.start))
    return _folded(ordered, lambda item: _day(item, zone))


def merged_latest(common: Sequence[Hit], own: Sequence[Hit], *, limit: int, offset: int = 0) -> list[Hit]:
    """The newest items of two indexes, by all ``windows``: one page; an item that both have once."""
    ordered = _in_order(common, own, lambda hit: (-hit.item.published.timestamp(),))
    once = {hit.item.id: hit for hit in reversed(ordered)}
    return [hit for hit in ordered if once[hit.item.id] is hit][offset : offset + limit]


def merged_news(common: News, own: News) -> News:
    """One person's news of two indexes, the oldest first, a statement once; ``upto`` goes on in both."""
    ordered = sorted([*common.hits, *own.hits], key=lambda hit: (hit.item.published, hit.item.id, hit.passage.start))
    return News(hits=tuple(_folded(ordered)), upto=joined_mark(common.upto, own.upto))


def joined_mark(common: str, own: str) -> str:
    """Points of two histories as one, for a watch on both."""
    return f"{common} {own}"


def split_mark(mark: str) -> tuple[str, str | None]:
    """The points of a mark; the second is None where it was made when there was one index only.

    >>> split_mark(joined_mark("7.1@5", "3.2@5")), split_mark("7.1@5")
    (('7.1@5', '3.2@5'), ('7.1@5', None))
    """
    common, _, own = mark.partition(" ")
    return common, own or None


def _answered(answers: Sequence[Answer], both: Sequence[Answer], language: Language) -> Answer:
    """An answer with the hits of one or two that have some."""
    first = answers[0]
    counted = sum(len(one.hits) for one in answers)
    hits = _folded(_in_order(answers[0].hits, answers[-1].hits if len(answers) > 1 else (), _best_first))
    named = {one.told.name for one in both if one.status is AnswerStatus.NOT_A_SPEAKER}
    told = first.told.model_copy(
        update={
            "missing": tuple(one for one in _in_all(answer.told.missing for answer in answers) if one not in named),
            "people": _people(answers),
            "is_open": all(one.told.is_open for one in answers),
        }
    )
    query = _query(answers)
    return first.model_copy(
        update={
            "query": query,
            "hits": tuple(hits),
            "total": sum(one.total for one in answers) - (counted - len(hits)),
            "interpretation": _interpretation(answers, query, language),
            "suggestions": _each_once(step for one in answers for step in one.suggestions),
            "mentions": (),
            "told": told,
        }
    )


def _people(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Those whom the name asked for may mean in either index; nobody where each has one of the name."""
    if not any(one.told.people for one in answers):
        return ()
    return _each_once(label for one in answers for label in one.told.people or one.query.speakers)


def _query(answers: Sequence[Answer]) -> Query:
    first = answers[0].query
    update: dict[str, object] = {
        "speakers": _each_once(name for one in answers for name in one.query.speakers),
        "sources": _each_once(name for one in answers for name in one.query.sources),
        "topic": next((one.query.topic for one in answers if one.query.topic), ""),
    }
    return first.model_copy(update=update)


def _interpretation(answers: Sequence[Answer], query: Query, language: Language) -> str:
    found = _each_once(one.interpretation for one in answers if one.interpretation)
    if len(found) < 2:
        return found[0] if found else ""
    return _told_anew(query, language)


def _told_anew(query: Query, language: Language) -> str:
    return interpretation(
        language,
        speakers=query.speakers,
        topic=query.topic,
        sources=query.sources,
        since=query.since,
        until=query.until,
        offset=query.offset,
        kept=kept_told(query.kept, query.asked, language),
    )


def _refused(common: Answer, own: Answer) -> Answer:
    """What is true of both, and tells most."""
    both = (common, own)
    if matches := [one for one in both if one.status is AnswerStatus.OUTSIDE_FILTERS]:
        return matches[0].model_copy(update={"outside": sum(one.outside for one in matches), "query": _query(matches)})
    if speaking := [one for one in both if one.told.names]:
        names = _each_once(name for one in speaking for name in one.told.names)
        return _together(speaking, _counted(speaking).model_copy(update={"names": names}))
    if elsewhere := [one for one in both if one.told.speaks or one.told.is_talk]:
        return elsewhere[0]
    if named := [one for one in both if one.status is AnswerStatus.NOT_A_SPEAKER]:
        return _together(named, _counted(named))
    if common.status is own.status is AnswerStatus.UNKNOWN_NAME:
        told = _counted(both).model_copy(
            update={
                "others": _each_once(name for one in both for name in one.told.others),
                "nearest": _each_once(name for one in both for name in one.told.nearest),
                "part": next((one.told.part for one in both if one.told.part), ""),
            }
        )
        return _together(both, told)
    return next(one for one in both if one.status is AnswerStatus.NO_MATCH)


def _counted(answers: Sequence[Answer]) -> Told:
    """What the first tells, of the passages of all."""
    count = sum(one.told.count for one in answers)
    return answers[0].told.model_copy(update={"count": count, "is_all": all(one.told.is_all for one in answers)})


def _together(answers: Sequence[Answer], told: Told) -> Answer:
    mentions = _folded([hit for one in answers for hit in one.mentions])
    return answers[0].model_copy(
        update={
            "told": told,
            "query": _query(answers),
            "suggestions": _each_once(step for one in answers for step in one.suggestions),
            "mentions": tuple(mentions[:MOST_MENTIONS]),
        }
    )


def _best_first(hit: Hit) -> tuple[float, ...]:
    return hit.is_weak, -round(hit.score, 3), -hit.item.published.timestamp()


def _in_order(first: Sequence[Hit], second: Sequence[Hit], order: _Order) -> list[Hit]:
    """Hits of both, each list in its own order: whichever's next is the better comes next."""
    merged: list[Hit] = []
    at = [0, 0]
    while at[0] < len(first) and at[1] < len(second):
        is_second = order(second[at[1]]) < order(first[at[0]])
        merged.append(second[at[1]] if is_second else first[at[0]])
        at[is_second] += 1
    return [*merged, *first[at[0] :], *second[at[1] :]]


def _folded(hits: Iterable[Hit], day_of: Callable[[FeedItem], date | None] = lambda _: None) -> list[Hit]:
    """Hits with what an earlier one shows or says taken into its ``also_in``."""
    kept: list[Hit] = []
    carriers: list[list[FeedItem]] = []
    places: dict[tuple[str, int], int] = {}
    known: dict[date | None, Statements] = {}
    for hit in hits:
        place = (hit.item.id, hit.passage.start)
        said, seen = statements_in(hit), known.setdefault(day_of(hit.item), Statements())
        carrying = set.intersection(*(seen.carrying(one) for one in said))
        at = places.get(place, min(carrying, default=-1))
        if at < 0:
            places[place] = len(kept)
            seen.add(len(kept), said)
            kept.append(hit)
            carriers.append(list(hit.also_in))
        else:
            carriers[at] += [hit.item, *hit.also_in]
    return [hit.model_copy(update={"also_in": _others(hit, found)}) for hit, found in zip(kept, carriers, strict=True)]


def _others(hit: Hit, items: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    once = {item.id: item for item in items if item.id != hit.item.id}
    return tuple(sorted(once.values(), key=lambda item: (item.published, item.id)))


def _day(item: FeedItem, zone: tzinfo | None) -> date:
    return item.published.astimezone(zone).date() if zone and item.has_time else item.day


def _in_all(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    first, *rest = list(groups)
    return tuple(one for one in first if all(one in other for other in rest))


def _each_once(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(dict.fromkeys(entries))
