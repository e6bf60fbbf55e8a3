"""Who else says this: items that carry the words of a message or the same statement, then those near to it.

A passage carries a message where somebody in it says what somebody says in the message (see ``same_statement``), or
where a whole sentence of the message stands in it, marks and spaces aside. Where the passage has those words as denied
or asked, or only has words like them, it is near, and no more is claimed.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property

from retrieval._storage.filters import Filters
from retrieval.query.message import Message
from retrieval.query.patterns import Question
from retrieval.query.plan import plan_of
from retrieval.search.deduplicate import Deduplicator, statements_of
from retrieval.search.engine import marked
from retrieval.search.evidence import Candidate, Evidence, Scored, Weights, relevance
from retrieval.search.retrieve import Loaded, load, prune, rescore, retrieve
from retrieval.search.same_statement import Fingerprint, fingerprint, is_same_statement
from retrieval.search.snapshot import Search, Snapshot
from retrieval.search.spoken import Speech, Spoken, within
from retrieval.search.topics import FEW, READ
from retrieval.speech.utterances import find_utterances
from retrieval.text.analyzer import Analyzer
from retrieval.text.tokens import tokenize
from retrieval.types import FeedItem, Passage, Span

MOST_SENTENCES = 6
"""Sentences of a message that are looked for: those whose words are rarest in the feed."""

CARRIES = 0.95
"""The score of a passage that carries the message; 1 is that of the item whose address is in it."""

_LONGEST = 400
_OPENING = 4
_HALF = 0.5


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is looked for.

    Attributes:
        message: as read.
        today: the day on which it is looked for.
    """

    message: Message
    today: date

    @cached_property
    def said(self) -> list[Fingerprint]:
        """What somebody says in the message."""
        text = self.message.text
        published = datetime(self.today.year, self.today.month, self.today.day, tzinfo=UTC)
        item = FeedItem(source="", handle="", published=published, headline="", text=text, lang=self.message.language)
        said = tuple(one for one in find_utterances(item) if one.speaker)
        spans = tuple((one.start, one.end) for one in said)
        whole = Passage(item_id=item.id, start=0, end=len(text), text=text)
        words = tuple(one.text for one in said)
        candidate = Candidate(whole, item, Evidence(), highlights=spans, words=words, utterances=said)
        return statements_of(candidate) if said else []

    @cached_property
    def bare(self) -> list[Fingerprint]:
        """Its sentences as somebody's words, whoever's."""
        return [fingerprint(sentence, self.today, frame="") for sentence in self.message.sentences]

    @cached_property
    def folded(self) -> list[str]:
        """Its sentences as they are looked for in passages."""
        return [_folded(sentence)[0] for sentence in self.message.sentences]

    def is_said_by(self, other: Fingerprint) -> bool:
        """Whether a statement is one of the message's; to words alone anybody's plain statement is the same."""
        if any(is_same_statement(one, other) for one in self.said):
            return True
        if other.act != "statement" or other.stance:
            return False
        # Words that begin otherwise are others, even where one of them is cut.
        like = (one for one in self.bare if one.wording[:_OPENING] == other.wording[:_OPENING])
        return any(is_same_statement(replace(one, speaker=other.speaker, role=other.role), other) for one in like)

    def standing_in(self, text: str) -> Span | None:
        """Where the first sentence of the message that stands in a text stands there."""
        folded, places = _folded(text)
        for sentence in self.folded:
            if (at := folded.find(sentence)) >= 0:
                return places[at], places[at + len(sentence) - 1] + 1
        return None


def carried(wanted: Wanted, snapshot: Snapshot, filters: Filters, weights: Weights, analyzer: Analyzer) -> list[Scored]:
    """The passages that carry a message, the earliest first, then those near to it; the same statement once.

    Args:
        wanted: what is looked for.
        snapshot: where.
        filters: by source.
        weights: how evidence adds up.
        analyzer: tells words; of this thread.
    """
    carrying: list[Candidate] = []
    near: dict[tuple[str, int], Scored] = {}
    for search in _searches(wanted.message, snapshot, filters, weights, analyzer):
        evidence = prune(retrieve(search), weights, READ)
        loaded = rescore(search.plan, load(snapshot.record, evidence))
        for candidate in _judged(wanted, loaded, snapshot):
            place = candidate.item.id, candidate.passage.start
            score = relevance(candidate.evidence, weights)
            if not candidate.is_weak:
                carrying.append(candidate)
            elif score >= weights.weak_below and score > near.get(place, (0.0, candidate))[0]:
                ((_, shown),) = marked([(score, candidate)], search.plan, analyzer)
                near[place] = score, shown
    earliest = sorted(carrying, key=lambda one: (one.item.published, one.item.id, one.passage.start))
    surely = _once((CARRIES, one) for one in earliest)
    told = {(one.item.id, one.passage.start) for one in earliest}
    rest = sorted((one for place, one in near.items() if place not in told), key=lambda pair: -pair[0])
    return [*surely, *_once(rest)[: max(0, FEW - len(surely))]]


def _once(scored: Iterable[Scored]) -> list[Scored]:
    seen = Deduplicator()
    for one in scored:
        seen.add(one)
    return seen.kept()


def _searches(
    message: Message, snapshot: Snapshot, filters: Filters, weights: Weights, analyzer: Analyzer
) -> Iterator[Search]:
    for sentence in _rarest(message.sentences, snapshot, analyzer):
        topic = sentence[:_LONGEST]
        question = Question(topic, message.language, topic=topic)
        plan = plan_of(question, (), snapshot.names, snapshot.speakers, snapshot.record, analyzer, snapshot.sources)
        yield Search(plan, snapshot, filters, weights)


def _rarest(sentences: Sequence[str], snapshot: Snapshot, analyzer: Analyzer) -> list[str]:
    """Of many sentences those that tell most, in their order."""
    if len(sentences) <= MOST_SENTENCES:
        return list(sentences)
    index = snapshot.view.lexical
    rarity: dict[str, float] = {}

    def telling(sentence: str) -> float:
        words = set(tokenize(sentence[:_LONGEST], analyzer).words)
        for word in words - set(rarity):
            rarity[word] = math.log1p(len(index) / (1 + index.document_frequency("words", word)))
        return sum(rarity[word] for word in words)

    chosen = set(sorted(sentences, key=telling, reverse=True)[:MOST_SENTENCES])
    return [one for one in sentences if one in chosen]


def _judged(wanted: Wanted, loaded: Sequence[Loaded], snapshot: Snapshot) -> Iterator[Candidate]:
    """Passages as they carry the message, or as they are near to it."""
    items = {one.item.id: one.item for one in loaded}
    speech = {item_id: Speech(said) for item_id, said in snapshot.record.utterances(items).items()}
    for one in loaded:
        spoken = [_spoken(one, said) for said in within(speech[one.item.id].near(one.passage), one.passage)]
        same = [said for said in spoken if any(map(wanted.is_said_by, statements_of(said)))]
        if same:
            yield _together(same)
            continue
        bare = Candidate(one.passage, one.item, one.evidence)
        span = wanted.standing_in(one.passage.text)
        if span is None:
            yield replace(bare, is_weak=True)
            continue
        said_there = [said for said in spoken if _overlap(said.highlights[0], span)]
        if not said_there:
            yield replace(bare, highlights=(span,))
            continue
        facts = [fact for said in said_there for fact in statements_of(said)]
        is_doubtful = any(fact.act != "statement" or fact.stance for fact in facts)
        yield replace(_together(said_there), is_weak=is_doubtful)


def _together(said: Sequence[Candidate]) -> Candidate:
    """What several say in one passage, as one candidate."""
    return replace(
        said[0],
        highlights=tuple(span for one in said for span in one.highlights),
        words=tuple(words for one in said for words in one.words),
        utterances=tuple(utterance for one in said for utterance in one.utterances),
    )


def _spoken(one: Loaded, said: Spoken) -> Candidate:
    return Candidate(
        one.passage,
        one.item,
        one.evidence,
        highlights=said.spans,
        speaker=said.speaker,
        kind=said.kind,
        words=said.words,
        utterances=said.utterances,
    )


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= _HALF * min(one[1] - one[0], other[1] - other[0])


def _folded(text: str) -> tuple[str, list[int]]:
    """Letters and digits of a text in one width and case, and where each of them stands."""
    signs: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for sign in unicodedata.normalize("NFKC", char).casefold():
            if sign.isalnum():
                signs.append(sign)
                places.append(place)
    return "".join(signs), places
