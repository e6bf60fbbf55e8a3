"""What several commands take."""

from datetime import tzinfo
from pathlib import Path

import click
import pytest

from bot.console.options import DayType, ZoneType, path_of, place_given, place_of
from retrieval.errors import ArgumentError
from retrieval.types.address import PostgresAddress


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


def test_a_database_is_a_file_or_an_address() -> None:
    assert place_of(None) is None
    assert (place_of("feed.db"), place_given("file://localhost/feed.db")) == (Path("feed.db"), Path("/feed.db"))
    url = "postgresql://ida@db.example/feed"
    assert place_of(url) == place_given(url) == PostgresAddress(url)
    with pytest.raises(ArgumentError, match="postgresql://USER@HOST/NAME"):
        place_of("postgresql:/db.example/feed")
