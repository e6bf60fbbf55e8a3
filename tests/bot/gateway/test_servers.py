"""What servers have of their own, opened and closed in order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import Retriever
from retrieval.errors import IndexClosedError
from retrieval.types.address import Place
from tests.bot.owning import own_servers

NOW = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture
def retriever(place: Place) -> Iterator[Retriever]:
    with Retriever.open(place) as opened:
        yield opened


def test_what_is_opened_is_closed(retriever: Retriever, tmp_path: Path) -> None:
    with own_servers(retriever, tmp_path) as own:
        with own.shelf.opened("7", make=True) as opened:
            assert opened is not None
            assert opened.encoder is retriever.encoder
        assert own.holdings.reader("") is retriever
    own.ask_to_stop()
    with pytest.raises(IndexClosedError), own.shelf.opened("7"):
        pass
    with own_servers(retriever, tmp_path) as own:
        assert own.shelf.guilds() == ["7"]


def test_of_two_processes_each_deletes_what_belonged_to_its_own_servers(retriever: Retriever, tmp_path: Path) -> None:
    ids = {str(number << 22) for number in (7, 8)}
    first, second = ({"discord_shards": 2, "discord_shard_ids": str(shard)} for shard in range(2))
    with own_servers(retriever, tmp_path, clock=lambda: NOW) as own:
        for guild in ids:
            with own.shelf.opened(guild, make=True):
                pass
            own.departures.left(guild, NOW)
    with own_servers(retriever, tmp_path, clock=lambda: NOW + timedelta(days=30), **first) as own:
        assert own.shelf.guilds() == [str(7 << 22)]
    with own_servers(retriever, tmp_path, clock=lambda: NOW + timedelta(days=30), **second) as own:
        assert own.shelf.guilds() == []


def test_what_belonged_to_a_server_left_long_ago_is_deleted_at_the_start(
    retriever: Retriever, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    with own_servers(retriever, tmp_path, clock=lambda: NOW) as own:
        for guild in ("7", "8"):
            with own.shelf.opened(guild, make=True):
                pass
        own.departures.left("7", NOW)
    with own_servers(retriever, tmp_path, clock=lambda: NOW + timedelta(days=29)) as own:
        assert own.shelf.guilds() == ["7", "8"]
        assert not own.shelf.has("7")
    with own_servers(retriever, tmp_path, clock=lambda: NOW + timedelta(days=30)) as own:
        assert own.shelf.guilds() == ["8"]
    assert "are deleted: 7" in caplog.text
