"""Databases for the terminal's tests, and a Discord for the bot's."""

import shutil
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
def own_db(db: str, tmp_path: Path) -> str:
    """The sample feed, for one test to change."""
    shutil.copytree(Path(db).parent, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "feed.db")


@pytest.fixture(scope="session")
def made_two_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with two people of one name."""
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    texts = ("田中市長は橋を直すと述べた。", "田中監督は選手はよく走ったと語った。", "ノルデン外相も出席した。")
    folder = tmp_path_factory.mktemp("two_people")
    with Retriever.open(folder / "feed.db") as retriever:
        retriever.add(
            FeedItem(source="見本新聞", handle=f"h{number}", published=moment, headline="", text=text, lang="ja")
            for number, text in enumerate(texts)
        )
    return folder


@pytest.fixture
def two_people(made_two_people: Path, tmp_path: Path) -> str:
    """Two people of one name, and one who is never quoted."""
    shutil.copytree(made_two_people, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "feed.db")


@pytest.fixture(scope="session")
def made_for_the_bot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with the bot's items: reading them takes ten times as long as a copy."""
    folder = tmp_path_factory.mktemp("bot")
    with Retriever.open(folder / "feed.db") as retriever:
        retriever.add(bot_items())
    return folder


@pytest.fixture
def retriever(made_for_the_bot: Path, tmp_path: Path) -> Any:
    """What the bot answers from."""
    shutil.copytree(made_for_the_bot, tmp_path, dirs_exist_ok=True)
    with Retriever.open(tmp_path / "feed.db") as opened:
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
