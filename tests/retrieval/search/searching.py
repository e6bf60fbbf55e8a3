"""A search over invented items, as the engine starts it."""

from collections.abc import Sequence

from retrieval import Retriever
from retrieval._storage.filters import Filters
from retrieval.query.patterns import read_question
from retrieval.query.plan import plan_of
from retrieval.search.evidence import Weights
from retrieval.search.snapshot import Search
from retrieval.text.analyzer import Analyzer


def search_for(
    retriever: Retriever, question: str, *, speakers: Sequence[str] = (), filters: Filters | None = None
) -> Search:
    """What a question asks of a retriever's newest snapshot."""
    snapshot = retriever._current.snapshot()
    plan = plan_of(
        read_question(question),
        speakers,
        snapshot.names,
        snapshot.speakers,
        snapshot.record,
        Analyzer(),
        snapshot.sources,
    )
    return Search(plan, snapshot, filters or Filters(), Weights())
