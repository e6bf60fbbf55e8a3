"""What somebody said that came into the index in a stretch of its history: each statement once, the oldest first.

A statement is no news

* that another item carried before, as far as that one was published within ``OCCASION`` of it: the words of an old
  statement may be said again;
* that its own item carried before it was edited;
* that is a headline over words of the same person that are news themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import compress

import numpy as np

from retrieval._index.local.lexical import Term
from retrieval._index.speaking import Speaking
from retrieval._storage.arrivals import Stretch
from retrieval.search.deduplicate import Deduplicator, statements_of
from retrieval.search.evidence import Candidate, Evidence, Scored
from retrieval.search.retrieve import load
from retrieval.search.same_statement import Fingerprint, Statements
from retrieval.search.snapshot import Search
from retrieval.search.speakers import on_topic, spoken_in
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize

OCCASION = timedelta(days=30)
"""So far apart, the same words were said on two occasions."""

_MOST_READ = 64
"""Earlier passages of one person that are all compared; of more, those alone that are likest by their words."""

_LIKEST = 16
_MOST_WORDS = 32


@dataclass(frozen=True)
class _Places:
    """Where those asked for speak.

    Attributes:
        fresh: passages in items that came or were edited, by number, with the item of each.
        others: all others within the occasion.
        before: of items that were edited, what they said before.
    """

    fresh: Mapping[int, str]
    others: frozenset[int]
    before: Mapping[str, Sequence[str]]


def news(search: Search, stretch: Stretch, since: date, analyzer: Analyzer) -> list[Scored]:
    """What those asked for said that is news, the oldest first; see the module.

    Args:
        search: the question; its filters hold no days.
        stretch: of the history.
        since: items published on an earlier day are no news.
        analyzer: tells words; of this thread.
    """
    # Passages that are replaced meanwhile would be missing in both forms.
    with search.snapshot.record.standing():
        places = _places(search, stretch, since)
        if not places.fresh:
            return []
        told = [one for one in map(_Told, _spoken(search, places, since)) if one.keep_new(places.before)]
        known = _known(search, places.others, told, analyzer)
    left = [one for one in told if one.keep_unknown(known)]
    return _once(_without_headlines(left), search)


class _Told:
    """A candidate, and which of its statements are news so far.

    Attributes:
        candidate: as it was found.
        said: its statements.
        is_news: whether each of them is.
    """

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.said = statements_of(candidate)
        self.is_news = [True] * len(self.said)

    @property
    def words(self) -> list[str]:
        return list(compress(self.candidate.words, self.is_news))

    @property
    def news(self) -> list[Fingerprint]:
        return list(compress(self.said, self.is_news))

    def keep_new(self, before: Mapping[str, Sequence[str]]) -> bool:
        """Leave out what the item said before it was edited; whether anything is left."""
        texts = [_folded(text) for text in before.get(self.candidate.item.id, ())]
        return self._keep(not any(_folded(words) in text for text in texts) for words in self.candidate.words)

    def keep_unknown(self, known: Statements) -> bool:
        """Leave out what is known; whether anything is left."""
        return self._keep(not known.carrying(one) for one in self.said)

    def narrowed(self) -> Candidate:
        """The candidate with those of its words alone that are news."""
        one = self.candidate
        utterances = tuple(compress(one.utterances, self.is_news))
        return replace(
            one,
            highlights=tuple(compress(one.highlights, self.is_news)),
            words=tuple(self.words),
            utterances=utterances,
            speaker=utterances[0].speaker if utterances else one.speaker,
            kind=utterances[0].kind if utterances else one.kind,
        )

    def _keep(self, kept: Iterable[bool]) -> bool:
        self.is_news = [was and still for was, still in zip(self.is_news, kept, strict=True)]
        return any(self.is_news)


def _places(search: Search, stretch: Stretch, since: date) -> _Places:
    plan, record = search.plan, search.snapshot.record
    recent = record.places(plan.form_keys, plan.authors, replace(search.filters, since=since))
    items = set(recent.values())
    came = record.arrived(items, stretch)
    before = record.said_before(items - came, stretch)
    fresh = {number: item_id for number, item_id in recent.items() if item_id in came or item_id in before}
    if not fresh:
        return _Places({}, frozenset(), {})
    around = record.places(plan.form_keys, plan.authors, _around(search, since).filters)
    return _Places(fresh, frozenset(around) - set(fresh), before)


def _meant(search: Search) -> Speaking:
    """What ``Record.places`` looks for, but for the filters: whatever is done with the words."""
    return Speaking(search.plan.form_keys, authors=search.plan.authors)


def _around(search: Search, since: date) -> Search:
    """The same search among all that may have been said on the same occasions."""
    first = since - OCCASION if since - date.min > OCCASION else date.min
    return replace(search, filters=replace(search.filters, since=first))


def _spoken(search: Search, places: _Places, since: date) -> list[Candidate]:
    """What is said in the fresh passages, on the topic where one is asked for, the oldest first."""
    if search.plan.topic:
        every = sorted({*places.fresh, *places.others})
        found = on_topic(_around(search, since), every, _meant(search), surely=list(places.fresh))
    else:
        found = spoken_in(search, load(search.snapshot.record, dict.fromkeys(places.fresh, Evidence())), {})
    fresh = set(places.fresh.values())
    return sorted((one for _, one in found if one.item.id in fresh), key=_by_time)


def _by_time(candidate: Candidate) -> tuple[float, str, int]:
    return candidate.item.published.timestamp(), candidate.item.id, candidate.passage.start


def _known(search: Search, numbers: Iterable[int], told: Iterable[_Told], analyzer: Analyzer) -> Statements:
    """What those asked for say in other passages, as far as it may be the same as what is told."""
    earlier = np.array(sorted(numbers), dtype=np.int64)
    read = set(earlier.tolist())
    if len(earlier) > _MOST_READ:
        read = set()
        for words in dict.fromkeys(words for one in told for words in one.words):
            tokens = list(dict.fromkeys(tokenize(words, analyzer).words))[:_MOST_WORDS]
            clauses = [(Term("words", token),) for token in tokens]
            found = search.snapshot.view.lexical.search(clauses, _LIKEST, earlier, speaking=_meant(search))
            read.update(one.passage_id for one in found)
    known = Statements()
    for _, candidate in spoken_in(search, load(search.snapshot.record, dict.fromkeys(read, Evidence())), {}):
        known.add(0, statements_of(candidate))
    return known


def _without_headlines(told: Sequence[_Told]) -> list[_Told]:
    """Without headlines over words that are told themselves."""
    quoted = {one.candidate.item.id for one in told if not _is_headline(one)}
    return [one for one in told if not (_is_headline(one) and one.candidate.item.id in quoted)]


def _is_headline(told: _Told) -> bool:
    utterances = list(compress(told.candidate.utterances, told.is_news))
    return bool(utterances) and all(one.kind == "headline" for one in utterances)


def _once(told: Iterable[_Told], search: Search) -> list[Scored]:
    """Each statement once, also where it runs over several passages."""
    seen, begun = Deduplicator(zone=search.filters.zone), set[tuple[str, int]]()
    for one in told:
        narrowed = one.narrowed()
        parts = {(narrowed.item.id, utterance.start) for utterance in narrowed.utterances}
        if not parts or parts - begun:
            seen.add((1.0, narrowed), one.news)
            begun |= parts
    return seen.kept()


def _folded(text: str) -> str:
    return "".join(text.split())
