"""What several commands take."""

from datetime import tzinfo
from pathlib import Path

import click
import pytest

from bot.options import DayType, ZoneType, path_of


def test_a_day_stays_as_typed_or_is_told_as_bad_use() -> None:
    for text in ("2025-02-20", "last week", "3日前"):
        assert DayType().convert(text, None, None) == text
    for text, told in (("soonish", "is not a date"), ("さっき", "日付として読み取れません")):
        with pytest.raises(click.BadParameter, match=told):
            DayType().convert(text, None, None)


def test_a_zone_is_found_or_told_as_bad_use() -> None:
    zone = ZoneType().convert("Asia/Tokyo", None, None)
    assert isinstance(zone, tzinfo)
    assert str(zone) == "Asia/Tokyo"
    with pytest.raises(click.BadParameter, match="Tokio"):
        ZoneType().convert("Tokio", None, None)


def test_a_path_that_was_not_typed_is_none() -> None:
    assert path_of(None) is None
    assert path_of("feed.db") == Path("feed.db")
