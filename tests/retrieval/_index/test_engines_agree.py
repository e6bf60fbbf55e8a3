"""Both engines against each other and against every passage looked at: the same passages, with the same scores."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval._index.local.columns import Columns, Published
from retrieval._index.local.dense import DenseIndex
from retrieval._index.local.lexical import Clause, Term, level_scores, levels_of
from retrieval._index.local.lexical_folder import LexicalFolder
from retrieval._index.local.manager import View
from retrieval._index.milvus import dense as milvus_dense
from retrieval._index.milvus import lexical as milvus_lexical
from retrieval._index.milvus import manager as milvus_manager
from retrieval._index.milvus.dense import MilvusDense
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.lexical import MilvusLexical
from retrieval._index.milvus.manager import MilvusView
from retrieval._index.milvus.state import State, Words
from retrieval._index.milvus.writer import Writer
from retrieval._index.protocol import Scored
from retrieval._index.speaking import Speaking
from retrieval._storage.changes import Changes, Mark
from retrieval._storage.entries import IndexRow, Voice
from retrieval._storage.filters import Filters
from tests.retrieval._index.engines import Keepers

DIM, PASSAGES = 24, 2_000
VOCABULARY = [f"{first}{second}" for first in "橋港市町村川山海森空" for second in "東西南北上下中大小新"]
FIRST_DAY = date(2025, 1, 1).toordinal()
NAMES, ACTS = ("ソレン", "ノルデン"), ("statement", "denial")
SPEAKING = (
    Speaking(frozenset({("ソレン", "")})),
    Speaking(frozenset({("ソレン", ""), ("ノルデン", "")}), frozenset({"denial"})),
    Speaking(frozenset({("ソレン", "")}), authors=("h1",)),
)
FILTERS = (
    Filters(),
    Filters(sources=("h1",), since=date(2025, 1, 10)),
    Filters(since=date(2025, 1, 20), until=date(2025, 1, 22)),
)


def made(number: int, dice: random.Random) -> IndexRow:
    words = " ".join(dice.choices(VOCABULARY, weights=range(1, 101), k=dice.randint(3, 40)))
    noise = np.random.default_rng(dice.randrange(2**32))
    vectors = noise.standard_normal((dice.randint(1, 3), DIM)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    day = FIRST_DAY + dice.randrange(40)
    # A third of the passages are the mayor's, more than are looked at one by one.
    voices = tuple(Voice((name, ""), dice.choice(ACTS)) for name in NAMES if dice.random() < 0.4)
    return IndexRow(number, f"item{number // 4}", f"h{dice.randrange(6)}", day, words, words, vectors, voices=voices)


class Both:
    """The same passages in either engine, written as the keepers of each do."""

    def __init__(self, engine: Engine, name: str, folder: Path) -> None:
        self.rows: dict[int, IndexRow] = {}
        self._engine, self._name = engine, name
        engine.create_passages(name, DIM)
        engine.create_words(f"{name}_words")
        self._words = Words(engine, f"{name}_words")
        self._writer = Writer(engine, name, self._words, DIM)
        self._state = State()
        folder.mkdir()
        lexical = LexicalFolder(folder, version="1", knows=lambda _: True).open()
        self.files = View(DenseIndex.empty(DIM), Columns.empty(), lexical)

    def change(self, added: list[IndexRow], removed: list[int]) -> None:
        """Take passages in and out."""
        for number in removed:
            del self.rows[number]
        self.rows |= {row.passage_id: row for row in added}
        changes = Changes(Mark(self._state.number + 1, 5), tuple(removed), tuple(row.passage_id for row in added))
        self._state = self._writer.apply(self._state, changes, added)
        view = self.files
        self.files = View(
            view.dense.apply(changes, added),
            view.columns.apply(changes, map(Published.of, added)),
            view.lexical.apply(changes, added),
        )

    @property
    def milvus(self) -> MilvusView:
        """What Milvus holds now."""
        dense = MilvusDense(self._engine, self._name, self._state)
        return MilvusView(dense, self.files.columns, MilvusLexical(self._engine, self._name, self._words, self._state))


@pytest.fixture
def engine(on_milvus: Keepers) -> Iterator[Engine]:
    engine = on_milvus.engine()
    yield engine
    engine.close()


def brute_dense(both: Both, query: np.ndarray, k: int, allowed: set[int]) -> list[Scored]:
    scores = {number: float((row.vectors @ query).max()) for number, row in both.rows.items() if number in allowed}
    return [Scored(*pair) for pair in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]]


def brute_words(both: Both, query: list[Clause], k: int, allowed: set[int]) -> list[Scored]:
    """BM25 worked out from the texts."""
    held = {number: dict(levels_of("words", (row.words or "").split())) for number, row in both.rows.items()}
    tokens = {term.token for clause in query for term in clause}
    counts = {token: sum(token in levels for levels in held.values()) for token in tokens}
    scores = {}
    for number in allowed:
        score = 0.0
        for clause in query:
            standing = [term for term in clause if term.token in held[number]]
            score += max(
                (level_scores(t.weight, counts[t.token], len(held))[held[number][t.token]] for t in standing),
                default=0.0,
            )
        if score:
            scores[number] = score
    return [Scored(*pair) for pair in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]]


def asked(dice: random.Random) -> list[Clause]:
    """Words with alternatives, as a question has them."""
    return [
        [Term("words", word, dice.choice((1.0, 0.6, 0.3))) for word in dice.sample(VOCABULARY, dice.randint(1, 4))]
        for _ in range(dice.randint(1, 4))
    ]


def test_the_first_ten(engine: Engine, tmp_path: Path) -> None:
    dice = random.Random(3)
    both = Both(engine, f"{engine.place.collection}_both", tmp_path / "index")
    both.change([made(number, dice) for number in range(1, PASSAGES + 1)], [])
    both.change([made(PASSAGES + 1, dice)], sorted(dice.sample(range(1, PASSAGES), 50)))
    found, wanted = 0, 0
    for turn in range(9):
        filters = FILTERS[turn % 3]
        listed = both.files.columns.allowed(filters)
        allowed = set(both.rows) if listed is None else set(listed.tolist())
        query = np.random.default_rng(turn).standard_normal(DIM).astype(np.float32)
        query /= np.linalg.norm(query)
        best = brute_dense(both, query, 10, allowed)
        for view in (both.files, both.milvus):
            hits = view.nearest(query, 10, None, filters)
            exact = dict(brute_dense(both, query, PASSAGES, allowed))
            assert all(hit.score == pytest.approx(exact[hit.passage_id], abs=1e-4) for hit in hits)
            found += len({hit.passage_id for hit in hits} & {hit.passage_id for hit in best})
            wanted += len(best)
        clauses = asked(dice)
        exactly = brute_words(both, clauses, 10, allowed)
        assert both.files.lexical.search(clauses, 10, filters=filters) == exactly
        assert both.milvus.lexical.search(clauses, 10, filters=filters) == exactly
    assert wanted
    assert found / wanted >= 0.98


@pytest.mark.parametrize("speaking", SPEAKING, ids=["anything", "denials", "account"])
def test_the_first_ten_of_whoever_speaks(
    engine: Engine, tmp_path: Path, speaking: Speaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (milvus_dense, milvus_lexical, milvus_manager):
        monkeypatch.setattr(module, "GATHERED", 9)
    dice = random.Random(4)
    both = Both(engine, f"{engine.place.collection}_spoken", tmp_path / "index")
    both.change([made(number, dice) for number in range(1, 301)], [])
    both.change([], sorted(dice.sample(range(1, 301), 9)))
    theirs = {number for number, row in both.rows.items() if is_theirs(row, speaking)}
    found, wanted = 0, 0
    for turn in range(4):
        filters = FILTERS[turn % 3]
        listed = both.files.columns.allowed(filters)
        allowed = theirs if listed is None else theirs & set(listed.tolist())
        numbers = np.array(sorted(theirs if turn < 3 else allowed), dtype=np.int64)
        query = np.random.default_rng(turn).standard_normal(DIM).astype(np.float32)
        query /= np.linalg.norm(query)
        best = brute_dense(both, query, 10, allowed)
        clauses = asked(dice)
        exactly = brute_words(both, clauses, 10, allowed)
        for view in (both.files, both.milvus):
            hits = view.nearest(query, 10, numbers, filters, speaking)
            assert {hit.passage_id for hit in hits} <= allowed
            found += len({hit.passage_id for hit in hits} & {hit.passage_id for hit in best})
            wanted += len(best)
            assert view.lexical.search(clauses, 10, numbers, filters=filters, speaking=speaking) == exactly
    assert len(theirs) > 80
    assert found / wanted >= 0.98


def is_theirs(row: IndexRow, speaking: Speaking) -> bool:
    spoken = {voice.form for voice in row.voices if speaking.acts is None or voice.act in speaking.acts}
    return bool(spoken & speaking.forms) or row.handle_key in speaking.authors


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rounds=st.lists(
        st.tuples(st.lists(st.integers(0, 2**20), max_size=6), st.sets(st.integers(0, 30), max_size=4)),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_added_changed_and_removed(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory, rounds: list[tuple[list[int], set[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("rounds")
    both = Both(engine, f"{engine.place.collection}_{folder.name}", folder / "index")
    newest = 0
    for seeds, gone in rounds:
        added = []
        for seed in seeds:
            newest += 1
            added.append(made(newest, random.Random(seed)))
        # An edited passage is a new one in the place of the old; one that is embedded again keeps its number.
        removed = sorted(number for number in gone if number in both.rows)
        again = [both.rows[number] for number in both.rows if number % 5 == 0 and number not in removed]
        both.change([*again, *added], removed)
        clauses: list[Clause] = [[Term("words", word) for word in VOCABULARY[n::10]] for n in range(3)]
        files, milvus = both.files, both.milvus
        assert milvus.lexical.search(clauses, 50) == files.lexical.search(clauses, 50)
        assert len(milvus.lexical) == len(files.lexical) == len(both.rows)
        assert milvus.dense.segments().tolist() == files.dense.segments().tolist()
        for word in VOCABULARY[::25]:
            counts = [view.lexical.document_frequency("words", word) for view in (files, milvus)]
            assert counts[0] == counts[1]
