"""What servers have of their own, opened and closed in order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.gateway.servers import guilds_folder
from retrieval import Retriever
from retrieval.errors import IndexClosedError
from retrieval.types.address import PostgresAddress
from tests.bot.owning import own_servers

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def test_databases_lie_beside_the_common_one() -> None:
    assert guilds_folder(Path("a/feed.db")) == Path("a/feed.guilds")
    assert guilds_folder(Path("feed")) == Path("feed.guilds")


def test_beside_one_on_a_server_they_lie_where_nobody_deletes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    one, other = (PostgresAddress(f"postgresql://ida:sesame@db.example/{name}") for name in ("feed", "wire"))
    assert guilds_folder(one).is_relative_to(tmp_path)
    assert guilds_folder(one) != guilds_folder(other)


def test_what_is_opened_is_closed(retriever: Retriever, tmp_path: Path) -> None:
    with own_servers(retriever, tmp_path) as own:
        with own.shelf.opened("7", make=True) as opened:
            assert opened is not None
            assert opened.encoder is retriever.encoder
        assert own.holdings.reader("") is retriever
    own.ask_to_stop()
    with pytest.raises(IndexClosedError), own.shelf.opened("7"):
        pass
    assert (tmp_path / "feed.guilds" / "7.db").is_file()


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
