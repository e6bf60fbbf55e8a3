"""The index on Milvus follows the record: gone, another record's, or written by somebody else at the moment."""

from contextlib import closing
from pathlib import Path

import pytest

from retrieval._index import checking
from retrieval._index.local.files import write_copy
from retrieval._index.local.lexical import Term
from retrieval._index.local.manager import index_folder
from retrieval._index.milvus import manager as milvus_manager
from retrieval._index.milvus.manager import MilvusIndexes
from retrieval._index.milvus.options import MilvusOptions
from retrieval._index.milvus.writer import Writer
from retrieval._index.protocol import IndexKeeper
from retrieval._storage.leading import FileLead
from retrieval._storage.record import Record
from retrieval.errors import IndexGoneError, StorageError
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL, put


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(5):
        put(record, make_item(f"橋{number}\n港{number}の工事の話。"))
    return record


def is_whole(record: Record, keeper: IndexKeeper) -> bool:
    view = keeper.view()
    assert list(checking.faults(view, record, MODEL, DIM)) == []
    assert view.lexical.document_frequency("words", "工事") == 5
    return view.mark == record.last_change()


def test_an_index_that_is_gone_is_made_again(record: Record, on_milvus: Keepers) -> None:
    keeper = on_milvus.followed(record)
    engine = on_milvus.engine()
    for place in (0, 1):
        engine.drop(sorted(on_milvus.collections(engine))[place])
        with pytest.raises(IndexGoneError):
            keeper.view().lexical.search([[Term("words", "港")]], 5)
        assert keeper.follow()
        assert is_whole(record, keeper)
    engine.close()


def test_a_new_copy_takes_the_place_of_the_old_one_as_a_whole(
    record: Record, on_milvus: Keepers, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, reader = on_milvus.followed(record), on_milvus.followed(record)
    wanted = reader.view().lexical.search([[Term("words", "工事")]], 9)
    seen = []
    real = Writer.apply

    def apply(writer: Writer, *args: object) -> object:
        state = real(writer, *args)  # type: ignore[arg-type]
        seen.append(reader.view().lexical.search([[Term("words", "工事")]], 9))
        return state

    # A database that was put back from an older copy has another history.
    monkeypatch.setattr(Writer, "apply", apply)
    monkeypatch.setattr(record, "knows", lambda mark: not mark.number)
    assert keeper.follow()
    assert seen == [wanted]
    monkeypatch.undo()
    with pytest.raises(IndexGoneError):
        reader.view().lexical.search([[Term("words", "工事")]], 9)
    assert reader.follow()
    assert is_whole(record, reader)


def test_an_index_of_another_record_is_made_again(
    record: Record, on_milvus: Keepers, tmp_path: Path, make_item: MakeItem
) -> None:
    other = Record.open(tmp_path / "other.db")
    put(other, make_item("別\n別の話。"))
    on_milvus.followed(other)
    keeper = on_milvus.open(record)
    assert len(keeper.view().lexical) == 0
    assert keeper.follow()
    assert is_whole(record, keeper)


def test_a_leader_that_does_not_end_is_not_waited_for(
    record: Record, on_milvus: Keepers, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = on_milvus.followed(record)
    monkeypatch.setattr(milvus_manager, "_LOCK_WAIT_S", 0.05)
    before = record.last_change()
    put(record, make_item("空\n空の話。"))
    with closing(record.lead("index", keeper.folder)) as other:
        assert other.holds()
        assert not keeper.follow()
        assert not keeper.follow(wait=False)
        assert keeper.view().mark == before != record.last_change()
        assert keeper.view().columns.mark == record.last_change()
        assert keeper.view().lexical.search([[Term("words", "工事")]], 5)
    assert keeper.follow()
    assert is_whole(record, keeper)


def test_while_nobody_has_made_it_a_question_finds_nothing(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = on_milvus.open(record)
    monkeypatch.setattr(milvus_manager, "_FIRST_WAIT_S", 0.05)
    with closing(record.lead("index", keeper.folder)) as other:
        assert other.holds()
        assert not keeper.follow()
        assert keeper.view().lexical.search([[Term("words", "工事")]], 5) == []
    assert keeper.follow()
    assert is_whole(record, keeper)


def test_whoever_writes_reads_what_was_written_before_whatever_is_set(record: Record, on_milvus: Keepers) -> None:
    assert on_milvus.place
    options = MilvusOptions(consistency="Bounded")
    keeper = MilvusIndexes(record, MODEL, DIM, on_milvus.place, options)
    assert keeper.follow()
    read, written = keeper.view().lexical.engine, keeper._copies._engine
    assert (read.options.consistency, written.options.consistency) == ("Bounded", "Strong")
    assert is_whole(record, keeper)
    keeper.close()


def test_nobody_waits_who_does_not_want_to(record: Record, on_milvus: Keepers) -> None:
    keeper = on_milvus.open(record)
    assert isinstance(keeper, MilvusIndexes)
    with keeper._following:
        assert not keeper.follow(wait=False)
    assert keeper.follow(wait=False)


def test_a_leader_that_lost_its_part_meanwhile_leaves_the_rest_to_another(
    record: Record, on_milvus: Keepers, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = on_milvus.followed(record)
    put(record, make_item("空\n空の話。"))
    for times in (1, 2, 3):
        left = iter([True] * times)
        with monkeypatch.context() as patch:
            patch.setattr(FileLead, "holds", lambda _, left=left: next(left, False))
            assert not keeper.follow()
        assert keeper.view().lexical.document_frequency("words", "空") == 0
    assert keeper.follow()
    assert keeper.view().lexical.document_frequency("words", "空") == 2
    assert is_whole(record, keeper)


def test_where_nothing_can_be_written_others_lead(
    record: Record, on_milvus: Keepers, make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unwritten(*_: object) -> None:
        raise StorageError("The folder cannot be written.", path="feed.db.index")

    keeper, reader = on_milvus.followed(record), on_milvus.open(record)
    put(record, make_item("空\n空の話。"))
    with monkeypatch.context() as patch:
        patch.setattr(record, "lead", unwritten)
        assert not reader.follow()
        assert reader.view().lexical.search([[Term("words", "工事")]], 5)
        patch.undo()
        assert keeper.follow()
        patch.setattr(record, "lead", unwritten)
        assert reader.follow()
    assert is_whole(record, reader)


def test_columns_are_read_from_their_copy(record: Record, on_milvus: Keepers) -> None:
    keeper = on_milvus.followed(record)
    assert not keeper.view().columns.wants_saving
    again = on_milvus.open(record)
    assert again.view().columns.mark == record.last_change()
    (file,) = keeper.folder.glob("columns-*")
    write_copy(index_folder(record.file), "columns", record.last_change(), {})
    assert not file.exists()
    assert on_milvus.open(record).view().columns.passage_ids.tolist() == []
    assert is_whole(record, on_milvus.followed(record))


def test_columns_that_cannot_be_saved_are_done_without(
    record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(milvus_manager, "write_copy", full)
    keeper = on_milvus.followed(record)
    assert keeper.view().columns.wants_saving
    assert is_whole(record, keeper)
