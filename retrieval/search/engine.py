"""One question against the record and its indexes."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from embeddings import Encoder
from retrieval._index.lexical import Clause, LexicalIndex
from retrieval._index.manager import Indexes
from retrieval._storage.record import Record
from retrieval.filters import Filters
from retrieval.language import detect_language
from retrieval.query.plan import Wanted
from retrieval.search.fusion import (
    Candidate,
    Evidence,
    Weights,
    deduplicate,
    diversify,
    ideal_score,
    log_odds,
    relevance,
)
from retrieval.search.highlight import word_spans
from retrieval.search.late_interaction import coverage, question_words
from retrieval.search.spoken import Spoken, posted, spoken_by, within
from retrieval.speech.utterances import find_utterances
from retrieval.types import FeedItem, Passage, Utterance

_POOL = 80
"""Best passages of each search that are weighed; at least ``_POOL_FACTOR`` times those read."""

_POOL_FACTOR = 4
READ = 16
"""Candidates on a topic that are read; more where more hits are wished for."""

_SPEAKER_ITEMS = 300


def search(
    wanted: Wanted,
    record: Record,
    indexes: Indexes,
    encoder: Encoder,
    filters: Filters,
    weights: Weights,
    wish: int = READ,
    *,
    by_day: bool = False,
) -> list[tuple[float, Candidate]]:
    """The passages that deserve to be shown, best first, the same statement once.

    Args:
        wanted: the question.
        record: the record of truth.
        indexes: derived from it.
        encoder: of the dense index.
        filters: only these passages are looked at.
        weights: how evidence adds up.
        wish: so many different hits on a topic are looked for.
        by_day: whether the same statement on another day is shown too.
    """
    if wanted.unknown_name:
        return []
    if wanted.speaker_names or wanted.authors:
        said = _said(wanted, record, indexes, encoder, filters, weights)
        return deduplicate(_best_first(said), by_day=by_day)
    return diversify(_about(wanted, record, indexes, encoder, filters, weights, wish, by_day=by_day))


def _best_first(scored: Iterable[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    return sorted(
        scored, key=lambda pair: (-round(pair[0], 3), -pair[1].item.published.timestamp(), pair[1].passage.start)
    )


def _about(
    wanted: Wanted,
    record: Record,
    indexes: Indexes,
    encoder: Encoder,
    filters: Filters,
    weights: Weights,
    wish: int,
    *,
    by_day: bool,
) -> list[tuple[float, Candidate]]:
    """Passages on a topic, the same statement once.

    Twice as many are read as long as the page is not full and half of those read last were worth showing.
    """
    count = max(READ, wish)
    pool = 0
    read: set[int] = set()
    scored: list[tuple[float, Candidate]] = []
    worth_before = 0
    while True:
        if pool < _POOL_FACTOR * count:
            pool = max(_POOL, _POOL_FACTOR * count)
            evidence = gather(wanted, indexes, encoder, filters, pool)
        chosen = foremost(evidence, weights, count)
        unread = {number: found for number, found in chosen.items() if number not in read}
        read.update(unread)
        scored += _scored(wanted, record, unread, weights)
        shown = _worth_showing(wanted, record, scored, weights)
        page = deduplicate(_best_first(shown), by_day=by_day)
        if len(page) >= wish or not unread or 2 * (len(shown) - worth_before) < len(unread):
            return page
        worth_before = len(shown)
        count *= 2


def _scored(
    wanted: Wanted, record: Record, evidence: dict[int, Evidence], weights: Weights
) -> list[tuple[float, Candidate]]:
    """Passages with the probability that they answer; those below the threshold are left out."""
    scored = []
    for passage, item, found in weigh(wanted, load(record, evidence)):
        score = relevance(found, weights)
        if score >= weights.threshold:
            marks = word_spans(passage.text, wanted.terms.shown, _flat(wanted.topic_names))
            scored.append((score, Candidate(passage, item, found, marks)))
    return scored


def _worth_showing(
    wanted: Wanted, record: Record, scored: list[tuple[float, Candidate]], weights: Weights
) -> list[tuple[float, Candidate]]:
    """Those in which somebody speaks, where that is asked for, with the names asked about, not far below the best."""
    if wanted.question.wants_speech:
        # Who said it: somebody who said something near it is a wrong answer.
        least = 2 * weights.threshold if not wanted.question.speaker else weights.threshold
        scored = _by_somebody(wanted, record, [pair for pair in scored if pair[0] >= least], weights)
    scored = _with_names(scored)
    best = max((score for score, _ in scored), default=0.0)
    return [(score, candidate) for score, candidate in scored if score >= weights.cut * best]


def _by_somebody(
    wanted: Wanted, record: Record, scored: list[tuple[float, Candidate]], weights: Weights
) -> list[tuple[float, Candidate]]:
    """Only passages in which somebody says what is asked about, with the one who does.

    A body that is asked for and goes by another name here gets what bodies and nameless sources say: a named
    person's words are nobody else's.
    """
    speech = _speech(record, [candidate.item for _, candidate in scored])
    words = question_words(wanted.topic)
    found = []
    for score, candidate in scored:
        said = [
            one
            for one in within(speech[candidate.item.id], candidate.passage)
            if not wanted.question.speaker or not (one.speaker.role or one.speaker.name in wanted.people)
        ]
        texts = [f"{one.speaker.as_written} {one.text}" for one in said]
        shares = coverage(words, texts, weighted=False) if said else np.zeros(0)
        if said and shares.max() >= weights.topic_coverage:
            one = said[int(shares.argmax())]
            spoken = replace(candidate, highlights=one.spans, speaker=one.speaker, kind=one.kind)
            found.append((score, spoken))
    return found


def _speech(record: Record, items: Iterable[FeedItem]) -> dict[str, Sequence[Utterance]]:
    """What is said in items: as stored, or read now where it is not."""
    wanted = {item.id: item for item in items}
    known = record.speech(wanted)
    return {item_id: known[item_id] if item_id in known else find_utterances(item) for item_id, item in wanted.items()}


def _with_names(scored: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Those that hold a name asked about, unless none does."""
    named = [pair for pair in scored if pair[1].evidence.names]
    return named or scored


def _said(
    wanted: Wanted, record: Record, indexes: Indexes, encoder: Encoder, filters: Filters, weights: Weights
) -> list[tuple[float, Candidate]]:
    """Passages in which the person speaks, on the topic where one is named."""
    naming = record.items_naming(wanted.speaker_names, _SPEAKER_ITEMS)
    posting = record.items_by(wanted.authors, _SPEAKER_ITEMS)
    item_ids = list(dict.fromkeys([*record.items_speaking(wanted.speaker_names), *posting, *naming]))[:_SPEAKER_ITEMS]
    if filters.item_ids:
        item_ids = [item_id for item_id in item_ids if item_id in filters.item_ids]
    if not item_ids:
        return []
    scope = replace(filters, item_ids=tuple(item_ids))
    evidence = gather(wanted, indexes, encoder, scope) if wanted.topic else {}
    for number in record.passage_ids(scope).tolist():
        evidence.setdefault(number, Evidence())
    spoken: dict[tuple[str, int], Spoken] = {}
    loaded = []
    candidates = load(record, evidence)
    speech = _speech(record, [item for _, item, _ in candidates])
    for passage, item, found in candidates:
        said = spoken_by(wanted.is_meant, speech[item.id], passage)
        if not said and item.handle in wanted.authors:
            said = posted(item, speech[item.id], passage)
        if said:
            spoken[item.id, passage.start] = said
            loaded.append((passage, item, found))
    scored = []
    for passage, item, found in weigh(wanted, loaded) if wanted.topic else loaded:
        said = spoken[item.id, passage.start]
        topical = relevance(found, weights)
        if wanted.topic and topical < weights.threshold and found.coverage < weights.topic_coverage:
            continue
        telling = (1 + min(1.0, said.literal_length / 80) / 10) / 1.1
        score = (topical + found.coverage) / 2 if wanted.topic else telling
        who = wanted.name_of(said.speaker)
        shown = Candidate(passage, item, found, said.spans, speaker=who, kind=said.kind, words=said.words)
        scored.append((score, shown))
    best = max((score for score, _ in scored), default=0.0)
    cut = weights.speech_cut if wanted.topic else 0.0
    return [(score, candidate) for score, candidate in scored if score >= cut * best]


def gather(
    wanted: Wanted, indexes: Indexes, encoder: Encoder, filters: Filters, pool: int = _POOL
) -> dict[int, Evidence]:
    """Dense and lexical scores of the ``pool`` best passages of each search, the filter inside each."""
    vector = encoder.encode_queries([wanted.topic])[0]
    cosines = dict(indexes.dense.search(vector, pool, filters))
    words, grams, translated = (
        _shares(indexes.lexical, clauses, filters, pool)
        for clauses in (wanted.terms.words, wanted.terms.grams, wanted.terms.translated)
    )
    numbers = {*cosines, *words, *grams, *translated}
    missing = [number for number in numbers if number not in cosines]
    if missing and vector.any():
        cosines.update(indexes.dense.scores(vector, np.array(sorted(missing), dtype=np.int64)))
    return {
        number: Evidence(
            cosine=cosines.get(number, 0.0),
            words=words.get(number, 0.0),
            grams=grams.get(number, 0.0),
            translated=translated.get(number, 0.0),
        )
        for number in numbers
    }


def _shares(lexical: LexicalIndex, clauses: Sequence[Clause], filters: Filters, pool: int) -> dict[int, float]:
    """BM25 of the best passages as a share of the most that one could get."""
    frequencies = [
        [(lexical.document_frequency(term.field, term.token), term.weight) for term in clause] for clause in clauses
    ]
    ideal = ideal_score(frequencies, len(lexical))
    return {number: score / ideal for number, score in lexical.search(clauses, pool, filters)} if ideal else {}


def load(record: Record, evidence: dict[int, Evidence]) -> list[tuple[Passage, FeedItem, Evidence]]:
    passages = record.passages(evidence)
    items = record.items({passage.item_id for passage in passages.values()})
    # A passage removed since the index was made is simply gone.
    return [
        (passage, items[passage.item_id], evidence[number])
        for number, passage in sorted(passages.items())
        if passage.item_id in items
    ]


def weigh(
    wanted: Wanted, loaded: Sequence[tuple[Passage, FeedItem, Evidence]]
) -> list[tuple[Passage, FeedItem, Evidence]]:
    """Complete the evidence with what only the texts can tell: words in either language, and names."""
    words = question_words(wanted.topic)
    texts = [passage.text for passage, _, _ in loaded]
    shares = coverage(words, texts, weighted=not wanted.speaker_names)
    weighed = []
    for (passage, item, evidence), share in zip(loaded, shares.tolist(), strict=True):
        near = f"{item.headline}\n{passage.text}"
        present = [_presence(forms, near, item.text) for forms in wanted.topic_names]
        weighed.append(
            (
                passage,
                item,
                replace(
                    evidence,
                    coverage=share,
                    names=sum(present) / len(present) if present else None,
                    same_language=detect_language(passage.text) == wanted.question.language,
                ),
            )
        )
    return weighed


def _presence(forms: Sequence[str], near: str, whole: str) -> float:
    """1 where a name stands in the passage or the headline, a half where elsewhere in the item."""
    if any(form in near for form in forms):
        return 1.0
    return 0.5 if any(form in whole for form in forms) else 0.0


def foremost(evidence: dict[int, Evidence], weights: Weights, count: int = READ) -> dict[int, Evidence]:
    """The candidates worth reading, by what the indexes said; in which language they are is not known yet."""
    rough = {
        number: max(log_odds(found, weights.same), log_odds(found, weights.cross)) for number, found in evidence.items()
    }
    return {number: evidence[number] for number in heapq.nlargest(count, rough, key=lambda number: rough[number])}


def _flat(groups: Sequence[Sequence[str]]) -> list[str]:
    return [form for forms in groups for form in forms]
