"""Items: identity, content and the fields of the contract."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from retrieval import FeedItem, Passage
from tests.conftest import MakeItem


def test_contract_fields() -> None:
    item = FeedItem(
        source="Harbor Wire",
        handle="harborwire",
        published=datetime(2025, 3, 1, tzinfo=UTC),
        urls=["https://example.org/a", "https://example.org/b"],
        headline="橋が開通",
        text="橋が開通\n市長が述べた。",
    )
    assert (item.url, item.lang, item.has_time) == ("https://example.org/a", "ja", True)
    assert item.day.isoformat() == "2025-03-01"


def test_changed_text_is_the_same_item_with_other_content(make_item: MakeItem) -> None:
    link = ["https://example.org/1"]
    first, second = make_item("橋", urls=link), make_item("橋が開通", urls=link)
    assert first.id == second.id
    assert first.content_hash != second.content_hash


@pytest.mark.parametrize("change", [{"handle": "other"}, {"urls": ["https://example.org/2"]}])
def test_another_post_is_another_item(make_item: MakeItem, change: dict[str, object]) -> None:
    assert make_item("橋").id != make_item("橋", **change).id


def test_a_time_without_zone_is_refused(make_item: MakeItem) -> None:
    with pytest.raises(ValidationError):
        make_item("橋", published=datetime(2025, 3, 1))


def test_an_edited_copy_has_other_content(make_item: MakeItem) -> None:
    item = make_item("橋")
    before = item.content_hash
    assert item.model_copy(update={"headline": "川"}).content_hash != before
    assert item.model_copy().content_hash == before


def test_values_cannot_be_changed(make_item: MakeItem) -> None:
    with pytest.raises(ValidationError):
        make_item("橋").text = "川"


def test_a_passage_whose_length_disagrees_is_refused() -> None:
    with pytest.raises(ValidationError):
        Passage(item_id="x", start=0, end=3, text="ab")


@pytest.mark.parametrize(("year", "hours"), [(9999, -12), (1, 12)])
def test_the_ends_of_the_calendar_are_times_too(make_item: MakeItem, year: int, hours: int) -> None:
    month, day, hour = (12, 31, 23) if year == 9999 else (1, 1, 0)
    item = make_item("橋", published=datetime(year, month, day, hour, tzinfo=timezone(timedelta(hours=hours))))
    assert item.moment == datetime(year, month, day, hour, tzinfo=UTC)
    assert item.content_hash != make_item("橋").content_hash


def test_the_day_of_reading_is_no_part_of_an_undated_items_name() -> None:
    first, second = (
        FeedItem(
            source="Notes",
            handle="notes",
            published=datetime(2025, 3, day, tzinfo=UTC),
            has_time=False,
            dated="first_seen",
            headline="Quay",
            text="Quay\nThe quay is shut.",
        )
        for day in (1, 4)
    )
    assert (first.id, first.content_hash) == (second.id, second.content_hash)
