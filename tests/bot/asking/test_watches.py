"""Who may begin and stop a watch, without Discord."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.asking.service import Asker, Service
from bot.asking.watches import MOST_HERE, Wanted, WatchError, begin, behind, claims_of, seen_by, stop
from retrieval import FeedItem, OnRecordError


def statement(number: int, words: str, source: str = "見本新聞") -> FeedItem:
    return FeedItem(
        source=source, handle=f"h{number}", headline="会見", text=f"ソレン市長は「{words}」と述べた。",
        published=datetime.now(UTC), has_time=False, lang="ja",
    )  # fmt: skip


@pytest.fixture
async def service(retriever: Any) -> AsyncIterator[Service]:
    made = Service(retriever)
    yield made
    await made.desk.close()


@pytest.fixture
async def asker(service: Service) -> Asker:
    return await service.asker("42", "7", "8", "ja")


def test_a_watch_begins_now_and_is_there_once(retriever: Any, asker: Asker) -> None:
    watch, is_known = begin(retriever, retriever, asker, Wanted("ソレン", "8", "7"))
    assert is_known
    assert (watch.language, watch.mark) == ("ja", retriever.mark()) or watch.mark.split("@")[0] in retriever.mark()
    with pytest.raises(WatchError, match="already"):
        begin(retriever, retriever, asker, Wanted("ソレン", "8", "7"))
    begin(retriever, retriever, asker, Wanted("ソレン", "8", "7", topic="港"))
    _, is_known = begin(retriever, retriever, asker, Wanted("Quimby", "8", "7"))
    assert not is_known


def test_a_channel_and_a_person_have_so_many_at_most(retriever: Any, asker: Asker) -> None:
    for number in range(MOST_HERE):
        begin(
            retriever, retriever, replace(asker, user=str(number)), Wanted("ソレン", "8", "7", topic=f"topic {number}")
        )
    with pytest.raises(WatchError, match="25 watches here"):
        begin(retriever, retriever, asker, Wanted("ハルタ", "8", "7"))
    for number in range(25):
        begin(retriever, retriever, asker, Wanted("ソレン", f"9{number}", "7"))
    with pytest.raises(WatchError, match="You have 25"):
        begin(retriever, retriever, asker, Wanted("ソレン", "100", "7"))


def test_a_name_that_cannot_be_is_told_at_once(retriever: Any, asker: Asker) -> None:
    with pytest.raises(OnRecordError):
        begin(retriever, retriever, asker, Wanted("x" * 5_000, "8", "7"))
    assert retriever.watches.all() == []


def test_who_may_see_and_stop_a_watch(retriever: Any, asker: Asker) -> None:
    here, _ = begin(retriever, retriever, asker, Wanted("ソレン", "8", "7"))
    elsewhere, _ = begin(retriever, retriever, replace(asker, user="43"), Wanted("ソレン", "9", "7"))
    foreign, _ = begin(retriever, retriever, replace(asker, user="43", guild="77"), Wanted("ソレン", "5", "77"))
    alone, _ = begin(retriever, retriever, asker, Wanted("ソレン", "6"))
    assert {one.id for one in seen_by(retriever, asker, may_manage=False)} == {here.id, alone.id}
    manager = replace(asker, user="1")
    assert {one.id for one in seen_by(retriever, manager, may_manage=True)} == {here.id, elsewhere.id}
    for watch in (elsewhere, foreign, alone):
        with pytest.raises(WatchError, match="Only whoever began"):
            stop(retriever, watch.id, replace(asker, user="44"), may_manage=False)
    with pytest.raises(WatchError, match="Only whoever began"):
        stop(retriever, foreign.id, manager, may_manage=True)
    assert stop(retriever, elsewhere.id, manager, may_manage=True) == elsewhere
    assert stop(retriever, here.id, asker, may_manage=False) == here
    with pytest.raises(WatchError, match="stopped already"):
        stop(retriever, here.id, asker, may_manage=False)


async def test_what_is_new_is_told_once_a_statement(service: Service, asker: Asker) -> None:
    retriever = service.retriever
    begin(retriever, retriever, asker, Wanted("ソレン", "8", "7"))
    assert list(behind(retriever, service.reader)) == []
    retriever.add(
        [statement(1, "橋を二本かける"), statement(2, "橋を二本かける", "Harbor Wire"), statement(3, "港は閉めない")]
    )
    (watch,) = behind(retriever, service.reader)
    claims = await claims_of(service, watch)
    assert sorted("橋" in claim.hit.passage.text for claim in claims) == [False, True]
    assert list(behind(retriever, service.reader)) == []
    retriever.add([statement(4, "橋を二本かける", "Quay Post")])
    (watch,) = behind(retriever, service.reader)
    assert await claims_of(service, watch) == []
