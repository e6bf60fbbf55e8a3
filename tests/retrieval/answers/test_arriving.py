"""What came in a time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import QuestionError, Retriever
from tests.conftest import MakeItem

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)

SAID = "Mayor Ida Soren said: “The quay will reopen in May, and the ferry will run every hour from then on.”"


class Now:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def opened(path: Path, clock: Now) -> Retriever:
    return Retriever.open(path / "feed.db", clock=clock, workers=0)


def test_what_came_is_counted_by_source_and_by_speaker(tmp_path: Path, make_item: MakeItem) -> None:
    clock = Now()
    with opened(tmp_path, clock) as retriever:
        retriever.add([make_item("Mika Norden said the pier would close.", published=NOW)])
        clock.now += DAY
        retriever.add(
            [
                make_item(SAID, published=clock.now),
                make_item("Ida Soren said that taxes would fall.", published=clock.now, headline="Taxes"),
                make_item(
                    "見本町のソレン市長は「港を直す」と述べた。", source="見本新聞", handle="mihon", published=clock.now
                ),
            ]
        )
        found = retriever.arrived(NOW + DAY, NOW + 2 * DAY)
        assert [(one.handle, one.items) for one in found.sources] == [("harborwire", 2), ("mihon", 1)]
        assert found.items == 3
        first = found.speakers[0]
        assert first.statements >= 2
        assert first.item.text[first.utterance.start : first.utterance.end] == first.utterance.text
        assert "Norden" not in str(found)
        assert retriever.arrived(NOW, NOW + DAY).items == 1
        assert retriever.arrived(NOW + 2 * DAY, NOW + 3 * DAY) == type(found)()


def test_words_given_word_for_word_are_told_before_others(tmp_path: Path, make_item: MakeItem) -> None:
    with opened(tmp_path, Now()) as retriever:
        retriever.add(
            [make_item("Ida Soren said that taxes would fall in all of the harbour district.", published=NOW)]
        )
        retriever.add([make_item(SAID, published=NOW - timedelta(hours=1))])
        (one,) = [one for one in retriever.arrived(NOW, NOW + DAY).speakers if "Soren" in one.name]
        assert one.utterance.kind == "direct"


def test_only_of_some_sources_and_of_few_people(tmp_path: Path, make_item: MakeItem) -> None:
    with opened(tmp_path, Now()) as retriever:
        retriever.add([make_item("Ida Soren said that taxes would fall.", published=NOW)])
        retriever.add([make_item("Mika Norden said the pier would close.", source="B", handle="b", published=NOW)])
        only = retriever.arrived(NOW, NOW + DAY, sources=["Harbor Wire"])
        assert [one.handle for one in only.sources] == ["harborwire"]
        assert ["Soren" in one.name for one in only.speakers] == [True]
        assert len(retriever.arrived(NOW, NOW + DAY, speakers=1).speakers) == 1
        with pytest.raises(QuestionError):
            retriever.arrived(NOW, NOW + DAY, speakers=0)


def test_a_history_that_is_added_is_nothing_new(tmp_path: Path, make_item: MakeItem) -> None:
    with opened(tmp_path, Now()) as retriever:
        retriever.add([make_item("Ida Soren said that taxes would fall.", published=NOW - timedelta(days=30))])
        assert retriever.arrived(NOW, NOW + DAY).items == 0
        assert retriever.arrived(NOW, NOW + DAY, late=timedelta(days=40)).items == 1


def test_what_was_taken_away_is_not_counted(tmp_path: Path, make_item: MakeItem) -> None:
    with opened(tmp_path, Now()) as retriever:
        item = make_item("Ida Soren said that taxes would fall.", published=NOW)
        retriever.add([item])
        retriever.remove(item.id)
        assert retriever.arrived(NOW, NOW + DAY).items == 0
