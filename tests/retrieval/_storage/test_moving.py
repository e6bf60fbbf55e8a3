"""A whole record from one engine to the other and back, row by row."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retrieval._storage.engine import Engine
from retrieval._storage.moving import holds_something, move_rows, tables
from retrieval._storage.opening import open_database
from retrieval._storage.record import Record
from retrieval.errors import BackupError
from retrieval.types.address import PostgresAddress
from retrieval.types.allowances import Allowance
from tests.conftest import MakeItem
from tests.retrieval._storage.filled import TEXT, fill
from tests.retrieval._storage.storing import put


@pytest.fixture
def source(sqlite_record: Record, make_item: MakeItem) -> Record:
    fill(sqlite_record, make_item)
    return sqlite_record


@pytest.fixture
def target(postgres: PostgresAddress) -> Iterator[Engine]:
    with closing(open_database(postgres)) as opened:
        yield opened


def everything(database: Engine) -> dict[str, list[object]]:
    with database.read() as connection:
        return {
            one.name: sorted(connection.execute(f"SELECT {', '.join(one.columns)} FROM {one.name}").fetchall(), key=str)
            for one in tables()
        }


def test_tables_come_behind_those_that_their_rows_belong_to() -> None:
    names = [one.name for one in tables()]
    for first, then in (("items", "passages"), ("passages", "mentions"), ("models", "vectors"), ("watches", "posts")):
        assert names.index(first) < names.index(then)
    assert {one.name: one.numbered for one in tables() if one.numbered} == {
        "passages": "passage_id",
        "models": "model_key",
        "changes": "number",
        "speaker_forms": "form_id",
        "watches": "watch_id",
        "posts": "claim_id",
    }


def test_what_was_done_in_the_last_seconds_stays_where_it_is(source: Record, target: Engine) -> None:
    once = [Allowance("user", "42", most=1, seconds=3_600)]
    there = Record(target).allowances
    assert source.allowances.take(once) is None
    assert there.take(once) is None
    assert not holds_something(target)
    assert "allowances" not in move_rows(source._database, target)
    assert there.take(once) is not None


def test_there_and_back_nothing_is_lost_and_nothing_changes(
    source: Record, target: Engine, tmp_path: Path, make_item: MakeItem
) -> None:
    before = everything(source._database)
    assert all(rows for name, rows in before.items() if name not in {"settings", "posts"}), "the test moves all kinds"
    told: list[tuple[int, int | None]] = []
    counts = move_rows(source._database, target, lambda done, total: told.append((done, total)))
    assert counts == {name: len(rows) for name, rows in before.items()}
    assert told[-1] == (2 * sum(counts.values()), 2 * sum(counts.values()))
    assert everything(target) == before == everything(source._database)
    with closing(open_database(tmp_path / "back.db")) as back:
        move_rows(target, back)
        assert everything(back) == before
        for database in (target, back):
            record = Record(database)
            assert record.faults() == []
            assert record.knows(source.last_change())
            # Numbers go on where they were: none of a row that is gone comes back.
            last = record.last_change().number
            watch = record.watches(lambda hits, _: list(hits)).all()[0]
            assert record.watches(lambda hits, _: list(hits)).add(watch).id == watch.id + 2
            newest = int(record.passage_ids()[-1])
            put(record, make_item(TEXT.replace("May", "December")))
            assert int(record.passage_ids()[-1]) > newest
            assert record.last_change().number > last


def test_the_newest_stored_stay_the_newest_stored(source: Record, target: Engine) -> None:
    move_rows(source._database, target)
    orders = []
    for database, column in ((source._database, "rowid"), (target, "number")):
        with database.read() as connection:
            orders.append([row[0] for row in connection.execute(f"SELECT item_id FROM items ORDER BY {column}")])
    assert orders[0] == orders[1]


def test_what_others_store_meanwhile_is_left_out(source: Record, target: Engine, make_item: MakeItem) -> None:
    items = len(source.all_item_ids())
    is_told: list[bool] = []

    def store(_done: int, _total: int | None) -> None:
        if not is_told:
            is_told.append(True)
            with closing(Record.open(source.file)) as other:
                put(other, make_item(TEXT.replace("May", "December")))

    assert move_rows(source._database, target, store)["items"] == items
    assert len(source.all_item_ids()) == items + 1


@pytest.mark.parametrize("column", ["headline", "text"])
def test_what_cannot_be_moved_is_named_and_nothing_is_there(source: Record, target: Engine, column: str) -> None:
    item_id = source.all_item_ids()[0]
    with source._database.write() as connection:
        connection.execute(f"UPDATE items SET {column} = ? WHERE item_id = ?", ("a\0b", item_id))
    with pytest.raises(BackupError, match=f"character of number 0 .*{item_id}"):
        move_rows(source._database, target)
    assert not holds_something(target)


def test_a_row_that_is_not_what_it_was_is_found(source: Record, target: Engine) -> None:
    with target.write() as connection:
        connection.execute(
            "CREATE FUNCTION spoilt() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN NEW.removed := 'never'; RETURN NEW; END $$"
        )
        connection.execute("CREATE TRIGGER spoils BEFORE INSERT ON removals FOR EACH ROW EXECUTE FUNCTION spoilt()")
    with pytest.raises(BackupError, match="A row of removals is not in"):
        move_rows(source._database, target)
    assert not holds_something(target)


def test_an_end_in_the_middle_leaves_the_target_empty(source: Record, target: Engine) -> None:
    def end(done: int, total: int | None) -> None:
        if total and done > total // 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_rows(source._database, target, end)
    assert not holds_something(target)


def test_what_is_to_be_finished_with_it_is_so_before_anybody_sees_it(source: Record, target: Engine) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        move_rows(source._database, target, finish=fail)
    assert not holds_something(target)
    done = list[bool]()
    move_rows(source._database, target, finish=lambda: done.append(True))
    assert done == [True]
