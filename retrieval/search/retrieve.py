"""The passages that may answer, from the indexes, and the evidence for each."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval._index.speaking import Speaking
from retrieval._storage.record import Record
from retrieval.language import detect_language
from retrieval.query.plan import QueryPlan
from retrieval.search.evidence import Evidence, Weights, log_odds
from retrieval.search.late_interaction import coverage
from retrieval.search.overlap import Overlap
from retrieval.search.snapshot import Search
from retrieval.types import FeedItem, Passage

POOL = 80
"""Best passages of each index that are weighed."""

_GRAM_WEIGHT = 0.3


@dataclass(frozen=True)
class Loaded:
    """A passage that was read.

    Attributes:
        passage: the passage.
        item: where it stands.
        evidence: what speaks for it.
        pieces: its text as the bundled model cuts it, where that was kept.
        words: its index words, one space between two.
    """

    passage: Passage
    item: FeedItem
    evidence: Evidence
    pieces: bytes = b""
    words: str = ""


def retrieve(
    search: Search,
    passages: NDArray[np.int64] | None = None,
    pool: int = POOL,
    speaking: Speaking | None = None,
) -> dict[int, Evidence]:
    """The best passages of each index, with what their vectors and words say.

    Args:
        search: the question; its filters hold inside each index.
        passages: sorted numbers; only these, where given.
        pool: at most so many of each index.
        speaking: what these passages have in common.

    Returns:
        Evidence by passage number, without what only reading the passages together tells.
    """
    plan, snapshot, filters = search.plan, search.snapshot, search.filters
    view = snapshot.view
    vector = snapshot.encoder.encode_queries([plan.topic])[0]
    cosines = {one.passage_id: one.score for one in view.nearest(vector, pool, passages, filters, speaking)}
    clauses = [
        *plan.terms.translated,
        *([one._replace(weight=_GRAM_WEIGHT) for one in clause] for clause in plan.terms.grams),
    ]
    lexical = view.lexical.search(clauses, pool, passages, filters=filters, speaking=speaking)
    missing = np.array(sorted({one.passage_id for one in lexical} - set(cosines)), dtype=np.int64)
    if len(missing) and vector.any():
        cosines.update(view.dense.scores(vector, missing))
    return with_words(search, {number: Evidence(cosine=score) for number, score in cosines.items()}, missing)


def with_words(search: Search, evidence: Mapping[int, Evidence], further: Iterable[int] = ()) -> dict[int, Evidence]:
    """Evidence with the shares of the question's words that each passage has."""
    overlap = Overlap(search.plan.terms, names_tell=search.plan.asks_for_somebody)
    numbers = [*dict.fromkeys([*evidence, *map(int, further)])]
    texts = search.snapshot.record.texts(numbers)
    found = {}
    for number in numbers:
        if number in texts:
            words, grams, translated = overlap.shares(*texts[number])
            known = evidence.get(number)
            found[number] = Evidence(known.cosine if known else 0.0, words, grams, translated)
    return found


def prune(evidence: Mapping[int, Evidence], weights: Weights, count: int) -> dict[int, Evidence]:
    """The candidates worth reading, by what the indexes said; in which language they are is not known yet."""
    rough = {
        number: max(log_odds(found, weights.same), log_odds(found, weights.cross)) for number, found in evidence.items()
    }
    return {number: evidence[number] for number in heapq.nlargest(count, rough, key=lambda number: rough[number])}


def load(record: Record, evidence: Mapping[int, Evidence]) -> list[Loaded]:
    """Read passages with their items; one that was removed since the indexes were made is simply gone."""
    passages = record.passages(evidence)
    items = record.items({passage.item_id for passage in passages.values()})
    cuts = record.cuts(passages)
    return [
        Loaded(passage, items[passage.item_id], evidence[number], *cuts.get(number, (b"", "")))
        for number, passage in sorted(passages.items())
        if passage.item_id in items
    ]


def rescore(plan: QueryPlan, loaded: Sequence[Loaded]) -> list[Loaded]:
    """Complete the evidence with what only the texts can tell: words in either language, and names."""
    texts = [one.passage.text for one in loaded]
    names = () if plan.asks_for_somebody else plan.name_words
    shares = coverage(
        plan.topic_words,
        texts,
        weighted=not plan.asks_for_somebody,
        names=names,
        kept=[one.pieces for one in loaded],
        words=[one.words for one in loaded],
    )
    scored = []
    for one, share in zip(loaded, shares.tolist(), strict=True):
        near = f"{one.item.headline}\n{one.passage.text}"
        present = [_presence(forms, near, one.item.text) for forms in plan.topic_names]
        evidence = replace(
            one.evidence,
            coverage=share,
            names=sum(present) / len(present) if present else None,
            tells=bool(plan.answer_pattern.search(one.passage.text)) if plan.answer_pattern else None,
            same_language=detect_language(one.passage.text) == plan.question.language,
        )
        scored.append(replace(one, evidence=evidence))
    return scored


def _presence(forms: Sequence[str], near: str, whole: str) -> float:
    """1 where a name stands in the passage or the headline, a half where elsewhere in the item."""
    if any(form in near for form in forms):
        return 1.0
    return 0.5 if any(form in whole for form in forms) else 0.0
