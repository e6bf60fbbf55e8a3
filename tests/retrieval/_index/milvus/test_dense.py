"""Vectors on Milvus against every vector compared here."""

from pathlib import Path

import numpy as np
import pytest

from retrieval._index.milvus import dense as milvus_dense
from retrieval._index.milvus import engine as milvus_engine
from retrieval._index.milvus.dense import MilvusDense
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.manager import MilvusIndexes
from retrieval._storage.entries import SEGMENT_BITS
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL, put


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(8):
        put(record, make_item(f"橋{number}\n港{number}の話。工事が続く。{number}日まで。", handle=f"h{number % 2}"))
    numbers = record.passage_ids().tolist()
    dice = np.random.default_rng(8)
    rows = {row.passage_id: len(row.vectors) for row in record.rows(numbers, MODEL, DIM)}
    matrices = [dice.standard_normal((rows[number], DIM)).astype(np.float32) for number in numbers]
    record.put_vectors(numbers, [one / np.linalg.norm(one, axis=1, keepdims=True) for one in matrices], MODEL)
    return record


def brute(record: Record, query: np.ndarray) -> dict[int, float]:
    rows = record.rows(record.passage_ids().tolist(), MODEL, DIM)
    return {row.passage_id: float((row.vectors @ query).max()) for row in rows}


@pytest.mark.parametrize("gathered", [2_000, 1])
@pytest.mark.parametrize("method", ["FLAT", "HNSW"])
def test_the_best_segment_of_each_passage_counts(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch, gathered: int, method: str
) -> None:
    keeper = on_milvus.followed(record)
    dense = keeper.view().dense
    assert isinstance(dense, MilvusDense)
    monkeypatch.setattr(milvus_dense, "GATHERED", gathered)
    dense.engine.method = method
    numbers = record.passage_ids()
    assert len(dense.segments()) > len(numbers)
    assert set((dense.segments() >> SEGMENT_BITS).tolist()) == set(numbers.tolist())
    for query in np.eye(DIM, dtype=np.float32)[:3]:
        wanted = sorted(brute(record, query).items(), key=lambda pair: (-pair[1], pair[0]))
        for passages, k in ((None, 5), (numbers, 5), (numbers[::3], 4), (None, 1000)):
            allowed = set(numbers.tolist() if passages is None else passages.tolist())
            best = [pair for pair in wanted if pair[0] in allowed][:k]
            hits = dense.search(query, k, passages)
            assert [hit.passage_id for hit in hits] == [number for number, _ in best]
            assert [hit.score for hit in hits] == pytest.approx([score for _, score in best], abs=1e-4)
        scores = dense.scores(query, numbers[2:5])
        assert scores == {n: pytest.approx(brute(record, query)[n], abs=1e-4) for n in numbers[2:5].tolist()}
        one = dense.search(query, 100, numbers, filters=Filters(sources=("h1",)))
        assert 0 < len(one) < len(numbers)


def test_passages_of_very_many_segments_leave_a_place_for_others(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = on_milvus.followed(record)
    asked: list[int] = []
    real = Engine.search

    def search(
        engine: Engine, name: str, field: str, vector: object, limit: int, *args: object, **more: object
    ) -> object:
        asked.append(limit)
        return real(engine, name, field, vector, limit, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(milvus_dense, "_FOR_A_HIT", 1)
    monkeypatch.setattr(Engine, "search", search)
    assert isinstance(keeper, MilvusIndexes)
    assert len(keeper.view().dense.search(np.eye(DIM, dtype=np.float32)[0], 6)) == 6
    assert asked[0] == 6
    assert max(asked) <= milvus_engine.MOST_HITS
