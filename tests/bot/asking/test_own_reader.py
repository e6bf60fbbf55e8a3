"""A server asks its own feeds and the common one as one."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.asking.holdings import Holdings, Reader
from bot.asking.shelf import Shelf
from retrieval import Retriever
from retrieval._storage.apart import Folder
from tests.conftest import MakeItem

SECRET = "Mika Norden said the secret ferry would wait until autumn."


@pytest.fixture
def shelf(tmp_path: Path, retriever: Retriever, make_item: MakeItem) -> Iterator[Shelf]:
    made = Shelf(Folder(tmp_path / "feed.guilds"), lambda: retriever.encoder)
    with made.opened("7", make=True) as own:
        assert own is not None
        day = datetime(2025, 3, 5, tzinfo=UTC)
        own.add(
            [
                make_item(SECRET, source="Quiet Post", handle="quietpost", published=day),
                make_item("Mayor Ida Soren said the pier would be painted.", source="Quiet Post", handle="quietpost"),
            ]
        )
    yield made
    made.close()


@pytest.fixture
def holdings(retriever: Retriever, shelf: Shelf) -> Holdings:
    return Holdings(retriever, shelf)


def test_a_server_is_answered_from_both(holdings: Holdings) -> None:
    reader = holdings.reader("7")
    found = reader.ask("what did Soren say?", limit=5)
    assert {hit.item.handle for hit in found.hits} == {"mihon", "quietpost"}
    assert found.total == 2
    first, second = (reader.ask("what did Soren say?", limit=1, offset=place).hits for place in (0, 1))
    assert {hit.item.handle for hit in (*first, *second)} == {"mihon", "quietpost"}
    assert [hit.item.text for hit in reader.timeline("Norden")] == [SECRET]


def test_a_source_of_either_can_be_asked_for(holdings: Holdings) -> None:
    reader = holdings.reader("7")
    for handle in ("quietpost", "mihon"):
        found = reader.ask("what did Soren say?", sources=[handle])
        assert {hit.item.handle for hit in found.hits} == {handle}
        assert "no source" not in found.message.casefold()


def test_lists_and_completion_have_both(holdings: Holdings) -> None:
    reader = holdings.reader("7")
    assert {"quietpost", "mihon"} <= {source.handle for source in reader.sources()}
    assert "Mika Norden" in str(reader.speakers())
    assert [choice.value for choice in reader.complete_sources("qui")] == ["quietpost"]
    assert any("Norden" in choice.label for choice in reader.complete_speakers("nord"))
    newest = reader.latest(limit=2)
    assert newest[0].item.text == SECRET
    item = reader.item(newest[0].item.id)
    assert item is not None
    assert item.text == SECRET
    assert reader.item("nothing") is None
    assert reader.today(UTC) >= date(2025, 3, 5)


def everything(reader: Reader) -> Iterator[Any]:
    """All that can be asked of a reader, as somebody would who looks for what is another server's."""
    questions = ("what did Norden say?", "what did Mika Norden say about the ferry?", "secret ferry", "Quiet Post")
    for question in questions:
        yield reader.ask(question)
        yield reader.ask(question, sources=["quietpost"])
        yield reader.ask(question, sources=["Quiet Post"], since=date(2025, 3, 5))
        yield reader.ask(question, speakers=["Mika Norden"])
        yield reader.ask(question, speakers=["Norden"], today=date(2025, 3, 6), zone=UTC)
    yield reader.find("The secret ferry would wait until autumn, Mika Norden said.")
    yield reader.timeline("Norden")
    yield reader.timeline("Mika Norden", "ferry")
    yield reader.latest(limit=100)
    yield reader.latest(["quietpost"])
    yield reader.sources()
    yield reader.speakers()
    for typed in ("", "q", "quiet", "@quiet", "mika", "nor", "ノル"):
        yield reader.complete_sources(typed, 100)
        yield reader.complete_speakers(typed, 100)
    yield reader.today(UTC)
    yield reader.mark().split("@")[0]
    yield reader.news("Norden", after=reader.mark()).hits


def without_query(value: Any) -> str:
    """What is given, without what was asked: that comes from the asker."""
    if hasattr(value, "query"):
        blank = value.query.model_copy(update={"text": "", "speakers": (), "sources": (), "topic": ""})
        value = value.model_copy(update={"query": blank, "interpretation": ""})
    return repr(value)


@pytest.mark.parametrize("guild", ["", "8", "77"])
def test_no_other_server_sees_a_word_a_name_or_a_count(holdings: Holdings, retriever: Retriever, guild: str) -> None:
    given = [without_query(value) for value in everything(holdings.reader(guild))]
    # To everybody else it is as if there were no such feed.
    assert given == [without_query(value) for value in everything(retriever)]
    own = "".join(without_query(value) for value in everything(holdings.reader("7")))
    assert "secret ferry" in own


def test_another_server_with_feeds_of_its_own_is_told_what_it_would_be_told_without_the_first(
    holdings: Holdings, retriever: Retriever, shelf: Shelf, make_item: MakeItem, tmp_path: Path
) -> None:
    lonely = Shelf(Folder(tmp_path / "lonely.guilds"), lambda: retriever.encoder)
    for one in (shelf, lonely):
        with one.opened("8", make=True) as own:
            assert own is not None
            own.add([make_item("Mayor Ida Soren said the school would open.", source="Loud Post", handle="loudpost")])
    beside = [without_query(value) for value in everything(holdings.reader("8"))]
    alone = [without_query(value) for value in everything(Holdings(retriever, lonely).reader("8"))]
    lonely.close()
    seen = re.compile(r"first_seen=datetime\.datetime\([^)]*\)")
    assert [seen.sub("", value) for value in beside] == [seen.sub("", value) for value in alone]
    assert "loudpost" in "".join(beside)


def test_a_server_that_lost_its_feeds_in_the_meantime_asks_the_common_one(
    holdings: Holdings, retriever: Retriever, shelf: Shelf
) -> None:
    reader = holdings.reader("7")
    shelf.shut("7")
    assert [without_query(one) for one in everything(reader)] == [without_query(one) for one in everything(retriever)]


def test_what_else_is_asked_is_asked_of_both(holdings: Holdings) -> None:
    reader = holdings.reader("7")
    first = date(2025, 3, 1)
    assert reader.ask("what did Soren say?", since=first, until=first).total == 2
    assert reader.ask("what did Soren say?", since=first + timedelta(days=1)).total == 0


def test_a_watch_hears_of_both_also_one_from_before_there_were_own_feeds(
    holdings: Holdings, retriever: Retriever, shelf: Shelf, make_item: MakeItem
) -> None:
    reader = holdings.reader("7")
    before, mark = retriever.mark(), reader.mark()
    now = datetime.now(UTC)
    retriever.add([make_item("Mayor Ida Soren said the harbour would grow.", published=now)])
    with shelf.opened("7") as own:
        assert own is not None
        own.add([make_item("Mayor Ida Soren said the tunnel would close.", source="Quiet Post", published=now)])
    found = reader.news("Soren", after=mark)
    assert len(found.hits) == 2
    assert reader.news("Soren", after=found.upto).hits == ()
    assert len(reader.news("Soren", after=before).hits) == 1
    # What both knew is read also where the server's own feed is gone.
    shelf.shut("7")
    assert len(reader.news("Soren", after=mark).hits) == 1
    assert " " not in reader.mark()
