"""``onrecord bot``."""

import json
import signal
import socket
from pathlib import Path

import httpx
import pytest

from bot.commands.discord import run
from bot.errors import BotTokenError
from retrieval import Retriever
from tests.bot.bot_runner import bot_process
from tests.bot.running import bot_items
from tests.bot.terminal import onrecord
from tests.bot.troubled_discord import TOKEN, TroubledDiscord


def test_a_missing_index_is_told_to_who_starts_the_bot(tmp_path: Path) -> None:
    done = onrecord("bot", cwd=tmp_path, ONRECORD_DISCORD_TOKEN="abc")
    assert (done.returncode, "There is no database" in done.stderr) == (2, True)
    assert "abc" not in done.stderr


def test_without_a_token_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DISCORD_TOKEN", raising=False)
    with pytest.raises(BotTokenError, match="ONRECORD_DISCORD_TOKEN"):
        run(db=tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_no_token_is_one_plain_line_and_a_status_by_which_nothing_starts_it_again(tmp_path: Path) -> None:
    done = onrecord("bot", cwd=tmp_path)
    assert done.returncode == 77
    assert done.stderr.startswith("onrecord: There is no Discord token.")
    assert done.stderr.count("\n") == 1


def test_where_the_log_is_json_so_is_what_ends_the_bot(tmp_path: Path) -> None:
    done = onrecord("bot", cwd=tmp_path, ONRECORD_DISCORD_TOKEN="abc", ONRECORD_LOG_FORMAT="json")
    last = json.loads(done.stderr.splitlines()[-1])
    assert (done.returncode, last["level"]) == (2, "CRITICAL")
    assert "There is no database" in last["message"]


async def test_at_its_start_it_tells_what_it_listens_to_and_where_its_numbers_are(
    tmp_path: Path,
) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(bot_items()[:1])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    there = TroubledDiscord()
    await there.start()
    try:
        async with bot_process(there.base, tmp_path, token=TOKEN, ONRECORD_METRICS_PORT=str(port)) as bot:
            await bot.until("STATUS=Connected")
            async with httpx.AsyncClient() as http:
                numbers = (await http.get(f"http://127.0.0.1:{port}/metrics")).text
            bot.signal(signal.SIGTERM)
            assert await bot.ended() == 0
    finally:
        await there.stop()
    assert "onrecord_gateway_connected 1.0" in numbers
    assert "Listens to guilds" in bot.errors
    assert "to no privileged intent" in bot.errors
    assert f"http://127.0.0.1:{port}/metrics" in bot.errors


def test_a_token_with_a_break_in_it_is_told_as_such(tmp_path: Path) -> None:
    done = onrecord("bot", cwd=tmp_path, ONRECORD_DISCORD_TOKEN="abc\ndef")
    assert done.returncode == 77
    assert "Copy it again" in done.stderr
    assert "abc" not in done.stderr
