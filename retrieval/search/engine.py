"""One question against the record and its indexes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.query.plan import QueryPlan
from retrieval.search.evidence import Scored
from retrieval.search.highlight import word_spans
from retrieval.search.marks import marks_of
from retrieval.search.newest import newest
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
    if search.plan.unknown_name or search.plan.question.is_talk:
        return Found()
    found, unread = _found(search, offset + limit)
    if search.plan.question.wants_newest:
        found = sorted(found, key=lambda pair: (pair[1].is_weak, -pair[1].item.published.timestamp()))
    return Found(tuple(marked(found[offset : offset + limit], search.plan, analyzer)), len(found) + unread)


def as_weak(found: Found) -> Found:
    """What was found, as matches that may not answer."""
    return replace(found, hits=tuple((score, replace(candidate, is_weak=True)) for score, candidate in found.hits))


def _found(search: Search, wish: int) -> tuple[list[Scored], int]:
    """So many different hits, best first, and how many further passages were not read."""
    plan = search.plan
    if not plan.topic:
        return (
            newest(search, wish) if plan.question.wants_newest or not plan.asks_for_somebody else said_by(search, wish)
        )
    if plan.asks_for_somebody:
        return said_by(search, wish)
    found = about(search, wish)
    if not found and _may_be_plain(plan):
        plain = replace(plan, question=replace(plan.question, wants_speech=False))
        # Who did it: something near it is a wrong answer.
        found = [pair for pair in about(replace(search, plan=plain), wish) if not pair[1].is_weak]
    return found, 0


def _may_be_plain(plan: QueryPlan) -> bool:
    """Whether a question for anybody's words asks for what was done as well: *who announced the ferry*."""
    question = plan.question
    may_be = question.is_deed or question.is_guess
    return may_be and question.wants_speech and not question.speaker and not question.act


def marked(hits: Sequence[Scored], plan: QueryPlan, analyzer: Analyzer) -> Iterator[Scored]:
    """Hits with the words that answer marked; an account's own words are so already."""
    shown = plan.terms.shown
    names = [form for forms in plan.topic_names for form in forms]
    for score, candidate in hits:
        if candidate.utterances:
            spans = marks_of(candidate.utterances, candidate.highlights, candidate.passage)
        else:
            spans = candidate.highlights or word_spans(candidate.passage.text, shown, names, analyzer)
        yield score, replace(candidate, highlights=spans)
