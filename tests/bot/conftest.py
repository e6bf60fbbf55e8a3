"""Databases for the terminal's tests, and a Discord for the bot's."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from retrieval import FeedItem, Retriever
from tests.bot.running import bot_items
from tests.bot.terminal import SAMPLE, onrecord
from tests.fakes.discord_server import FakeDiscord


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample feed."""
    path = tmp_path_factory.mktemp("cli") / "feed.db"
    done = onrecord("add", str(SAMPLE), "--db", str(path))
    assert done.returncode == 0
    assert "15 added" in done.stdout
    return str(path)


@pytest.fixture
def two_people(tmp_path: Path) -> str:
    """Two people of one name, and one who is never quoted."""
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    texts = ("田中市長は橋を直すと述べた。", "田中監督は選手はよく走ったと語った。", "ノルデン外相も出席した。")
    path = tmp_path / "feed.db"
    with Retriever.open(path) as retriever:
        retriever.add(
            FeedItem(source="見本新聞", handle=f"h{number}", published=moment, headline="", text=text, lang="ja")
            for number, text in enumerate(texts)
        )
    return str(path)


@pytest.fixture
def retriever(tmp_path: Path) -> Any:
    """What the bot answers from."""
    with Retriever.open(tmp_path / "feed.db") as opened:
        opened.add(bot_items())
        yield opened


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """A Discord on this machine; a test fails that leaves a body which breaks Discord's rules in ``server.invalid``."""
    fake = FakeDiscord()
    await fake.start()
    monkeypatch.setattr(Route, "BASE", f"{fake.base}/api/v10")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(fake.base.replace("http", "ws") + "/gateway"))
    yield fake
    await fake.stop()
    assert not fake.invalid, "\n".join(map(str, fake.invalid))
