"""The answer to *who else says this*: hits for a message, as the engine finds them."""

from datetime import date

from retrieval._storage.filters import Filters
from retrieval.answers.build import declined, hit_of
from retrieval.answers.telling import with_message
from retrieval.language import Language
from retrieval.query.message import read_message
from retrieval.search.carried import Wanted, carried
from retrieval.search.evidence import Candidate, Evidence, Scored, Weights
from retrieval.search.snapshot import Snapshot
from retrieval.text.analyzer import Analyzer
from retrieval.types import Answer, AnswerStatus, FeedItem, Query


def found_of(
    query: Query,
    filters: Filters,
    today: date,
    snapshot: Snapshot,
    weights: Weights,
    language: Language | None = None,
) -> Answer:
    """Items that carry a message or say the same, then those near to it.

    Args:
        query: its text is the message.
        filters: by source.
        today: the day on which it is looked for.
        snapshot: where to look.
        weights: how evidence adds up.
        language: of what is told; None for that of the message.
    """
    analyzer = Analyzer()
    message = read_message(query.text, analyzer)
    language = language or message.language
    if not snapshot.sources:
        return declined(AnswerStatus.EMPTY_INDEX, query, language)
    found = carried(Wanted(message, today), snapshot, filters, weights, analyzer)
    hits = tuple(hit_of(*one) for one in _with_linked(found, _linked(message.links, filters, snapshot), snapshot))
    if not hits:
        return declined(AnswerStatus.NO_MATCH, query, language)
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        message="",
        query=query,
        hits=hits[query.offset : query.offset + query.limit],
        total=len(hits),
    )
    return with_message(answer, language)


def _linked(links: tuple[str, ...], filters: Filters, snapshot: Snapshot) -> list[FeedItem]:
    """The items whose own address is in the message, the earliest first."""
    items = snapshot.record.linked(links, filters.handle_keys)
    return sorted(items, key=lambda item: (item.published, item.id))


def _with_linked(found: list[Scored], items: list[FeedItem], snapshot: Snapshot) -> list[Scored]:
    """Hits with those of linked items first: what they carry of the message, else their beginning."""
    linked = {item.id for item in items}
    carrying = {one.item.id for _, one in found if not one.is_weak}
    first = [(1.0, one) for _, one in found if one.item.id in linked and not one.is_weak]
    heads = snapshot.record.heads(linked - carrying)
    first += [
        (1.0, Candidate(heads[item.id], item, Evidence()))
        for item in items
        if item.id in heads and not any(item in one.also_in for _, one in found)
    ]
    rest = [(score, one) for score, one in found if one.item.id not in linked]
    return [*first, *rest]
