"""One question against the record and its indexes."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from embeddings import Encoder
from retrieval._index.lexical import FIELDS, Term
from retrieval._index.manager import Indexes
from retrieval._storage.record import Record
from retrieval.filters import Filters
from retrieval.fusion import Candidate, Evidence, Weights, fold_same, ideal_score, relevance
from retrieval.highlight import speech_spans, word_spans
from retrieval.names import NameIndex
from retrieval.names.index import bare_name
from retrieval.question import Question
from retrieval.speech.attribution import Statement, find_statements
from retrieval.speech.mentions import find_mentions
from retrieval.speech.titles import titles_meant
from retrieval.tokens import tokenize
from retrieval.types import FeedItem, Passage, Span

_POOL = 120
_SPEAKER_ITEMS = 300
_EXPLICIT, _ELIDED, _LIKELY = 1.0, 0.9, 0.6


@dataclass(frozen=True)
class Wanted:
    """A question made ready for the indexes.

    Attributes:
        question: as read.
        speaker_names: how this feed writes the person asked for; empty where nobody is.
        unknown_name: a person asked for who is not in this feed.
        topic: what to look for; empty for anything the person says.
        topic_names: for each further name in the question, how this feed writes it.
        terms: lexical query.
    """

    question: Question
    speaker_names: tuple[str, ...]
    unknown_name: str | None
    topic: str
    topic_names: tuple[tuple[str, ...], ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Found:
    """What a search gives: score and candidate, best first."""

    hits: tuple[tuple[float, Candidate], ...]


def prepare(question: Question, speakers: Sequence[str], names: NameIndex, people: Collection[str]) -> Wanted:
    """Resolve the names of a question and make its terms.

    Args:
        question: as read.
        speakers: people named by the caller; they count before the one in the question.
        names: every name of the index.
        people: those that are persons'.
    """
    asked = tuple(speakers) or ((question.speaker,) if question.speaker else ())
    resolved = tuple(dict.fromkeys(name for one in asked for name in names.resolve(one)))
    topic, unknown = question.topic, None
    if asked and not resolved:
        if speakers or _is_personal(asked[0], people):
            unknown = bare_name(asked[0])
        else:
            topic = f"{question.speaker} {question.topic}".strip()
    rest = topic if asked else question.text
    topic_names = tuple(
        tuple(forms) for mention in find_mentions(rest) if (forms := [*names.resolve(mention.name), mention.name])
    )
    return Wanted(question, resolved, unknown, topic, topic_names, _terms(topic, topic_names))


def search(
    wanted: Wanted,
    record: Record,
    indexes: Indexes,
    encoder: Encoder,
    filters: Filters,
    weights: Weights,
) -> list[tuple[float, Candidate]]:
    """The passages that deserve to be shown, best first, near-identical ones once."""
    if wanted.unknown_name:
        return []
    if wanted.speaker_names:
        scored = _said(wanted, record, indexes, encoder, filters, weights)
    else:
        scored = _about(wanted, record, indexes, encoder, filters, weights)
    ordered = sorted(
        scored, key=lambda pair: (-round(pair[0], 3), -pair[1].item.published.timestamp(), pair[1].passage.start)
    )
    return fold_same(ordered)


def _about(
    wanted: Wanted, record: Record, indexes: Indexes, encoder: Encoder, filters: Filters, weights: Weights
) -> list[tuple[float, Candidate]]:
    """Passages on a topic."""
    evidence = _evidence(wanted, indexes, encoder, filters)
    scored = []
    for passage, item, found in _load(record, evidence):
        found = _with_names(found, wanted, passage, item)
        score = relevance(found, weights)
        if score >= weights.threshold:
            marks = word_spans(passage.text, {term.token for term in wanted.terms}, _flat(wanted.topic_names))
            scored.append((score, Candidate(passage, item, found, marks)))
    best = max((score for score, _ in scored), default=0.0)
    return [(score, candidate) for score, candidate in scored if score >= weights.cut * best]


def _said(
    wanted: Wanted, record: Record, indexes: Indexes, encoder: Encoder, filters: Filters, weights: Weights
) -> list[tuple[float, Candidate]]:
    """Passages in which the person speaks, on the topic where one is named."""
    item_ids = record.items_naming(wanted.speaker_names, _SPEAKER_ITEMS)
    if filters.item_ids:
        item_ids = [item_id for item_id in item_ids if item_id in filters.item_ids]
    if not item_ids:
        return []
    scope = replace(filters, item_ids=tuple(item_ids))
    evidence = _evidence(wanted, indexes, encoder, scope) if wanted.topic else {}
    for number in record.passage_ids(scope).tolist():
        evidence.setdefault(number, Evidence())
    people = [name for name, is_person in record.names().items() if is_person or name in wanted.speaker_names]
    statements: dict[str, list[Statement]] = {}
    scored = []
    for passage, item, found in _load(record, evidence):
        if item.id not in statements:
            statements[item.id] = _statements(item, people)
        spoken, sureness = _spoken(passage, statements[item.id], wanted.speaker_names)
        if not spoken:
            continue
        found = replace(_with_names(found, wanted, passage, item), speaks=sureness)
        topical = relevance(found, weights)
        if wanted.topic and topical < weights.topic_threshold:
            continue
        marks = speech_spans(passage.text, spoken)
        weight = sum(end - start for start, end in marks)
        score = sureness * (0.3 + 0.7 * min(1.0, topical)) if wanted.topic else sureness + 0.1 * min(1.0, weight / 80)
        scored.append((score, Candidate(passage, item, found, marks)))
    best = max((score for score, _ in scored), default=0.0)
    cut = weights.cut if wanted.topic else 0.0
    return [(score, candidate) for score, candidate in scored if score >= cut * best]


def _evidence(wanted: Wanted, indexes: Indexes, encoder: Encoder, filters: Filters) -> dict[int, Evidence]:
    """Dense and lexical scores of the best passages of each search, the filter inside each."""
    vector = encoder.encode_queries([wanted.topic])[0]
    cosines = dict(indexes.dense.search(vector, _POOL, filters))
    shares: dict[str, dict[int, float]] = {}
    for field in FIELDS:
        terms = [term for term in wanted.terms if term.field == field]
        frequencies = [(indexes.lexical.document_frequency(field, term.token), term.weight) for term in terms]
        ideal = ideal_score(frequencies, len(indexes.lexical))
        hits = indexes.lexical.search(terms, _POOL, filters) if ideal else []
        shares[field] = {number: score / ideal for number, score in hits}
    numbers = {*cosines, *shares["words"], *shares["grams"]}
    missing = [number for number in numbers if number not in cosines]
    if missing and vector.any():
        cosines.update(indexes.dense.scores(vector, np.array(sorted(missing), dtype=np.int64)))
    return {
        number: Evidence(cosines.get(number, 0.0), shares["words"].get(number, 0.0), shares["grams"].get(number, 0.0))
        for number in numbers
    }


def _load(record: Record, evidence: dict[int, Evidence]) -> list[tuple[Passage, FeedItem, Evidence]]:
    passages = record.passages(evidence)
    items = record.items({passage.item_id for passage in passages.values()})
    # A passage removed since the index was made is simply gone.
    return [
        (passage, items[passage.item_id], evidence[number])
        for number, passage in sorted(passages.items())
        if passage.item_id in items
    ]


def _with_names(evidence: Evidence, wanted: Wanted, passage: Passage, item: FeedItem) -> Evidence:
    if not wanted.topic_names:
        return evidence
    text = f"{item.headline}\n{passage.text}"
    present = sum(any(form in text for form in forms) for forms in wanted.topic_names)
    return replace(evidence, names=present / len(wanted.topic_names))


def _statements(item: FeedItem, people: Sequence[str]) -> list[Statement]:
    return find_statements(
        item.text, [name for name in people if name in item.text], "ja" if item.lang == "ja" else "en"
    )


def _spoken(passage: Passage, statements: Sequence[Statement], names: Collection[str]) -> tuple[list[Span], float]:
    """The person's sentences in a passage, as spans within it, and how surely they are that person's."""
    leading = [name for statement in statements for name in statement.speakers]
    dominant = max(set(leading), key=leading.count, default=None)
    spans, sureness = [], 0.0
    for statement in statements:
        if statement.start < passage.start or statement.end > passage.end:
            continue
        if any(name in names for name in statement.speakers):
            sureness = max(sureness, _ELIDED if statement.is_elided else _EXPLICIT)
        elif not statement.speakers and dominant in names:
            sureness = max(sureness, _LIKELY)
        else:
            continue
        spans.append((statement.start - passage.start, statement.end - passage.start))
    return spans, sureness


def _terms(topic: str, topic_names: Sequence[Sequence[str]]) -> tuple[Term, ...]:
    tokens = tokenize(topic)
    words = [*tokens.words, *(token for forms in topic_names for form in forms for token in tokenize(form).words)]
    grams = tokens.grams
    return tuple(Term("words", token) for token in dict.fromkeys(words)) + tuple(
        Term("grams", token) for token in dict.fromkeys(grams)
    )


def _is_personal(asked: str, people: Collection[str]) -> bool:
    """Whether "what did X say" names a person, rather than a ministry or a role."""
    if asked in people or (titles_meant(asked) and asked[:1].islower()):
        return False
    return bool(re.match(r"^[A-Z][^\s]*(?: [A-Z][^\s]*)*$", bare_name(asked))) or bool(find_mentions(asked))


def _flat(groups: Sequence[Sequence[str]]) -> list[str]:
    return [form for forms in groups for form in forms]
