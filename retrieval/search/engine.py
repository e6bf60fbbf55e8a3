"""One question against the record and its indexes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.query.plan import QueryPlan
from retrieval.search.evidence import Scored
from retrieval.search.highlight import word_spans
from retrieval.search.marks import marks_of
from retrieval.search.snapshot import Search
from retrieval.search.speakers import said_by
from retrieval.search.topics import about
from retrieval.text.analyzer import Analyzer


@dataclass(frozen=True)
class Found:
    """What a search gave.

    Attributes:
        hits: those asked for, best first.
        total: how many there are, the same statement counted once as far as statements were compared.
    """

    hits: tuple[Scored, ...] = ()
    total: int = 0

    def __bool__(self) -> bool:
        return bool(self.total)


def run(search: Search, analyzer: Analyzer, *, limit: int, offset: int = 0) -> Found:
    """The passages that deserve to be shown, best first, the same statement once.

    Args:
        search: the question.
        analyzer: tells words; of this thread.
        limit: at most so many.
        offset: leave out so many of the best.
    """
    if search.plan.unknown_name:
        return Found()
    wish = offset + limit
    if search.plan.asks_for_somebody:
        found, unread = said_by(search, wish)
    else:
        found, unread = about(search, wish), 0
    return Found(tuple(_marked(found[offset:wish], search.plan, analyzer)), len(found) + unread)


def _marked(hits: Sequence[Scored], plan: QueryPlan, analyzer: Analyzer) -> Iterator[Scored]:
    """Hits with the words that answer; an account's own words are marked already."""
    shown = plan.terms.shown
    names = [form for forms in plan.topic_names for form in forms]
    for score, candidate in hits:
        if candidate.utterances:
            spans = marks_of(candidate.utterances, candidate.highlights, candidate.passage)
        else:
            spans = candidate.highlights or word_spans(candidate.passage.text, shown, names, analyzer)
        yield score, replace(candidate, highlights=spans)
