"""Passages on a topic, whoever speaks in them; or those in which somebody says what is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from retrieval.search.deduplicate import Deduplicator, diversify
from retrieval.search.evidence import Candidate, Evidence, Scored, best_first, relevance
from retrieval.search.late_interaction import coverage
from retrieval.search.retrieve import POOL, load, prune, rescore, retrieve
from retrieval.search.snapshot import Search
from retrieval.search.spoken import Speech, within

READ = 16
"""Candidates that are read at first; more where more hits are wished for."""

_POOL_FACTOR = 4
_DESCRIBED = 0.5
_ARTICLES = ("the", "a", "an", "its", "of")


@dataclass
class _Standard:
    """What was read so far and what it takes to be shown; later passages change nothing about earlier ones.

    Attributes:
        best: the highest score.
        is_named: whether a passage holds a name asked about; from then on each has to.
    """

    best: float = 0.0
    is_named: bool = False


def about(search: Search, wish: int) -> list[Scored]:
    """Passages on a topic, the same statement once, in blocks, each best first.

    Blocks of a size that hangs on nothing, twice as many each time, are read as long as the page is not full and half
    of the last one were worth showing. A later block is put behind the earlier ones, so that a longer page begins as a
    shorter one does, and pages that follow each other neither repeat nor lose a passage.

    Args:
        search: the question.
        wish: so many different hits are looked for.
    """
    count, pool = READ, 0
    read: set[int] = set()
    standard, seen, ends = _Standard(), Deduplicator(by_day=search.by_day), [0]
    while True:
        if pool < _POOL_FACTOR * count:
            pool = max(POOL, _POOL_FACTOR * count)
            evidence = retrieve(search, pool=pool)
        unread = {
            number: found for number, found in prune(evidence, search.weights, count).items() if number not in read
        }
        read.update(unread)
        shown = _worth_showing(search, _scored(search, unread), standard)
        for one in best_first(shown):
            seen.add(one)
        ends.append(len(seen))
        if len(seen) >= wish or not unread or 2 * len(shown) < len(unread):
            return diversify([seen.kept()[start:end] for start, end in pairwise(ends)])
        count *= 2


def _scored(search: Search, evidence: Mapping[int, Evidence]) -> list[Scored]:
    """Passages with the probability that they answer; those below the threshold are left out."""
    scored = []
    for one in rescore(search.plan, load(search.snapshot.record, evidence)):
        score = relevance(one.evidence, search.weights)
        if score >= search.weights.threshold:
            scored.append((score, Candidate(one.passage, one.item, one.evidence)))
    return scored


def _worth_showing(search: Search, scored: Sequence[Scored], standard: _Standard) -> list[Scored]:
    """Those in which somebody speaks, where that is asked for, with the names asked about, not far below the best."""
    found, weights, question = list(scored), search.weights, search.plan.question
    if question.wants_speech:
        # Who said it: somebody who said something near it is a wrong answer.
        least = 2 * weights.threshold if not question.speaker else weights.threshold
        found = _by_somebody(search, [pair for pair in found if pair[0] >= least])
    named = [pair for pair in found if pair[1].evidence.names]
    standard.is_named = standard.is_named or bool(named)
    found = named if standard.is_named else found
    standard.best = max([standard.best, *(score for score, _ in found)])
    return [(score, candidate) for score, candidate in found if score >= weights.cut * standard.best]


def _by_somebody(search: Search, scored: Sequence[Scored]) -> list[Scored]:
    """Only passages in which somebody says what is asked about, with the one who does.

    An organisation that is asked for and goes by another name here gets what organisations and nameless sources say: a
    named person's words are nobody else's.
    """
    plan, record = search.plan, search.snapshot.record
    items = {candidate.item.id: candidate.item for _, candidate in scored}
    speech = {item_id: Speech(said) for item_id, said in record.utterances(items).items()}
    found = []
    for score, candidate in scored:
        said = [
            one
            for one in within(speech[candidate.item.id].near(candidate.passage), candidate.passage, search.acts)
            if not plan.question.speaker or not (one.speaker.role or record.is_person(one.speaker.name))
            if not plan.asked_words or _is_described(plan.asked_words, one.speaker.as_written)
        ]
        texts = [f"{one.speaker.as_written} {one.text}" for one in said]
        shares = coverage(plan.topic_words, texts, weighted=False) if said else np.zeros(0)
        if said and shares.max() >= search.weights.topic_coverage:
            one = said[int(shares.argmax())]
            spoken = replace(
                candidate, highlights=one.spans, speaker=one.speaker, kind=one.kind, utterances=one.utterances
            )
            found.append((score, spoken))
    return found


def _is_described(words: Sequence[str], speaker: str) -> bool:
    """Whether a speaker's name means what is asked for and no more: 厚生労働省 to the health ministry.

    The hotline of a company is not the company.
    """
    there = float(coverage(words, [speaker], weighted=False)[0])
    told = [word for word in speaker.split() if word.casefold() not in _ARTICLES]
    if not speaker.isascii() or not words[0].isascii():
        return there > _DESCRIBED
    back = float(coverage(told, [" ".join(words)], weighted=False)[0])
    return min(there, back) > _DESCRIBED
