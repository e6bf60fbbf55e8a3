"""Whose words a search is for: the same passages from either engine, whatever the record goes through."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval._index.local.lexical import Term
from retrieval._index.milvus import dense as milvus_dense
from retrieval._index.milvus import expressions as milvus_expressions
from retrieval._index.milvus import lexical as milvus_lexical
from retrieval._index.milvus import manager as milvus_manager
from retrieval._index.milvus.engine import Engine
from retrieval._index.protocol import IndexView
from retrieval._index.speaking import Speaking
from retrieval._storage.filters import Filters
from retrieval._storage.record import Record
from retrieval.ingest.annotate import annotate
from retrieval.text.analyzer import Analyzer
from retrieval.types import FeedItem, Speaker
from tests.conftest import MakeItem
from tests.retrieval._index.engines import Keepers
from tests.retrieval._storage.storing import DIM, MODEL, put, put_as, vectors

ONE = np.ones(DIM, dtype=np.float32) / np.sqrt(np.float32(DIM))
WORDS = [[Term("words", "橋")], [Term("words", "会見")]]
MAYOR, FORMER, NORDEN = ("ソレン", "市長"), ("ソレン", "前市長"), ("ノルデン", "")


def said(number: int) -> str:
    name = "ソレン市長" if number % 2 else "ノルデン氏"
    return f"会見{number}\n{name}は、橋{number}を直すと述べた。"


@pytest.fixture(autouse=True)
def _without_gathering(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where there are thousands of passages: none are looked at one by one."""
    for module in (milvus_dense, milvus_lexical, milvus_manager):
        monkeypatch.setattr(module, "GATHERED", 0)


@pytest.fixture
def record(tmp_path: Path, make_item: MakeItem) -> Record:
    record = Record.open(tmp_path / "feed.db")
    for number in range(1, 11):
        item = make_item(said(number), handle="harborwire" if number % 3 else "minato")
        put_as(record, item, act="denial" if number > 7 else "statement")
    assert {form.key for form in record.speaker_forms()[0]} == {MAYOR, NORDEN}
    return record


def places(record: Record, speaking: Speaking, filters: Filters | None = None) -> np.ndarray:
    """What the record tells of it."""
    certain, likely = record.speaking(speaking.forms, filters, speaking.acts)  # type: ignore[arg-type]
    own = record.passage_ids(Filters(sources=speaking.authors)) if speaking.authors else []
    return np.array(sorted({*certain, *likely, *map(int, own)}), dtype=np.int64)


def found(view: IndexView, passages: np.ndarray, speaking: Speaking, k: int = 100) -> tuple[set[int], set[int]]:
    near = view.nearest(ONE, k, passages, Filters(), speaking)
    words = view.lexical.search(WORDS, k, passages, speaking=speaking)
    return {hit.passage_id for hit in near}, {hit.passage_id for hit in words}


def agrees(view: IndexView, record: Record, *asked: Speaking) -> bool:
    wanted = [set(places(record, one).tolist()) for one in asked]
    assert any(wanted)
    return [found(view, places(record, one), one) for one in asked] == [(one, one) for one in wanted]


ASKED = (
    Speaking(frozenset({MAYOR})),
    Speaking(frozenset({MAYOR, NORDEN})),
    Speaking(frozenset({MAYOR}), frozenset({"denial"})),
    Speaking(frozenset({MAYOR, NORDEN, FORMER}), frozenset({"denial", "question"})),
    Speaking(frozenset({NORDEN}), authors=("@Minato",)),
    Speaking(authors=("minato", "harborwire")),
)


def test_by_speaker_act_and_account(record: Record, keepers: Keepers) -> None:
    view = keepers.followed(record).view()
    for one in ASKED:
        assert agrees(view, record, one)
    numbers = places(record, ASKED[0])
    assert found(view, numbers[:0], ASKED[0]) == found(view, numbers[:0], Speaking()) == (set(), set())
    assert found(view, numbers, Speaking())[0] == set(numbers.tolist())
    in_one = places(record, ASKED[0], Filters(sources=("minato",)))
    assert 0 < len(in_one) < len(numbers)
    for filters in (Filters(sources=("minato",)), Filters()):
        hits = view.nearest(ONE, 100, in_one, filters, ASKED[0])
        assert {hit.passage_id for hit in hits} == set(in_one.tolist())


def test_hostile_names_are_numbers(tmp_path: Path, keepers: Keepers, make_item: MakeItem) -> None:
    record = Record.open(tmp_path / "feed.db")
    names = ["0]) or pk > 0 or array_contains_any(voices, [0", "\0", "a\0b", "'"]
    for number, name in enumerate(names, start=1):
        put_as(record, make_item(said(number)), speaker=Speaker(name=name, as_written=name, role="x"))
    view = keepers.followed(record).view()
    assert agrees(view, record, *(Speaking(frozenset({(name, "x")})) for name in names))


def test_it_follows_the_record(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    keeper = keepers.followed(record)
    both = (Speaking(frozenset({MAYOR})), Speaking(frozenset({FORMER})), Speaking(frozenset({MAYOR, FORMER})))
    read_again(record, make_item(said(1)), Speaker(name="ソレン", as_written="ソレン前市長", role="前市長"))
    record.remove(make_item(said(5), handle="harborwire").id)
    put(record, make_item(said(13)))
    assert keeper.follow()
    assert agrees(keeper.view(), record, *both)
    assert len(places(record, both[1])) == 1


def read_again(record: Record, item: FeedItem, speaker: Speaker) -> None:
    """Store what other rules read of an item that is there."""
    annotation = annotate(item.model_copy(update={"handle": "harborwire"}), Analyzer())
    utterances = tuple(one.model_copy(update={"speaker": speaker}) for one in annotation.utterances)
    annotation = replace(annotation, utterances=utterances)
    (stored,) = [one for one in record.items(record.all_item_ids()).values() if one.text == item.text]
    record.put_again(replace(annotation, item=stored), vectors(annotation), MODEL)


def test_the_record_has_the_last_word(record: Record, keepers: Keepers, make_item: MakeItem) -> None:
    """An index that has not heard yet of what was read anew misses nothing, and gives nothing that is not meant."""
    view = keepers.followed(record).view()
    read_again(record, make_item(said(1)), Speaker(name="ノルデン", as_written="ノルデン氏"))
    for one in (Speaking(frozenset({MAYOR})), Speaking(frozenset({NORDEN}))):
        near, words = found(view, places(record, one), one)
        assert near == set(places(record, one).tolist())
        assert words <= near


@pytest.mark.parametrize("listed", [3, 10_000])
def test_few_that_others_speak_far_more_often_than(
    record: Record, keepers: Keepers, monkeypatch: pytest.MonkeyPatch, listed: int
) -> None:
    """Where Milvus gives no more hits, it is asked for the numbers themselves, so many at a time."""
    view = keepers.followed(record).view()
    monkeypatch.setattr(milvus_expressions, "LISTED", listed)
    monkeypatch.setattr(milvus_lexical, "MOST_HITS", 4)
    monkeypatch.setattr(milvus_dense, "MOST_HITS", 4)
    everybody = Speaking(frozenset({MAYOR, NORDEN}))
    numbers = places(record, everybody)
    for some in (numbers[-2:], numbers[::4]):
        near, words = found(view, some, everybody, k=2)
        assert len(near) == len(words) == 2
        assert near | words <= set(some.tolist())
    if listed == 3:
        assert found(view, numbers, everybody)[1] == set(numbers.tolist())
        assert {hit.passage_id for hit in view.lexical.search(WORDS, 100, numbers)} == set(numbers.tolist())


def test_no_long_list_is_sent(record: Record, on_milvus: Keepers, monkeypatch: pytest.MonkeyPatch) -> None:
    view = on_milvus.followed(record).view()
    sent: list[str] = []
    real = Engine.search

    def search(
        engine: Engine,
        name: str,
        field: str,
        vector: object,
        limit: int,
        expression: str,
        *args: object,
        **more: object,
    ) -> Iterable[object]:
        sent.append(expression)
        return real(engine, name, field, vector, limit, expression, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "search", search)
    for one in ASKED:
        assert found(view, places(record, one), one, k=1)[0]
    assert sent
    assert not any("passage in" in expression or " or " in expression for expression in sent)
    with_account = [expression for expression in sent if "source in" in expression]
    assert with_account
    assert not any("voices" in expression for expression in with_account)
