"""Servers that the bot was removed from."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.asking.departures import KEPT, Departures
from bot.asking.preferences import GuildSettings, guild_settings, keep_guild_settings
from bot.asking.shelf import Shelf
from retrieval import Retriever
from retrieval._storage.apart import Folder
from retrieval.errors import StorageError

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path: Path, retriever: Retriever) -> Iterator[Shelf]:
    made = Shelf(Folder(tmp_path / "feed.guilds"), lambda: retriever.encoder)
    for guild in ("7", "8"):
        with made.opened(guild, make=True):
            pass
    yield made
    made.close()


@pytest.fixture
def departures(retriever: Retriever, shelf: Shelf) -> Departures:
    return Departures(retriever, shelf)


def test_a_server_that_was_left_is_shut_until_the_bot_is_back(departures: Departures, shelf: Shelf) -> None:
    departures.left("7", NOW)
    assert not shelf.has("7")
    assert shelf.has("8")
    departures.came("7")
    departures.came("8")
    assert shelf.has("7")


def test_after_a_restart_it_stays_shut(departures: Departures, retriever: Retriever, shelf: Shelf) -> None:
    departures.left("7", NOW)
    shelf.unshut("7")
    Departures(retriever, shelf).shut_all()
    assert not shelf.has("7")
    assert shelf.has("8")


def test_what_is_kept_goes_after_thirty_days(departures: Departures, retriever: Retriever, shelf: Shelf) -> None:
    for guild in ("7", "8"):
        keep_guild_settings(retriever, guild, GuildSettings(zone="Asia/Tokyo"))
    departures.left("7", NOW)
    # It is counted from the first time.
    departures.left("7", NOW + timedelta(days=20))
    assert departures.purge(NOW + KEPT - timedelta(seconds=1)) == []
    assert shelf.guilds() == ["7", "8"]
    assert departures.purge(NOW + KEPT) == ["7"]
    assert shelf.guilds() == ["8"]
    assert guild_settings(retriever, "7") == GuildSettings()
    assert guild_settings(retriever, "8").zone == "Asia/Tokyo"
    assert departures.purge(NOW + KEPT) == []


def test_what_happened_while_the_bot_was_away_is_made_up_for(departures: Departures, shelf: Shelf) -> None:
    departures.left("8", NOW)
    departures.settle(there={"8", "9"}, own=["7", "8"], now=NOW)
    assert not shelf.has("7")
    assert shelf.has("8")


def test_one_that_cannot_be_deleted_keeps_no_other(
    departures: Departures, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for guild in ("7", "8"):
        departures.left(guild, NOW)
    delete = shelf.delete

    def fail(guild: str) -> bool:
        if guild == "7":
            raise StorageError("It is in use.", path="7.db")
        return delete(guild)

    monkeypatch.setattr(shelf, "delete", fail)
    assert departures.purge(NOW + KEPT) == ["8"]
    monkeypatch.undo()
    assert departures.purge(NOW + KEPT) == ["7"]
