"""Words on Milvus: the best are found however its own product orders them."""

from pathlib import Path

import pytest

from retrieval._index.local.lexical import Clause, Term
from retrieval._index.milvus import lexical as milvus_lexical
from retrieval._index.milvus.engine import Engine
from retrieval._index.milvus.lexical import MilvusLexical
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import put

ALTERNATIVES: list[Clause] = [[Term("words", word, 5.0) for word in ("橋", "港", "川", "海")], [Term("words", "空")]]


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    # Many hold every alternative of one clause, for which Milvus's product is great and the score is not.
    for number in range(60):
        put(record, make_item(f"話{number}\n橋と港と川と海の話{number}。"))
    for number in range(3):
        put(record, make_item(f"天{number}\n空と橋{number}。"))
    return record


@pytest.mark.parametrize("gathered", [2_000, 1])
def test_the_best_of_alternatives_counts(
    record: Record, keepers: Keepers, in_files: Keepers, monkeypatch: pytest.MonkeyPatch, gathered: int
) -> None:
    monkeypatch.setattr(milvus_lexical, "GATHERED", gathered)
    lexical = keepers.followed(record).view().lexical
    wanted = in_files.followed(record).view().lexical
    numbers = record.passage_ids()
    for k in (1, 3, 7, 500):
        for allowed in (None, numbers, numbers[::2]):
            assert lexical.search(ALTERNATIVES, k, allowed) == wanted.search(ALTERNATIVES, k, allowed)


def test_more_is_asked_for_until_nothing_better_is_left(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexical = on_milvus.followed(record).view().lexical
    asked: list[int] = []
    real = Engine.search

    def search(engine: Engine, name: str, field: str, vector: object, limit: int, *args: object) -> object:
        asked.append(limit)
        return real(engine, name, field, vector, limit, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "search", search)
    best = lexical.search(ALTERNATIVES, 3)
    assert len({hit.score for hit in best}) == 1
    assert len(asked) > 1
    asked.clear()
    assert lexical.search([[Term("words", "空")]], 3) == lexical.search([[Term("words", "空")]], 1000)[:3]
    assert asked[0] < 100


def test_how_often_a_token_stands_is_asked_for_once(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexical = on_milvus.followed(record).view().lexical
    assert isinstance(lexical, MilvusLexical)
    assert (lexical.document_frequency("words", "空"), lexical.document_frequency("words", "無")) == (3, 0)

    def unasked(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(Engine, "get", unasked)
    assert (lexical.document_frequency("words", "空"), lexical.document_frequency("words", "無")) == (3, 0)
    lexical._known.update(dict.fromkeys(range(milvus_lexical._KEPT_FREQUENCIES + 1), 1))
    monkeypatch.undo()
    assert lexical.document_frequency("words", "港") == 60
    assert len(lexical._known) == 1
