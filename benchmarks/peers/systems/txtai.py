"""txtai: a hybrid index (BM25 and FAISS) over content in SQLite, asked in its SQL."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from txtai import Embeddings

from benchmarks.peers.model import Model
from benchmarks.peers.posts import Post, Where
from benchmarks.peers.systems import Found


class Adapter:
    """See ``benchmarks.peers.systems.System``.

    Args:
        model: folder of the model.
        candidates: how many of the index are looked at under a filter; its own choice where 0.
    """

    def __init__(self, model: Path, candidates: int = 0) -> None:
        # The model is loaded before the clock starts, as it is for all.
        loaded = Model(model)
        # It tells a function from a class to be made by the type of functions alone.
        self._vectors = lambda texts: loaded.encode(texts)
        self._candidates = candidates
        # Asked from several threads at once it ends the process with a segmentation fault.
        self._lock = threading.Lock()

    def open(self, folder: Path) -> None:
        self._place = folder / "index"
        self._embeddings = Embeddings(
            content=True,
            hybrid=True,
            method="external",
            transform=self._vectors,
            batch=1_024,
            encodebatch=1_024,
        )
        if (self._place / "config.json").exists() or (self._place / "config").exists():
            self._embeddings.load(str(self._place), config={"transform": self._vectors})

    def add(self, posts: Iterable[Post]) -> None:
        self._embeddings.index(
            (post.number, {"text": post.text, "source": post.source, "day": post.day, "title": post.title}, None)
            for post in posts
        )
        self._embeddings.save(str(self._place))

    def ask(self, question: str, where: Where, limit: int) -> Sequence[Found]:
        if not where:
            query, bound = question, None
        else:
            wide = f", {self._candidates}" if self._candidates else ""
            # Values are bound, never pasted in.
            clauses, values = _clauses(where)
            query = f"select id, text, score from txtai where similar(:question{wide}) and {clauses}"
            bound = {"question": question, **values}
        with self._lock:
            found = self._embeddings.search(query, limit, parameters=bound)
        return [Found(int(row["id"]), row["text"]) for row in found]

    def close(self) -> None:
        self._embeddings.close()


def _clauses(where: Where) -> tuple[str, dict[str, object]]:
    bound: dict[str, object] = {f"source{number}": source for number, source in enumerate(where.sources)}
    clauses = []
    if bound:
        clauses.append(f"source in ({', '.join(':' + name for name in bound)})")
    for name, operator, value in (("since", ">=", where.since), ("until", "<=", where.until)):
        if value is not None:
            clauses.append(f"day {operator} :{name}")
            bound[name] = value
    return " and ".join(clauses), bound
