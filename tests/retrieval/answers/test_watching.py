"""News and watches as callers use them: real database, real indexes."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retrieval import FeedItem, News, QuestionError, Retriever, Watch
from tests.conftest import MakeItem

REOPENS, HOLDS = "Mayor Ida Soren said the quay would reopen in spring.", "Mayor Ida Soren said the dyke would hold."
NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def retriever(tmp_path: Path, clock: Clock) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db", workers=0, clock=clock) as retriever:
        yield retriever


def words(news: News) -> list[str]:
    return [one.text for hit in news.hits for one in hit.utterances]


def test_news_go_on_from_where_they_ended(retriever: Retriever, make_item: MakeItem) -> None:
    start = retriever.mark()
    assert retriever.news("Ida Soren", after=start) == News(upto=start)
    retriever.add([make_item(f"Quay\n{REOPENS}")])
    first = retriever.news("Ida Soren", after=start)
    assert words(first) == ["the quay would reopen in spring"]
    (hit,) = first.hits
    assert hit.passage.text[slice(*hit.highlights[0])] == words(first)[0]
    assert hit.speaker
    assert hit.speaker.name == "Ida Soren"
    assert retriever.news("Ida Soren", after=first.upto) == News(upto=first.upto)
    retriever.add([make_item(f"Dyke\n{HOLDS}"), make_item(f"Port\n{REOPENS}", handle="mihon")])
    assert words(retriever.news("Ida Soren", after=first.upto)) == ["the dyke would hold"]
    assert words(retriever.news("ソレン", "the quay", after=start)) == ["the quay would reopen in spring"]
    assert words(retriever.news("Mayor Ida Soren", after=start, sources=["@mihon"], zone=ZoneInfo("Asia/Tokyo"))) == [
        "the quay would reopen in spring"
    ]


def test_a_value_of_completion_means_this_person(retriever: Retriever, make_item: MakeItem) -> None:
    start = retriever.mark()
    retriever.add([make_item(f"Quay\n{REOPENS}"), make_item("Pier\nCaptain Mika Norden said the pier was closed.")])
    (choice,) = retriever.complete_speakers("nord")
    assert words(retriever.news(choice.value, after=start)) == ["the pier was closed"]


def test_somebody_nobody_knows_yet_is_told_of_later(retriever: Retriever, make_item: MakeItem) -> None:
    retriever.add([make_item("Port\nIt rains in the port.")])
    start = retriever.mark()
    retriever.add([make_item("Pier\nThe pier is long.")])
    first = retriever.news("Ida Soren", after=start)
    assert (first.hits, first.upto != start) == ((), True)
    retriever.add([make_item(f"Quay\n{REOPENS}")])
    assert words(retriever.news("Ida Soren", after=first.upto)) == ["the quay would reopen in spring"]


def test_nothing_is_missed_while_nobody_looked(retriever: Retriever, clock: Clock, make_item: MakeItem) -> None:
    start = retriever.mark()
    clock.now = NOW + timedelta(days=40)
    retriever.add(
        [
            make_item(f"Quay\n{REOPENS}", published=NOW + timedelta(days=2)),
            make_item(f"Dyke\n{HOLDS}", published=NOW - timedelta(days=5)),
        ]
    )
    assert words(retriever.news("Ida Soren", after=start)) == ["the quay would reopen in spring"]
    earlier = retriever.news("Ida Soren", after=start, late=timedelta(days=9))
    assert words(earlier) == ["the dyke would hold", "the quay would reopen in spring"]


def test_the_point_of_another_history_stands_for_now(
    retriever: Retriever, clock: Clock, tmp_path: Path, make_item: MakeItem
) -> None:
    retriever.add([make_item(f"Quay\n{REOPENS}")])
    start = retriever.mark()
    with Retriever.open(tmp_path / "other.db", workers=0, clock=clock) as other:
        other.add([make_item(f"Quay\n{REOPENS}"), make_item(f"Dyke\n{HOLDS}")])
        news = other.news("Ida Soren", after=start)
        assert news == News(upto=other.mark())
        other.add([make_item("Pier\nMayor Ida Soren said the pier was closed.")])
        assert words(other.news("Ida Soren", after=news.upto)) == ["the pier was closed"]


def test_a_restored_copy_goes_on_from_its_own_point(
    retriever: Retriever, clock: Clock, tmp_path: Path, make_item: MakeItem
) -> None:
    start = retriever.mark()
    retriever.add([make_item(f"Quay\n{REOPENS}")])
    retriever.backup(tmp_path / "copy.db")
    retriever.add([make_item(f"Dyke\n{HOLDS}")])
    later = retriever.mark()
    shutil.copy(tmp_path / "copy.db", tmp_path / "again.db")
    with Retriever.open(tmp_path / "again.db", workers=0, clock=clock) as again:
        assert words(again.news("Ida Soren", after=start)) == ["the quay would reopen in spring"]
        assert again.news("Ida Soren", after=later) == News(upto=again.mark())


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"after": "yesterday"}, "after"),
        ({"after": "0.0@0", "topic": " "}, "topic"),
        ({"after": "0.0@0", "sources": ["@"]}, "sources"),
        ({"after": "0.0@0", "late": timedelta(days=-1)}, "late"),
        ({"after": "0.0@0", "late": 3}, "late"),
    ],
)
def test_what_makes_no_sense_is_refused(retriever: Retriever, given: dict[str, object], field: str) -> None:
    with pytest.raises(QuestionError) as error:
        retriever.news("Ida Soren", **given)  # type: ignore[arg-type]
    assert error.value.field == field


def test_any_lateness_is_taken(retriever: Retriever, make_item: MakeItem) -> None:
    start = retriever.mark()
    retriever.add([make_item(f"Quay\n{REOPENS}", published=datetime(1, 1, 1, tzinfo=UTC))])
    assert words(retriever.news("Ida Soren", after=start, late=timedelta.max)) == ["the quay would reopen in spring"]


def test_a_watch_tells_a_statement_once_though_the_first_carrier_is_gone(
    retriever: Retriever, make_item: MakeItem
) -> None:
    watch = retriever.watches.add(
        Watch(guild="1", channel="2", owner="3", speaker="Ida Soren", mark=retriever.mark(), made=NOW)
    )
    first = make_item(f"Quay\n{REOPENS}")

    def claimed(*items: FeedItem) -> list[str]:
        retriever.add(items)
        (known,) = retriever.watches.behind(retriever.mark())
        news = retriever.news(known.speaker, after=known.mark)
        claims = retriever.watches.claim(known.id, news.upto, news.hits)
        assert retriever.watches.behind(retriever.mark()) == []
        return [one.text for claim in claims for one in claim.hit.utterances]

    assert claimed(first) == ["the quay would reopen in spring"]
    retriever.remove(first.id)
    assert claimed(make_item(f"Port\n{REOPENS}", handle="mihon"), make_item(f"Dyke\n{HOLDS}")) == [
        "the dyke would hold"
    ]
    assert watch.id == 1
