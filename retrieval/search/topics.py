"""Passages on a topic, whoever speaks in them; or those in which somebody says what is asked about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from retrieval.query.terms import Terms
from retrieval.search.deduplicate import Deduplicator, diversify
from retrieval.search.evidence import Candidate, Evidence, Scored, Weights, best_first, odds_of, relevance
from retrieval.search.late_interaction import coverage
from retrieval.search.retrieve import POOL, load, prune, rescore, retrieve
from retrieval.search.snapshot import Search
from retrieval.search.spoken import Speech, within

READ = 24
"""Candidates that are read at first; more where more hits are wished for."""

FEW = 8
"""Weak matches are shown to make up so many hits."""

_POOL_FACTOR = 4
_DESCRIBED = 0.5
_LATIN_WORD = re.compile(r"[a-z]+")
_LONGEST_ENDING = 3
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
    of the last one were more than weak matches, which stand behind the others of their block. A later block is put
    behind the earlier ones, so that a longer page begins as a shorter one does, and pages that follow each other
    neither repeat nor lose a passage.

    Args:
        search: the question.
        wish: so many different hits are looked for.
    """
    count, pool = READ, 0
    read: set[int] = set()
    standard, seen, ends = _Standard(), Deduplicator(by_day=search.by_day, zone=search.filters.zone), [0]
    while True:
        if pool < _POOL_FACTOR * count:
            pool = max(POOL, _POOL_FACTOR * count)
            evidence = retrieve(search, pool=pool)
        unread = {
            number: found for number, found in prune(evidence, search.weights, count).items() if number not in read
        }
        read.update(unread)
        shown = best_first(_worth_showing(search, _scored(search, unread), standard))
        matches = [one for one in shown if not one[1].is_weak]
        weak = [one for one in shown if one[1].is_weak][: max(0, FEW - len(seen) - len(matches))]
        for block in (matches, weak):
            for one in block:
                seen.add(one)
            ends.append(len(seen))
        if len(seen) >= wish or not unread or 2 * len(matches) < len(unread):
            return diversify([seen.kept()[start:end] for start, end in pairwise(ends)])
        count *= 2


def _scored(search: Search, evidence: Mapping[int, Evidence]) -> list[Scored]:
    """Passages with the probability that they answer; those below the threshold are left out."""
    scored = []
    for one in rescore(search.plan, load(search.snapshot.record, evidence)):
        score = relevance(one.evidence, search.weights)
        if score >= search.weights.threshold:
            scored.append((score, Candidate(one.passage, one.item, one.evidence, index_words=one.words)))
    return scored


def _shares(score: float, candidate: Candidate, weights: Weights) -> bool:
    """Whether a passage has some of the words asked for, or is likely without them: something is near to anything."""
    one = candidate.evidence
    shared = max(one.words, one.translated)
    return score >= weights.unlikely or shared >= weights.shared or one.coverage >= weights.meant


def _worth_showing(search: Search, scored: Sequence[Scored], standard: _Standard) -> list[Scored]:
    """Those not far below the best; where somebody's words are asked for, those in which somebody speaks.

    Who said it: somebody who said something near it is a wrong answer, and so are words without the name asked about. A
    plain search shows both as weak matches.
    """
    found, weights, question = list(scored), search.weights, search.plan.question
    if question.wants_speech:
        least = 2 * weights.unlikely if not question.speaker else weights.unlikely
        found = _by_somebody(search, [pair for pair in found if pair[0] >= least])
    named = [pair for pair in found if pair[1].evidence.names]
    standard.is_named = standard.is_named or bool(named)
    if standard.is_named and question.wants_speech:
        found = named
    standard.best = max([standard.best, *(score for score, _ in found)])
    if question.wants_speech:
        return [pair for pair in found if pair[0] >= weights.cut * standard.best]
    found = list(_standing_out(found, standard, weights))
    if standard.best < weights.weak_below:
        found = [pair for pair in found if _shares(*pair, weights)]
    return _with_weak(found, standard, weights)


def _standing_out(scored: Sequence[Scored], standard: _Standard, weights: Weights) -> Sequence[Scored]:
    """None where all are unlikely and none is likelier than the rest: nothing answers, and all are equally near."""
    if standard.best >= weights.unlikely or not scored:
        return scored
    odds = sorted((odds_of(score) for score, _ in scored), reverse=True)
    return [] if len(odds) > 1 and odds[0] - odds[1] < weights.stands_out else scored


def _with_weak(scored: Sequence[Scored], standard: _Standard, weights: Weights) -> list[Scored]:
    """The passages not far below the best, weak matches marked."""
    found = []
    for score, candidate in scored:
        is_near = odds_of(score) >= odds_of(standard.best) - weights.weak_gap
        if is_near or score >= weights.cut * standard.best:
            lacks_name = standard.is_named and not candidate.evidence.names
            is_far = score < max(weights.weak_below, weights.cut * standard.best)
            found.append((score, replace(candidate, is_weak=weights.cut > 0 and (is_far or lacks_name))))
    return found


def _by_somebody(search: Search, scored: Sequence[Scored]) -> list[Scored]:
    """Only passages in which somebody says what is asked about, with the one who does.

    An organisation that is asked for and goes by another name here gets what organisations and nameless sources say: a
    named person's words are nobody else's.
    """
    plan, record = search.plan, search.snapshot.record
    items = {candidate.item.id: candidate.item for _, candidate in scored}
    speech = {item_id: Speech(said) for item_id, said in record.utterances(items).items()}
    spoken_in = [
        [
            one
            for one in within(speech[candidate.item.id].near(candidate.passage), candidate.passage, search.acts)
            if not plan.question.speaker or not (one.speaker.role or record.is_person(one.speaker.name))
            if not plan.asked_words or _is_described(plan.asked_words, one.speaker.as_written)
        ]
        for _, candidate in scored
    ]
    # All texts at once: the question's words are read once, and the arrays are long enough to be worth their making.
    texts = [f"{one.speaker.as_written} {one.text}" for said in spoken_in for one in said]
    words = [candidate.index_words for (_, candidate), said in zip(scored, spoken_in, strict=True) for _ in said]
    shares = coverage(plan.topic_words, texts, weighted=False, words=words)
    shares = np.maximum(shares, [_translated_share(plan.terms, text) for text in texts]) if texts else shares
    covered = np.split(shares, np.cumsum([len(said) for said in spoken_in]))
    found = []
    for (score, candidate), said, shares in zip(scored, spoken_in, covered, strict=False):
        if said and shares.max() >= search.weights.topic_coverage:
            one = said[int(shares.argmax())]
            spoken = replace(
                candidate, highlights=one.spans, speaker=one.speaker, kind=one.kind, utterances=one.utterances
            )
            found.append((score, spoken))
    return found


def _translated_share(terms: Terms, text: str) -> float:
    """The share of a topic's words of which one translation or another stands in a text, each by how sure that is."""
    folded = text.casefold()
    latin = _LATIN_WORD.findall(folded)
    best = [
        max((one.weight for one in clause if _stands(one.token, folded, latin)), default=0.0)
        for clause in terms.translated
    ]
    return sum(best) / len(best) if best else 0.0


def _stands(token: str, text: str, latin: Sequence[str]) -> bool:
    """Whether a token stands in a text; of a word in Latin letters it is the stem, which an ending may follow."""
    if not token.isascii():
        return token in text
    return any(word.startswith(token) and len(word) - len(token) <= _LONGEST_ENDING for word in latin)


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
