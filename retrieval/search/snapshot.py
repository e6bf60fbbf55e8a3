"""What one question is answered from; nothing in it changes while that lasts."""

from dataclasses import dataclass

from embeddings import Encoder
from retrieval._index.protocol import IndexView
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.names import NameIndex
from retrieval.people.directory import SpeakerDirectory
from retrieval.people.sources import Sources
from retrieval.query.plan import QueryPlan
from retrieval.search.evidence import Weights
from retrieval.types import Act


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The record with everything that is derived from it.

    Attributes:
        record: the record of truth; each thread reads it through a connection of its own.
        view: the indexes.
        encoder: of the dense one.
        names: every name of the feed.
        speakers: everyone who speaks.
        sources: every source, the one with most items first.
    """

    record: Record
    view: IndexView
    encoder: Encoder
    names: NameIndex
    speakers: SpeakerDirectory
    sources: Sources


@dataclass(frozen=True, eq=False)
class Search:
    """One search.

    Attributes:
        plan: what is asked.
        snapshot: where to look.
        filters: by source and day; only these passages are looked at.
        weights: how evidence adds up.
        by_day: whether the same statement on another day is shown too.
        acts: where somebody's words are asked for, only those with which one of these is done; None for anything.
        says_no: where somebody's words are asked for, only those that say no by themselves, whatever is done with them.
    """

    plan: QueryPlan
    snapshot: Snapshot
    filters: Filters
    weights: Weights
    by_day: bool = False
    acts: frozenset[Act] | None = None
    says_no: bool = False
