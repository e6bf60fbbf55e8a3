"""One file a system that is measured; ``SYSTEMS`` names them in the order of the tables."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.peers.posts import Post, Where

FILLING = 2_000
"""Candidates for a system that filters after it has searched: twice what a filter of 1 % leaves ten of."""


class Found(NamedTuple):
    """A hit.

    Attributes:
        number: of the post.
        text: as the system gave it back; empty where it keeps none.
    """

    number: int
    text: str


class System(Protocol):
    """What ``benchmarks.peers.child`` calls. Made with the folder of the model, which is loaded at once."""

    def open(self, folder: Path) -> None:
        """Open what is stored in a folder, which may be empty."""
        ...

    def add(self, posts: Iterable[Post]) -> None:
        """Store all posts, in batches as the system's own documentation advises, until they can be asked."""
        ...

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        """The best posts first."""
        ...

    def close(self) -> None:
        """Write what is not yet on disk."""
        ...


@dataclass(frozen=True)
class Entry:
    """A row of the tables.

    Attributes:
        label: as printed.
        kind: ``own``, ``hybrid`` for words and vectors, ``dense`` for vectors alone, or ``floor``.
        module: the file beside this one.
        packages: whose versions are told.
        setup: how it is set up, and why so.
        stored_by: the system whose folder it asks; its own where empty.
        options: what its class is made with.
    """

    label: str
    kind: str
    module: str
    packages: tuple[str, ...]
    setup: str
    stored_by: str = ""
    options: tuple[tuple[str, int], ...] = ()


SYSTEMS: dict[str, Entry] = {
    "onrecord": Entry(
        "onrecord",
        "own",
        "own",
        ("onrecord", "faiss-cpu", "tantivy", "SudachiPy"),
        "as installed; who says what included",
    ),
    "txtai": Entry(
        "txtai hybrid",
        "hybrid",
        "txtai",
        ("txtai", "faiss-cpu"),
        "`hybrid` (BM25 and FAISS) with `content`; SQL with `similar()` and a `where`, ten times as many candidates as"
        " hits, its default; one question at a time, as it crashes when several threads ask",
    ),
    "txtai-wide": Entry(
        "txtai hybrid, wide",
        "hybrid",
        "txtai",
        ("txtai", "faiss-cpu"),
        f"the same, with {FILLING:,} candidates under a filter, so that its pages fill",
        stored_by="txtai",
        options=(("candidates", FILLING),),
    ),
    "lancedb": Entry(
        "lancedb hybrid",
        "hybrid",
        "lance",
        ("lancedb",),
        "full text (ICU words) and vectors, its RRF reranker, a bitmap index on the source, filters before the search;"
        " no vector index up to 100,000 rows, IVF_PQ beyond, as its documentation advises",
    ),
    "chroma": Entry(
        "chroma", "dense", "chroma", ("chromadb",), "HNSW by cosine, its defaults, `where` on metadata, largest batches"
    ),
    "langchain": Entry(
        "LangChain FAISS + BM25",
        "hybrid",
        "langchain",
        ("langchain-community", "langchain-classic", "rank-bm25", "faiss-cpu"),
        "`EnsembleRetriever` over FAISS and BM25 (words and pairs of Japanese characters),"
        f" `fetch_k` of {FILLING:,} under a filter",
    ),
    "qdrant": Entry(
        "qdrant local",
        "dense",
        "qdrant",
        ("qdrant-client",),
        "its local mode, vectors by cosine, filter on payload; it warns beyond 20,000 points",
    ),
    "faiss": Entry(
        "FAISS alone", "floor", "bare_faiss", ("faiss-cpu",), "IVF of 4√n lists, SQ8, 32 probed; filter by a bitmap"
    ),
    "tantivy": Entry(
        "tantivy alone",
        "floor",
        "bare_tantivy",
        ("tantivy",),
        "words and pairs of Japanese characters; filter by a term",
    ),
}
"""By name, in the order of the tables."""


def load(name: str, model: Path) -> System:
    """The system of a name, its libraries imported and its model loaded."""
    entry = SYSTEMS[name]
    module = importlib.import_module(f"{__name__}.{entry.module}")
    made: System = module.Adapter(model, **dict(entry.options))
    return made
