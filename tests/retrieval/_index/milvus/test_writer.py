"""A leader that is stopped at any step leaves what the next one puts right."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval._index import checking
from retrieval._index.history import History
from retrieval._index.local.lexical import Term
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.expressions import NO_TIME, SENTENCE, WHOLE, WORDS_ONLY
from retrieval._index.milvus.manager import MilvusIndexes
from retrieval._index.milvus.terms import NOWHERE, codes_of, number_of, sparse, voices_of
from retrieval._index.milvus.writer import rows_of
from retrieval._storage.entries import IndexRow, Voice
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL, put


class Killed(BaseException):
    """Stands for the end of a process, which nothing in it may notice."""


def test_a_passage_as_rows() -> None:
    vectors = np.arange(12, dtype=np.float32).reshape(3, 4)
    row = IndexRow(
        5, "item", "minato", 739000, "橋", "橋", vectors, moment=7, voices=(Voice(("ソレン", "市長"), "denial"),)
    )
    codes = codes_of(row)
    whole, *others = rows_of(row, codes, 4)
    assert (whole["pk"], whole["passage"], whole["kind"], whole["moment"]) == (5 * 64, 5, WHOLE, 7)
    assert (whole["source"], whole["item"]) == (number_of("source", "minato"), number_of("item", "item"))
    assert (whole["terms"], whole["words"], whole["vector"]) == (codes, sparse(codes), [0.0, 1.0, 2.0, 3.0])
    # Each segment may be found by whose words it is.
    assert all(one["voices"] == voices_of(row) != [] for one in (whole, *others))
    assert [one["pk"] for one in others] == [5 * 64 + 1, 5 * 64 + 2]
    assert all(one["kind"] == SENTENCE and not one["terms"] and one["words"] == {NOWHERE: 1.0} for one in others)
    (bare,) = rows_of(IndexRow(6, "item", "h", 1, "橋", None, vectors[:0]), [], 4)
    assert (bare["kind"], bare["vector"], bare["moment"]) == (WORDS_ONLY, [0.0] * 4, NO_TIME)


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Iterator[Record]:
    record = Record.open(tmp_path / "feed.db")
    for number in range(4):
        put(record, make_item(f"橋{number}\n港{number}の工事の話。"))
    yield record
    record.close()


STEPS = 9
"""What is written in one round with something removed, and a little more."""


@pytest.mark.parametrize("step", range(STEPS))
def test_stopped_at_any_step(
    record: Record, on_milvus: Keepers, make_item: MakeItem, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = on_milvus.followed(record)
    assert isinstance(leader, MilvusIndexes)
    reader = on_milvus.open(record)
    put(record, make_item("空\n空の工事。"))
    record.remove(make_item("橋1\n港1の工事の話。").id)
    kept = reader.view()
    left = iter(range(step))

    def stopping(real: Callable[..., None]) -> Callable[..., None]:
        def write(engine: Engine, name: str, what: Any) -> None:
            if next(left, None) is None:
                raise Killed
            real(engine, name, what)

        return write

    with monkeypatch.context() as patch:
        for name in ("upsert", "delete"):
            patch.setattr(Engine, name, stopping(getattr(Engine, name)))
        try:
            leader.follow()
        except Killed:
            # Whoever had opened it goes on as before, but for what the record has no more.
            found = {hit.passage_id for hit in kept.lexical.search([[Term("words", "工事")]], 100)}
            assert found <= set(kept.columns.passage_ids.tolist())
            assert kept.lexical.document_frequency("words", "空") == 0
    # Meanwhile the record goes on: what was half written may never have been.
    record.remove(make_item("空\n空の工事。").id)
    put(record, make_item("海\n海の工事。"))
    assert reader.follow()
    view = reader.view()
    assert list(checking.faults(view, record, MODEL, DIM)) == []
    assert len(view.lexical) == len(record.passage_ids())
    for word, count in (("空", 0), ("海", 2), ("工事", 4), ("橋", 3), ("1", 0)):
        assert view.lexical.document_frequency("words", word) == count
    assert next(left, None) is None or step == STEPS - 1


def test_what_was_to_go_goes_also_where_nothing_happens_any_more(
    record: Record, on_milvus: Keepers, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, reader = on_milvus.followed(record), on_milvus.followed(record)
    record.remove(make_item("橋1\n港1の工事の話。").id)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Engine, "delete", killed)
        with pytest.raises(Killed):
            leader.follow()
    assert isinstance(reader, MilvusIndexes)
    assert (held := reader._held()) is not None
    assert held.state.is_pending
    assert held.state.mark == record.last_change()
    # Whoever has the part at the moment is about to do it: nobody waits for that.
    with closing(record.lead("index", reader.folder)) as other:
        assert other.holds()
        assert reader.follow()
    assert reader.follow()
    assert reader.view().lexical.state.is_settled
    assert list(checking.faults(reader.view(), record, MODEL, DIM)) == []


def test_what_happens_to_a_passage_is_one_change(record: Record, on_milvus: Keepers) -> None:
    keeper = on_milvus.followed(record)
    history = History(record, MODEL, DIM)
    assert isinstance(keeper, MilvusIndexes)
    copy = keeper._held()
    assert copy is not None
    changes, rows = history.after(record.last_change())
    again = keeper._copies.writer(copy).apply(copy.state, changes, rows)
    assert again == replace(copy.state, written=again.written)
