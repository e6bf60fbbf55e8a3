"""What a program gives by mistake is told in a sentence, and nothing is done or lost."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from retrieval import ArgumentError, FeedItem, OnRecordError, Retriever, find_utterances, given, read_feed
from retrieval.types.address import PostgresAddress

ITEM = FeedItem(
    source="Harbor Wire", handle="harborwire", published=datetime(2025, 3, 1, tzinfo=UTC), headline="Bridge",
    text="Mayor Ida Soren said the bridge is safe.",
)  # fmt: skip
Call = Callable[[Any], Any]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with Retriever.open(tmp_path_factory.mktemp("given") / "feed.db", workers=0) as made:
        made.add([ITEM])
        yield made


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda r: r.add(ITEM), "add takes a list of items, not one: write add([item])."),
        (lambda r: r.add("feed.txt"), "add takes items, not 'feed.txt': write add(read_feed(FILE_OR_ADDRESS))."),
        (lambda r: r.add(Path("feed.txt")), "write add(read_feed(FILE_OR_ADDRESS))."),
        (lambda r: r.add(b"x"), "write add(read_feed(FILE_OR_ADDRESS))."),
        (lambda r: r.add(None), "add takes a list of FeedItem, such as read_feed(...) gives, not None."),
        (lambda r: r.add({"a": 1}), "not a dict."),
        (lambda r: r.add(5), "not 5."),
        (lambda r: r.add([], progress=3), "progress must be a function, not 3."),
        (lambda r: r.reindex(progress=3), "progress must be a function, not 3."),
        (lambda r: r.remove(None), "item_id must be text, not None."),
        (lambda r: r.remove(ITEM), "item_id must be an item's id, not the item: write item.id."),
        (lambda r: r.remove("x", 5), "reason must be text, not 5."),
        (lambda r: r.remove_all("abc"), "item_ids must be a list of ids, not 'abc'."),
        (lambda r: r.remove_all(None), "item_ids must be a list of ids, not None."),
        (lambda r: r.remove_all([1]), "item_id must be text, not 1."),
        (lambda r: r.restore(b"x"), "item_id must be text, not b'x'."),
        (lambda r: r.restore_all("abc"), "item_ids must be a list of ids, not 'abc'."),
        (lambda r: r.history(5), "item_id must be text, not 5."),
        (lambda r: r.item(None), "item_id must be text, not None."),
        (lambda r: r.removed_for(None), "reason must be text, not None."),
        (lambda r: r.backup(None), "target must be a path, as text or pathlib.Path, not None."),
        (lambda r: r.backup(b"x"), "target must be a path"),
        (lambda r: r.take(None), "take takes what another index's export() gives, not None."),
        (lambda r: r.take([ITEM]), "take takes ExportedItem, not a FeedItem; items are added with add."),
        (lambda r: r.switch("bundled"), "an encoder, not 'bundled' (it has no model_id)."),
        (lambda _: Retriever.open(None), "path must be a path"),  # type: ignore[arg-type]
        (lambda _: Retriever.open(""), "path is empty; give the path of a file."),
        (lambda _: Retriever.open(Path("postgresql://db.example/feed")), "path is an address: give it as text"),
        (lambda _: Retriever.open("postgresql:/db.example/feed"), "write postgresql://USER@HOST/NAME"),
        (lambda r: r.meant(None), "text must be text, not None."),
        (lambda r: r.meant("x", limit=0), "limit must be a whole number from 1 on, not 0."),
        (lambda r: r.meant_removed(b"x"), "text must be text, not b'x'."),
        (lambda r: r.nearest(3), "text must be text, not 3."),
        (lambda r: r.statements(None), "item_id must be text, not None."),
        (lambda _: Retriever.open(":memory:", encoder=5), 'encoder must be "bundled"'),  # type: ignore[arg-type]
        (lambda _: Retriever.open(":memory:", workers="2"), "workers is '2'; it must be"),  # type: ignore[arg-type]
        (lambda _: Retriever.open(":memory:", workers=-1), "workers is -1; it must be a whole number from 0 on"),
        (lambda _: Retriever.open(":memory:", workers=True), "workers is True"),
        (lambda _: Retriever.open(":memory:", aliases={"Ida Soren": "Soren"}), "aliases must map names to lists"),
        (lambda _: Retriever.open(":memory:", clock=5), "clock must be a function, not 5."),  # type: ignore[arg-type]
        (lambda _: Retriever.open(":memory:", encoder_options=5), "encoder_options must be a dict"),  # type: ignore[arg-type]
        (lambda _: Retriever.open(":memory:", weights=5), "weights must be Weights"),  # type: ignore[arg-type]
        (lambda _: read_feed(None), "source must be a path"),  # type: ignore[call-overload, arg-type]
        (lambda _: read_feed(5), "source must be a path"),  # type: ignore[call-overload, arg-type]
        (lambda _: find_utterances("text"), "item must be a FeedItem, not 'text'."),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_mistake_is_told(retriever: Retriever, call: Call, said: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        call(retriever)
    assert said in str(raised.value)
    assert isinstance(raised.value, TypeError | ValueError)
    assert raised.value.argument
    assert retriever.stats().items == 1


@pytest.mark.parametrize("question", [None, b"what did Soren say?", 5, [], ""])
@pytest.mark.parametrize("name", ["ask", "timeline", "find"])
def test_a_question_that_is_none_is_told(retriever: Retriever, name: str, question: Any) -> None:
    with pytest.raises(OnRecordError, match=r"text|name|empty"):
        getattr(retriever, name)(question)


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "3"}, {"limit": True}, {"limit": 0}, {"limit": -1}, {"limit": None}, {"limit": 1.5}, {"offset": "1"},
        {"offset": True}, {"offset": -1}, {"sources": 5}, {"sources": "harborwire"}, {"sources": [1]}, {"speakers": 5},
        {"since": 3}, {"since": "2025-03-01"}, {"until": True}, {"today": 3}, {"zone": "Asia/Tokyo"}, {"language": "fr"},
        {"context": 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_told_by_its_name(retriever: Retriever, wrong: dict[str, Any]) -> None:
    (name,) = wrong
    with pytest.raises(ValueError, match=name) as raised:
        retriever.ask("what did Soren say?", **wrong)
    assert isinstance(raised.value, OnRecordError)


def test_what_is_no_item_among_items_is_told_and_stops_no_other(retriever: Retriever) -> None:
    report = retriever.add([1, ITEM])  # type: ignore[list-item]
    assert (report.unchanged, [one.reason for one in report.skipped]) == (1, ["It is no FeedItem but of type int."])


def test_what_is_right_is_given_back() -> None:
    assert given.items([ITEM]) == [ITEM]
    assert given.path("a", "path") == given.place("a", "path") == Path("a")
    address = PostgresAddress("postgresql://db.example/feed")
    assert given.place(address.url, "path") == given.place(address, "path") == address
    assert list(given.exported([])) == []
    assert (given.workers(None), given.workers(0), given.aliases(None), given.options(None)) == (None, 0, None, None)
