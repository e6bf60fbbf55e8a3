"""What somebody says: one query finds the places, which are then read in order until the page is full."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from retrieval._index.speaking import Speaking
from retrieval._storage.utterances import MOST_LITERAL
from retrieval.query.plan import QueryPlan
from retrieval.search.deduplicate import Deduplicator, deduplicate
from retrieval.search.evidence import (
    Candidate,
    Evidence,
    Scored,
    Weights,
    best_first,
    certain_first,
    odds_of,
    relevance,
)
from retrieval.search.retrieve import Loaded, load, prune, rescore, retrieve, with_words
from retrieval.search.snapshot import Search
from retrieval.search.spoken import Speech, Spoken, posted, spoken_by
from retrieval.speech.acts.saying_no import says_no
from retrieval.types import Utterance

CLOSELY = 48
"""Passages on a topic that are read; more where more hits are wished for."""

_AT_ONCE = 32
_MOST_READ = 512
"""Passages that are read at most where the record cannot tell which of them say no."""

_COMPARABLE = 3
"""Passages of one person from which on one of them can stand out."""


def said_by(search: Search, wish: int) -> tuple[list[Scored], int]:
    """The passages in which somebody speaks, on the topic where one is named, best first.

    Words of which the text says plainly that they are this person's come before all those that were given to the
    likeliest speaker.

    Args:
        search: the question.
        wish: so many different hits are looked for.

    Returns:
        The different ones among those read, and how many further passages were not read.
    """
    if search.plan.topic:
        return deduplicate(
            certain_first(best_first(_on_topic(search, wish))), by_day=search.by_day, zone=search.filters.zone
        ), 0
    certain, uncertain = _in_order(search)
    page = _Page(search, wish)
    if search.says_no:
        page.fill(certain[:_MOST_READ], lambda candidate: candidate.is_uncertain)
        return page.seen.kept(), 0
    held_back = page.fill(certain, lambda candidate: candidate.is_uncertain)
    unread = len(certain) - page.read
    if page.is_full:
        return page.seen.kept(), unread + len(held_back) + len(uncertain)
    for scored in held_back:
        page.seen.add(scored)
    page.fill(uncertain, lambda _: False)
    return page.seen.kept(), len(certain) + len(uncertain) - page.read


class _Page:
    """Passages in which those asked for speak, read in order until so many different ones are there.

    Attributes:
        seen: the different ones.
        read: how many passages were read.
    """

    def __init__(self, search: Search, wish: int) -> None:
        self.seen = Deduplicator(by_day=search.by_day, zone=search.filters.zone)
        self.read = 0
        self._search = search
        self._wish = wish
        self._speech: dict[str, Speech] = {}

    @property
    def is_full(self) -> bool:
        return len(self.seen) >= self._wish

    def fill(self, numbers: Sequence[int], is_held_back: Callable[[Candidate], bool]) -> list[Scored]:
        """Read passages until the page is full; gives those that are held back for the end.

        Of words that run over several passages one passage may hold too little for them to be shown there: then what
        the record knows of them is not what the passage shows.
        """
        held_back = []
        for start in range(0, len(numbers), _AT_ONCE):
            if self.is_full:
                break
            batch = numbers[start : start + _AT_ONCE]
            self.read += len(batch)
            loaded = load(self._search.snapshot.record, dict.fromkeys(batch, Evidence()))
            for scored in best_first(spoken_in(self._search, loaded, self._speech)):
                if is_held_back(scored[1]):
                    held_back.append(scored)
                else:
                    self.seen.add(scored)
        return held_back


def places_of(search: Search) -> list[int]:
    """The passages in which those asked for speak, within the filters."""
    return [*chain(*_in_order(search))]


def _in_order(search: Search) -> tuple[list[int], list[int]]:
    """The passages in which those asked for speak: those that give more words word for word first, then the newer.

    Returns:
        Those of whose words the text says plainly whose they are, and those given to the likeliest speaker only.
    """
    columns = search.snapshot.view.columns
    certain, uncertain = search.snapshot.record.speaking(search.plan.form_keys, search.filters, search.acts)
    posts = _posts(search)
    newest_first = posts[np.argsort(-columns.days[np.searchsorted(columns.passage_ids, posts)], kind="stable")]
    # What was stored since this snapshot was taken belongs to the next one.
    newest = columns.newest
    ordered = dict.fromkeys(number for number in [*certain, *newest_first.tolist()] if number <= newest)
    if uncertain:
        doubtful = set(uncertain)
        ordered = dict.fromkeys(number for number in ordered if number not in doubtful)
    return list(ordered), [number for number in uncertain if number <= newest]


def _posts(search: Search) -> NDArray[np.int64]:
    """The passages that the accounts asked for posted, sorted."""
    columns, filters = search.snapshot.view.columns, search.filters
    if not search.plan.authors or not _wants_statements(search):
        return np.zeros(0, dtype=np.int64)
    own = columns.allowed(replace(filters, sources=search.plan.authors), columns.allowed(filters))
    return columns.passage_ids if own is None else own


def _wants_statements(search: Search) -> bool:
    """Whether an account's own words answer: what they do is not read, and they are taken for statements."""
    return not search.says_no and (search.acts is None or "statement" in search.acts)


def _telling(literal_length: int) -> float:
    """More for words given word for word, up to a sentence of them."""
    return (1 + min(1.0, literal_length / MOST_LITERAL) / 10) / 1.1


def _on_topic(search: Search, wish: int) -> list[Scored]:
    """What those asked for say on the topic, ranked among exactly their passages."""
    return on_topic(search, sorted(chain(*_in_order(search))), _meant(search), max(CLOSELY, 2 * wish))


def _meant(search: Search) -> Speaking:
    """What ``_in_order`` looks for, but for the filters."""
    authors = search.plan.authors if _wants_statements(search) else ()
    return Speaking(search.plan.form_keys, search.acts, authors)


def on_topic(
    search: Search, places: Sequence[int], speaking: Speaking, count: int = CLOSELY, *, surely: Sequence[int] = ()
) -> list[Scored]:
    """What those asked for say on the topic in some passages.

    Args:
        search: the question.
        places: sorted numbers of passages in which they speak.
        speaking: what these have in common.
        count: at most so many, the likeliest, are read.
        surely: those of them that are read in any case.
    """
    if not len(places):
        return []
    plan, snapshot, weights = search.plan, search.snapshot, search.weights
    numbers = np.array(places, dtype=np.int64)
    if len(numbers) <= count:
        evidence = _evidence(search, numbers)
    else:
        evidence = prune(retrieve(search, numbers, 2 * count, speaking), weights, count)
        if unread := sorted(set(surely) - set(evidence)):
            evidence |= _evidence(search, np.array(unread, dtype=np.int64))
    found = [candidate for _, candidate in spoken_in(search, rescore(plan, load(snapshot.record, evidence)), {})]
    likely = [relevance(candidate.evidence, weights) for candidate in found]
    usual = statistics.median(map(odds_of, likely)) if len(likely) >= _COMPARABLE else math.inf
    scored = [
        ((one + candidate.evidence.coverage) / 2, candidate)
        for one, candidate in zip(likely, found, strict=True)
        if is_on_topic(candidate.evidence, weights, usual)
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [(score, candidate) for score, candidate in scored if score >= weights.speech_cut * best]


def _evidence(search: Search, numbers: NDArray[np.int64]) -> dict[int, Evidence]:
    """The evidence for each of some passages."""
    vector = search.snapshot.encoder.encode_queries([search.plan.topic])[0]
    cosines = search.snapshot.view.dense.scores(vector, numbers)
    return with_words(search, {number: Evidence(cosine=cosines.get(number, 0.0)) for number in numbers.tolist()})


def is_on_topic(evidence: Evidence, weights: Weights, usual: float) -> bool:
    """Whether a passage in which the person asked for speaks is on the topic.

    Whose words they are is certain, so that far less is asked of the words than in the whole feed; but they must share
    a word with the topic, in either language, or most of what it means, or stand out from what else this person says:
    near to it is every passage of a subject.

    Args:
        evidence: of the passage.
        weights: how it adds up.
        usual: the log odds of this person's passages in the middle; infinite where there are too few.
    """
    if evidence.coverage >= weights.speech_coverage:
        return True
    likely = relevance(evidence, weights)
    stands_out = odds_of(likely) - usual >= weights.speech_stands_out
    return likely >= weights.speech_threshold and (max(evidence.words, evidence.translated) > 0 or stands_out)


def spoken_in(search: Search, loaded: Sequence[Loaded], speech: dict[str, Speech]) -> list[Scored]:
    """What is said in passages by those asked for; passages in which they say nothing are left out.

    Args:
        search: the question.
        loaded: the passages.
        speech: what is said in the items read so far, by item id; those of the passages are added.
    """
    plan = search.plan
    fresh = {one.item.id: one.item for one in loaded if one.item.id not in speech}
    speech |= {item_id: Speech(said) for item_id, said in search.snapshot.record.utterances(fresh).items()}
    found = []
    for one in loaded:
        utterances = speech[one.item.id].near(one.passage)
        if search.says_no:
            utterances = [utterance for utterance in utterances if says_no(utterance.text)]
        said = spoken_by(plan.is_meant, utterances, one.passage, search.acts)
        if not said and one.item.handle in plan.authors and _wants_statements(search):
            said = posted(one.item, utterances, one.passage)
        if said:
            found.append((_telling(said.literal_length), _candidate(plan, one, said)))
    return found


def _candidate(plan: QueryPlan, one: Loaded, said: Spoken) -> Candidate:
    return Candidate(
        one.passage,
        one.item,
        one.evidence,
        said.spans,
        speaker=plan.name_of(said.speaker),
        kind=said.kind,
        words=said.words,
        utterances=tuple(_known_as(plan, utterance) for utterance in said.utterances),
    )


def _known_as(plan: QueryPlan, utterance: Utterance) -> Utterance:
    """An utterance whose speaker has the name that the index knows this person by."""
    speaker = plan.name_of(utterance.speaker) if utterance.speaker else None
    return utterance if speaker is utterance.speaker else utterance.model_copy(update={"speaker": speaker})
