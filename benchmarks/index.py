"""The indexes alone at size: ``python -m benchmarks.index [--passages 100000]``.

Random unit vectors around a few hundred centres, three a passage, and random words of which few are frequent. Prints
how long it takes to make the indexes and to open their copies, and the median time of each kind of search: without a
filter, with one of a source and thirty days, and among a twentieth and a half of all passages. Recall is of the ten
nearest passages, against all of them. Sentences lie in no such clusters: ``--corpora FOLDER`` takes paragraphs of the
Kyoto corpus with the bundled model's vectors, for the dense index only, and development questions.
"""

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed import asked as asked_of
from benchmarks.speed import posts
from embeddings import load_encoder
from retrieval._index.local import columns, dense
from retrieval._index.local.columns import Columns, Published
from retrieval._index.local.dense import DenseIndex
from retrieval._index.local.files import read_copies, write_copy
from retrieval._index.local.lexical import Clause, LexicalIndex, Term
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow
from retrieval._storage.filters import Filters
from retrieval.text.tokens import Tokens

T = TypeVar("T")

DIM = 256
SEGMENTS = 3
SOURCES = 50
DAYS = 300
CENTRES = 600
WORDS = 50_000
LENGTH = 25
QUESTIONS = 40
K = 80
FIRST_DAY = date(2025, 1, 1)


def main() -> None:
    """Make the indexes, open them again, and search."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.index", description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--corpora", type=Path)
    options = parser.parse_args()
    count = options.passages
    if options.corpora:
        dense_searches(*real(options.corpora, count))
        return
    changes = Changes(Mark(1, 1), added=tuple(range(1, count + 1)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = timed("vectors indexed", lambda: DenseIndex.empty(DIM).apply(changes, rows(count)))
        table = timed("columns made", lambda: Columns.empty().apply(changes, published(count)))
        lexicals = LexicalFolder(folder, tokenize=split, version="1", knows=lambda _: True)
        timed("words indexed", lambda: lexicals.nothing().apply(changes, rows(count, with_vectors=False)))
        timed("copies written", lambda: save(folder, made, table))
        opened = timed("all opened and asked once", lambda: first_question(folder))
        timed("64 more passages", lambda: more(opened[0], count))
        searches(*opened, count)


def searches(index: DenseIndex, table: Columns, lexical: LexicalIndex, count: int) -> None:
    """Print the median times."""
    queries = [next(iter(vectors(1, seed=1_000 + n)))[0] for n in range(QUESTIONS)]
    asked = [clauses(seed=2_000 + n) for n in range(QUESTIONS)]
    filters = Filters(sources=("h7",), since=FIRST_DAY, until=FIRST_DAY + timedelta(days=30))
    median("columns: a source and thirty days", lambda _: table.allowed(filters), queries)
    dense_searches(index, queries, table.allowed(filters))
    twentieth, half = some(count, count // 20), some(count, count // 2)
    median("lexical: all", lambda query: lexical.search(query, K), asked)
    median("lexical: a source, thirty days", lambda query: lexical.search(query, K, filters=filters), asked)
    median("lexical: a twentieth", lambda query: lexical.search(query, K, twentieth), asked)
    median("lexical: half", lambda query: lexical.search(query, K, half), asked)


def dense_searches(
    index: DenseIndex, queries: Sequence[NDArray[np.float32]], month: NDArray[np.int64] | None = None
) -> None:
    """Print the median times of the dense index, and how much it finds."""
    count = int(index.parts[0].rows.passages[-1]) if index.parts else len(index)
    kinds = {"all": None, "a twentieth": some(count, count // 20), "half": some(count, count // 2)}
    for said, allowed in (kinds | ({"a source, thirty days": month} if month is not None else {})).items():
        median(f"dense: {said}", lambda query, chosen=allowed: index.search(query, K, chosen), queries)
        shares = [recall(index, query, allowed) for query in queries[:20]]
        print(f"{'':>10}recall at 10: {statistics.mean(shares):.3f}")
    for size in (240, 1_000, 10_000):
        chosen = some(count, min(count, size))
        median(f"dense: scores of {size} passages", lambda query, given=chosen: index.best(query, given), queries)


def some(count: int, size: int) -> NDArray[np.int64]:
    """Passages drawn from all, sorted."""
    return np.sort(np.random.default_rng(size).choice(count, size, replace=False)).astype(np.int64) + 1


def real(corpora: Path, count: int) -> tuple[DenseIndex, list[NDArray[np.float32]]]:
    """An index of paragraphs and their sentences, and vectors of questions."""
    encoder = load_encoder()
    texts = [line for item in posts(corpora, count) for line in item.text.split("\n")[1:]]
    segments = [[text, *re.findall("[^。]+。?", text)[:5]] for text in texts]
    ends = np.cumsum([len(parts) for parts in segments])
    matrices = np.split(encoder.encode_passages([part for parts in segments for part in parts]), ends[:-1])
    made = [IndexRow(n, f"item{n}", "h", 1, "", matrix) for n, matrix in enumerate(matrices, start=1)]
    changes = Changes(Mark(1, 1), added=tuple(row.passage_id for row in made))
    index = timed(f"{ends[-1]} vectors indexed", lambda: DenseIndex.empty(encoder.dim).apply(changes, made))
    questions = [question for some_asked in asked_of(corpora).values() for question in some_asked]
    return index, list(encoder.encode_queries(questions[:: len(questions) // QUESTIONS]))


def first_question(folder: Path) -> tuple[DenseIndex, Columns, LexicalIndex]:
    """Open everything that lies on disk and ask one question of it."""
    ((mark, arrays),) = read_copies(folder, dense.kind_for("benchmark"), lambda _: True)
    index = DenseIndex.from_arrays(mark, arrays, DIM)
    ((mark, arrays),) = read_copies(folder, columns.KIND, lambda _: True)
    table = Columns.from_arrays(mark, arrays)
    lexical = LexicalFolder(folder, tokenize=split, version="1", knows=lambda _: True).open()
    index.search(next(iter(vectors(1, seed=5)))[0], K, table.allowed(Filters()))
    lexical.search(clauses(seed=5), K)
    return index, table, lexical


def save(folder: Path, index: DenseIndex, table: Columns) -> None:
    """Write the copies."""
    write_copy(folder, dense.kind_for("benchmark"), index.mark, index.arrays())
    write_copy(folder, columns.KIND, table.mark, table.arrays())


def more(index: DenseIndex, count: int) -> DenseIndex:
    """The index with a group of passages more."""
    added = tuple(range(count + 1, count + 65))
    return index.apply(Changes(Mark(2, 2), added=added), rows(64, first=count + 1))


def recall(index: DenseIndex, query: NDArray[np.float32], allowed: NDArray[np.int64] | None) -> float:
    """Share of the ten nearest passages that a search finds."""
    known = index.best(query, np.arange(1, len(index) + 1, dtype=np.int64) if allowed is None else allowed)
    wanted = known[0][np.argsort(-known[1])[:10]]
    return len({hit.passage_id for hit in index.search(query, 10, allowed)} & set(wanted.tolist())) / len(wanted)


def rows(count: int, *, first: int = 1, with_vectors: bool = True) -> Iterator[IndexRow]:
    """Passages of invented words."""
    dice = np.random.default_rng(first)
    none = np.zeros((0, DIM), dtype=np.float32)
    matrices = vectors(count, seed=first) if with_vectors else (none for _ in range(count))
    words = frequent(dice, count * LENGTH).reshape(count, LENGTH)
    for number, matrix in enumerate(matrices, start=first):
        text = " ".join(map(str, words[number - first]))
        day = (FIRST_DAY + timedelta(days=number * DAYS // max(count, number))).toordinal()
        yield IndexRow(number, f"item{number}", f"h{number % SOURCES}", day, text, matrix)


def published(count: int) -> Iterator[Published]:
    """The same passages as the columns need them."""
    return map(Published.of, rows(count, with_vectors=False))


def vectors(count: int, seed: int) -> Iterator[NDArray[np.float32]]:
    """Unit vectors around centres, for one passage after the other."""
    centres = np.random.default_rng(1).standard_normal((CENTRES, DIM)).astype(np.float32)
    dice = np.random.default_rng(seed)
    for start in range(0, count, 10_000):
        size = min(10_000, count - start)
        near = centres[dice.integers(CENTRES, size=size)][:, None, :]
        matrix = near + dice.standard_normal((size, SEGMENTS, DIM), dtype=np.float32)
        yield from matrix / np.linalg.norm(matrix, axis=2, keepdims=True)


def frequent(dice: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Words by number, about as frequent as in a text without its most frequent ones (Zipf)."""
    weights = 1 / (np.arange(1, WORDS + 1) + 20)
    return dice.choice(WORDS, size=count, p=weights / weights.sum())


def clauses(seed: int) -> list[Clause]:
    """A question of eight words."""
    return [(Term("words", str(word)),) for word in frequent(np.random.default_rng(seed), 8)]


def split(text: str) -> Tokens:
    """Words are parted by spaces here."""
    return Tokens(text.split(" "), [])


def timed(said: str, work: Callable[[], T]) -> T:
    """Do something once and print how long it took."""
    start = time.perf_counter()
    result = work()
    print(f"{1000 * (time.perf_counter() - start):10.1f} ms  {said}")
    return result


def median(said: str, work: Callable[[T], object], questions: Sequence[T]) -> None:
    """Do something for each question and print the median time."""
    times = []
    for question in questions:
        start = time.perf_counter()
        work(question)
        times.append(1000 * (time.perf_counter() - start))
    print(f"{statistics.median(times):10.2f} ms  {said} (the quickest {min(times):.2f})")


if __name__ == "__main__":
    main()
