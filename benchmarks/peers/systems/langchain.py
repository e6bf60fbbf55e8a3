"""LangChain: an ensemble of FAISS and BM25, kept on disk as its documentation shows (BM25 has no file of its own)."""

import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.docstore.in_memory import InMemoryDocstore
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_community.vectorstores.utils import DistanceStrategy
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from benchmarks.peers.model import DIMENSIONS, Model
from benchmarks.peers.posts import Post, Where, batches
from benchmarks.peers.systems import FILLING, Found
from benchmarks.peers.systems.words import words

_BATCH = 10_000
_WEIGHTS = [0.5, 0.5]


class _Embeddings(Embeddings):
    def __init__(self, model: Model) -> None:
        self._model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._model.encode(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self._model.one(text).tolist()


class Adapter:
    """See ``benchmarks.peers.systems.System``."""

    def __init__(self, model: Path) -> None:
        self._embeddings = _Embeddings(Model(model))

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._bm25: BM25Retriever | None = None
        if (folder / "bm25.pickle").exists():
            self._store = FAISS.load_local(
                str(folder),
                self._embeddings,
                allow_dangerous_deserialization=True,
                distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT,
            )
            self._bm25 = pickle.loads((folder / "bm25.pickle").read_bytes())
        else:
            self._store = FAISS(
                self._embeddings,
                faiss.IndexFlatIP(DIMENSIONS),
                InMemoryDocstore(),
                {},
                distance_strategy=DistanceStrategy.MAX_INNER_PRODUCT,
            )

    def add(self, posts: Iterable[Post]) -> None:
        documents: list[Document] = []
        for batch in batches(posts, _BATCH):
            made = [
                Document(post.text, metadata={"number": post.number, "source": post.source, "day": post.day})
                for post in batch
            ]
            self._store.add_documents(made)
            documents += made
        self._bm25 = BM25Retriever.from_documents(documents, preprocess_func=words)
        self._store.save_local(str(self._folder))
        (self._folder / "bm25.pickle").write_bytes(pickle.dumps(self._bm25))

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        assert self._bm25 is not None
        fetched = FILLING if where else limit
        kwargs: dict[str, object] = {"k": limit}
        if where:
            kwargs |= {"filter": lambda row: where.holds(row["source"], row["day"]), "fetch_k": fetched}
        ensemble = EnsembleRetriever(
            retrievers=[
                self._store.as_retriever(search_kwargs=kwargs),
                # A copy, for questions are asked from several threads.
                self._bm25.model_copy(update={"k": fetched}),
            ],
            weights=_WEIGHTS,
        )
        # BM25 filters nothing itself.
        found = [
            document
            for document in ensemble.invoke(question)
            if where.holds(document.metadata["source"], document.metadata["day"])
        ]
        return [Found(document.metadata["number"], document.page_content) for document in found[:limit]]

    def close(self) -> None:
        self._bm25 = None
