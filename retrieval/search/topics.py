"""Passages on a topic, whoever speaks in them; or those in which somebody says what is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from retrieval.search.deduplicate import deduplicate, diversify
from retrieval.search.evidence import Candidate, Evidence, Scored, best_first, relevance
from retrieval.search.late_interaction import coverage
from retrieval.search.retrieve import POOL, load, prune, rescore, retrieve
from retrieval.search.snapshot import Search
from retrieval.search.spoken import within

READ = 16
"""Candidates that are read at first; more where more hits are wished for."""

_POOL_FACTOR = 4


def about(search: Search, wish: int) -> list[Scored]:
    """Passages on a topic, the same statement once, best first.

    Twice as many are read as long as the page is not full and half of those read last were worth showing.

    Args:
        search: the question.
        wish: so many different hits are looked for.
    """
    count = max(READ, wish)
    pool = worth_before = 0
    read: set[int] = set()
    scored: list[Scored] = []
    while True:
        if pool < _POOL_FACTOR * count:
            pool = max(POOL, _POOL_FACTOR * count)
            evidence = retrieve(search, pool=pool)
        unread = {
            number: found for number, found in prune(evidence, search.weights, count).items() if number not in read
        }
        read.update(unread)
        scored += _scored(search, unread)
        shown = _worth_showing(search, scored)
        page = deduplicate(best_first(shown), by_day=search.by_day)
        if len(page) >= wish or not unread or 2 * (len(shown) - worth_before) < len(unread):
            return diversify(page)
        worth_before = len(shown)
        count *= 2


def _scored(search: Search, evidence: Mapping[int, Evidence]) -> list[Scored]:
    """Passages with the probability that they answer; those below the threshold are left out."""
    scored = []
    for one in rescore(search.plan, load(search.snapshot.record, evidence)):
        score = relevance(one.evidence, search.weights)
        if score >= search.weights.threshold:
            scored.append((score, Candidate(one.passage, one.item, one.evidence)))
    return scored


def _worth_showing(search: Search, scored: Sequence[Scored]) -> list[Scored]:
    """Those in which somebody speaks, where that is asked for, with the names asked about, not far below the best."""
    found, weights, question = list(scored), search.weights, search.plan.question
    if question.wants_speech:
        # Who said it: somebody who said something near it is a wrong answer.
        least = 2 * weights.threshold if not question.speaker else weights.threshold
        found = _by_somebody(search, [pair for pair in found if pair[0] >= least])
    # Those that hold a name asked about, unless none does.
    found = [pair for pair in found if pair[1].evidence.names] or found
    best = max((score for score, _ in found), default=0.0)
    return [(score, candidate) for score, candidate in found if score >= weights.cut * best]


def _by_somebody(search: Search, scored: Sequence[Scored]) -> list[Scored]:
    """Only passages in which somebody says what is asked about, with the one who does.

    An organisation that is asked for and goes by another name here gets what organisations and nameless sources say: a
    named person's words are nobody else's.
    """
    plan, record = search.plan, search.snapshot.record
    speech = record.utterances({candidate.item.id: candidate.item for _, candidate in scored})
    found = []
    for score, candidate in scored:
        said = [
            one
            for one in within(speech[candidate.item.id], candidate.passage)
            if not plan.question.speaker or not (one.speaker.role or record.is_person(one.speaker.name))
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
