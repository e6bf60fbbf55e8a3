"""What is looked at without a question."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retrieval import Hit, QuestionError, Retriever
from tests.conftest import MakeItem

TOKYO = timezone(timedelta(hours=9))


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "feed.db", workers=0) as retriever:
        yield retriever


def heads(hits: list[Hit]) -> list[str]:
    return [hit.passage.text for hit in hits]


def test_the_newest_items_come_first_whatever_zone_prints_their_time(retriever: Retriever, make_item: MakeItem) -> None:
    assert retriever.latest() == []
    retriever.add(
        [
            make_item("Third\nBoats wait.", published=datetime(2025, 3, 2, 1, tzinfo=UTC), has_time=True),
            make_item("Second\nThe dyke holds.", published=datetime(2025, 3, 2, 9, tzinfo=TOKYO), has_time=True),
            make_item("First", published=datetime(2025, 3, 1, 23, tzinfo=UTC), has_time=True),
            make_item("Plain day", published=datetime(2025, 3, 2, tzinfo=TOKYO), handle="Mihon"),
        ]
    )
    assert heads(retriever.latest()) == ["Third", "Second", "First", "Plain day"]
    assert heads(retriever.latest(limit=2, offset=1)) == ["Second", "First"]
    assert heads(retriever.latest(offset=9)) == []
    assert heads(retriever.latest(zone=ZoneInfo("America/New_York"))) == ["Plain day", "Third", "Second", "First"]
    assert heads(retriever.latest(["@mihon", "harborwire"], limit=3)) == ["Third", "Second", "First"]
    assert heads(retriever.latest(["@mihon"])) == ["Plain day"]
    assert retriever.latest(["nobody"]) == []


def test_a_post_is_its_accounts_own_words_and_a_head_is_context(retriever: Retriever, make_item: MakeItem) -> None:
    retriever.add(
        [make_item("The quay is closed.", published=datetime(2025, 3, 2, tzinfo=UTC)), make_item("Quay\nRain.")]
    )
    post, head = retriever.latest()
    assert (post.kind, post.speaker.as_written if post.speaker else "") == ("post", "@harborwire")
    assert (head.kind, head.speaker, head.after) == ("context", None, "Rain.")
    assert all(hit.item.text[hit.passage.start : hit.passage.end] == hit.passage.text for hit in (post, head))


def test_what_was_removed_is_not_among_the_newest(retriever: Retriever, make_item: MakeItem) -> None:
    item = make_item("The quay is closed.")
    retriever.add([item])
    retriever.remove(item.id)
    assert retriever.latest() == []


@pytest.mark.parametrize("given", [{"limit": 0}, {"limit": 101}, {"offset": -1}, {"sources": ["@"]}, {"zone": "UTC"}])
def test_what_makes_no_sense_is_refused(retriever: Retriever, given: dict[str, object]) -> None:
    with pytest.raises(QuestionError):
        retriever.latest(**given)  # type: ignore[arg-type]
