"""The newest there is, where no topic is asked for: posts, what anybody says in them, or what somebody says."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from retrieval.search.deduplicate import Deduplicator
from retrieval.search.evidence import Candidate, Evidence, Scored
from retrieval.search.retrieve import Loaded, load
from retrieval.search.snapshot import Search
from retrieval.search.speakers import places_of, spoken_in
from retrieval.search.spoken import Speech, within

_AT_ONCE = 64


def newest(search: Search, wish: int) -> tuple[list[Scored], int]:
    """The newest passages within the filters, the same statement once.

    Those in which the people asked for speak, or anybody, where words are asked for; else the beginning of each post.

    Args:
        search: the question; it names no topic.
        wish: so many different hits are looked for.

    Returns:
        The different ones among those read, and how many further passages were not read.
    """
    ordered = _newest_first(search)
    seen, begun, speech = Deduplicator(by_day=search.by_day, zone=search.filters.zone), set[str](), dict[str, Speech]()
    done = 0
    while done < len(ordered) and len(seen) < wish:
        batch = ordered[done : done + _AT_ONCE]
        done += len(batch)
        loaded = load(search.snapshot.record, dict.fromkeys(batch, Evidence()))
        if search.plan.asks_for_somebody:
            found = [candidate for _, candidate in spoken_in(search, loaded, speech)]
        elif search.plan.question.wants_speech:
            found = _spoken(search, loaded)
        else:
            found = _begun(loaded, begun)
        for candidate in _by_time(found):
            seen.add((1.0, candidate))
    return seen.kept(), len(ordered) - done


def _newest_first(search: Search) -> list[int]:
    """The passages that may be shown, the newest day first, those of one day in the order in which they came."""
    columns = search.snapshot.view.columns
    if search.plan.asks_for_somebody:
        numbers = np.array(sorted(places_of(search)), dtype=np.int64)
    else:
        allowed = columns.allowed(search.filters)
        numbers = columns.passage_ids if allowed is None else allowed
    days = columns.days[np.searchsorted(columns.passage_ids, numbers)]
    ordered: list[int] = numbers[np.argsort(-days, kind="stable")].tolist()
    return ordered


def _begun(loaded: Sequence[Loaded], begun: set[str]) -> list[Candidate]:
    """The first passage of each post that none was read of; the posts are added to those."""
    first: dict[str, Loaded] = {}
    for one in loaded:
        if one.item.id not in begun:
            first.setdefault(one.item.id, one)
    begun.update(first)
    return [Candidate(one.passage, one.item, one.evidence) for one in first.values()]


def _by_time(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates, the newest first; those of one post in its order."""
    return sorted(candidates, key=lambda one: (-one.item.published.timestamp(), one.item.id, one.passage.start))


def _spoken(search: Search, loaded: Sequence[Loaded]) -> list[Candidate]:
    """What is said in passages by somebody who is named."""
    items = {one.item.id: one.item for one in loaded}
    speech = {item_id: Speech(said) for item_id, said in search.snapshot.record.utterances(items).items()}
    return [
        replace(
            Candidate(one.passage, one.item, one.evidence),
            highlights=said.spans,
            speaker=said.speaker,
            kind=said.kind,
            words=said.words,
            utterances=said.utterances,
        )
        for one in loaded
        for said in within(speech[one.item.id].near(one.passage), one.passage, search.acts)
    ]
