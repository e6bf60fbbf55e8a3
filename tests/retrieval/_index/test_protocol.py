"""What holds for the indexes of either engine, through the protocol alone."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from retrieval._index import checking
from retrieval._index.local.lexical import Term
from retrieval._index.protocol import IndexKeeper, IndexView
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL, put

ONE = np.ones(DIM, dtype=np.float32) / np.sqrt(np.float32(DIM))
NO_FILTERS = Filters()
WORDS = [[Term("words", "橋")], [Term("words", "港")]]


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(12):
        handle = "minato" if number % 3 else "harborwire"
        put(record, make_item(f"橋{number}\n港{number}の工事の話。", handle=handle, published=moment(number)))
    return record


def moment(number: int) -> datetime:
    return datetime(2025, 3, 1 + number, 20, tzinfo=UTC)


def words_of(view: IndexView, **more: object) -> list[int]:
    return [hit.passage_id for hit in view.lexical.search(WORDS, 1000, **more)]  # type: ignore[arg-type]


def near(view: IndexView, filters: Filters = NO_FILTERS, passages: np.ndarray | None = None) -> list[int]:
    return [hit.passage_id for hit in view.nearest(ONE, 1000, passages, filters)]


def holds_everything(record: Record, keeper: IndexKeeper) -> bool:
    view = keeper.view()
    numbers = record.passage_ids().tolist()
    assert list(checking.faults(view, record, MODEL, DIM)) == []
    assert sorted(words_of(view)) == sorted(near(view)) == numbers
    assert len(view.lexical) == len(numbers)
    return view.mark == record.last_change() and not keeper.is_behind()


def test_made_from_nothing_and_read_again(record: Record, keepers: Keepers) -> None:
    assert keepers.open(record).is_behind()
    assert holds_everything(record, keepers.followed(record))
    again = keepers.open(record)
    assert again.follow(wait=False)
    assert holds_everything(record, again)


def test_behind_catches_up(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    keeper = keepers.followed(record)
    put(record, make_item("橋99\n港99の話。"))
    record.remove(make_item("橋3\n港3の工事の話。", handle="harborwire", published=moment(3)).id)
    before = keeper.view()
    assert keeper.is_behind()
    assert before.mark != record.last_change()
    assert keeper.follow()
    assert keeper.view() is not before
    assert holds_everything(record, keeper)


def test_two_hands_on_one_index(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    first, second = keepers.followed(record), keepers.followed(record)
    put(record, make_item("橋98\n港98の話。"))
    assert first.follow()
    assert second.is_behind()
    assert second.follow()
    assert holds_everything(record, first)
    assert holds_everything(record, second)


def test_a_view_knows_nothing_of_what_came_later(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    first, second = keepers.followed(record), keepers.followed(record)
    known = record.passage_ids().tolist()
    put(record, make_item("橋98\n港98の話。"))
    assert first.follow()
    old = second.view()
    assert sorted(words_of(old)) == sorted(near(old)) == old.lexical.passage_ids().tolist() == known
    assert old.lexical.document_frequency("words", "橋") == 12
    assert first.view().lexical.document_frequency("words", "橋") == 13


def test_vectors_that_come_later_are_found(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    keeper = keepers.open(record, "another", DIM)
    assert keeper.follow()
    assert near(keeper.view()) == []
    assert sorted(words_of(keeper.view())) == record.passage_ids().tolist()
    todo = record.unembedded("another")
    dice = np.random.default_rng(5)
    matrices = [dice.standard_normal((len(spans), DIM)).astype(np.float32) for _, _, spans in todo]
    record.put_vectors([number for number, *_ in todo], matrices, "another")
    assert keeper.follow()
    assert sorted(near(keeper.view())) == record.passage_ids().tolist()
    assert sorted(words_of(keeper.view())) == record.passage_ids().tolist()
    assert len(keeper.view().lexical) == len(record.passage_ids())
    assert keeper.view().lexical.document_frequency("words", "橋") == 12


FILTERS = (
    Filters(sources=("@Minato",)),
    Filters(sources=("minato", "harborwire"), since=date(2025, 3, 4)),
    Filters(until=date(2025, 3, 5)),
    Filters(since=date(2025, 3, 3), until=date(2025, 3, 9), sources=("harborwire",)),
    Filters(since=date(2025, 3, 3), until=date(2025, 3, 3), zone=ZoneInfo("Asia/Tokyo")),
    Filters(sources=('" or pk > 0 or source == "',)),
    Filters(sources=("nobody",)),
)


@pytest.mark.parametrize("has_time", [True, False])
def test_filters_are_inside_the_search(tmp_path: Path, keepers: Keepers, make_item: MakeItem, has_time: bool) -> None:
    record = Record.open(tmp_path / "feed.db")
    for number in range(9):
        handle = "minato" if number % 3 else "harborwire"
        put(record, make_item(f"橋{number}\n港{number}。", handle=handle, published=moment(number), has_time=has_time))
    view = keepers.followed(record).view()
    unfiltered = dict(view.lexical.search(WORDS, 1000))
    some = record.passage_ids()[::2]
    for filters in FILTERS:
        wanted = view.columns.allowed(filters)
        assert wanted is not None
        assert sorted(words_of(view, filters=filters)) == sorted(near(view, filters)) == wanted.tolist()
        assert all(unfiltered[number] == score for number, score in view.lexical.search(WORDS, 1000, filters=filters))
        both = sorted(set(wanted.tolist()) & set(some.tolist()))
        assert sorted(words_of(view, allowed=some, filters=filters)) == sorted(near(view, filters, some)) == both
        held, count = view.lexical.holding([[Term("words", "橋")], [Term("words", "港")]], 2, filters)
        assert count == len(wanted)
        newest = sorted(wanted.tolist(), key=lambda n: (-view.columns.days[view.columns.passage_ids == n][0], -n))
        assert held == newest[:2]


def test_what_holds_several_words_together(record: Record, keepers: Keepers) -> None:
    lexical = keepers.followed(record).view().lexical
    together = [Term("words", "工事"), Term("words", "話")]
    assert lexical.holding([together], 100)[1] == 12
    assert lexical.holding([[*together, Term("words", "空")]], 100) == ([], 0)
    assert lexical.holding([[*together, Term("words", "空")], [Term("words", "橋")]], 100)[1] == 12
    assert lexical.holding([[]], 100) == ([], 0)
    assert lexical.holding([together], 0) == ([], 0)


@pytest.mark.parametrize("token", ["AND", "words:橋", "*", '"', "a+b", "𠮷", "x" * 300, "(", "\\", "橋']or/pk>0"])
def test_any_token_is_found_as_it_is(tmp_path: Path, keepers: Keepers, make_item: MakeItem, token: str) -> None:
    record = Record.open(tmp_path / "feed.db")
    put(record, make_item("前 後"))
    number = record.passage_ids()[0]
    with record._database.write() as connection:
        connection.execute("UPDATE passages SET words = ?", (f"前 {token} 後" if token != "words:橋" else token,))
    view = keepers.followed(record).view()
    assert [hit.passage_id for hit in view.lexical.search([[Term("words", token)]], 5)] == [number]
    assert view.lexical.document_frequency("words", token) == 1


def test_nothing_to_find(tmp_path: Path, keepers: Keepers, record: Record) -> None:
    none = np.zeros(0, dtype=np.int64)
    empty = keepers.open(Record.open(tmp_path / "empty.db"))
    for view in (empty.view(), keepers.followed(record).view()):
        assert view.nearest(np.zeros(DIM, dtype=np.float32), 10, None, NO_FILTERS) == []
        assert view.nearest(ONE, 10, none, NO_FILTERS) == view.nearest(ONE, 0, None, NO_FILTERS) == []
        assert view.lexical.search([], 10) == view.lexical.search([[]], 10) == []
        assert view.lexical.search(WORDS, 10, none) == view.lexical.search(WORDS, 0) == []
        assert view.lexical.search([[Term("words", "空")]], 10) == []
        assert view.dense.scores(ONE, none) == {}


def test_rounds_of_updates_leave_the_answers_as_they_were(
    record: Record, keepers: Keepers, make_item: MakeItem
) -> None:
    """The same posts give the same hits and scores, whatever was added, changed and removed on the way."""
    keeper = keepers.followed(record)
    wanted = keeper.view().lexical.search(WORDS, 30), near(keeper.view())
    for turn in range(3):
        changed = [make_item(f"橋{n}\n港{n}の工事。{'続報。' * turn}", handle="mihon") for n in range(4)]
        for item in changed:
            put(record, item)
        keeper.follow()
        for item in changed:
            record.remove(item.id)
        keeper.follow()
    assert holds_everything(record, keeper)
    assert (keeper.view().lexical.search(WORDS, 30), near(keeper.view())) == wanted


def test_many_threads_may_follow_at_once(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    keeper = keepers.followed(record)
    put(record, make_item("橋99\n港99の話。"))
    threads = [threading.Thread(target=keeper.follow) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert holds_everything(record, keeper)


def test_another_encoder_has_an_index_of_its_own(record: Record, keepers: Keepers) -> None:
    keeper = keepers.followed(record)
    other = keeper.for_encoder("another", DIM)
    assert other.follow()
    assert near(other.view()) == []
    assert sorted(words_of(other.view())) == record.passage_ids().tolist()
    other.close()
    assert holds_everything(record, keeper)
