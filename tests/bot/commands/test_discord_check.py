"""``onrecord bot --check``."""

import sys
from pathlib import Path

import pytest

from bot.commands.discord_check import run
from retrieval import Retriever
from tests.bot.bot_runner import bot_process
from tests.bot.running import bot_items
from tests.bot.terminal import onrecord
from tests.bot.troubled_discord import TOKEN, TroubledDiscord


async def test_each_thing_is_a_line_and_nothing_that_fails_is_status_zero(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "feed.db") as retriever:
        retriever.add(bot_items()[:2])
        Retriever.open(retriever.apart().make("7")).close()
    there = TroubledDiscord()
    await there.start()
    async with bot_process(there.base, tmp_path, "--check", token=TOKEN) as bot:
        status = await bot.ended()
    await there.stop()
    subjects = [line.split()[1] for line in bot.output.splitlines()]
    assert subjects == ["token:", "intents:", "commands:", "index:", "servers:", "feeds:", "disk:"]
    assert (status, bot.errors) == (0, "")
    assert "2 items of 2 sources" in bot.output
    assert TOKEN not in bot.output


async def test_without_network_and_database_the_rest_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("[[feed]]\nurl = 3\n")
    async with bot_process("http://127.0.0.1:1", tmp_path, "--check", token=TOKEN) as bot:
        status = await bot.ended()
    states = [tuple(line.split()[:2]) for line in bot.output.splitlines()]
    assert states == [("warn", "network:"), ("fail", "index:"), ("fail", "feeds:"), ("ok", "disk:")]
    assert (status, bot.errors) == (1, "")
    assert not (tmp_path / "feed.db").exists()


def test_no_token_is_a_line_like_another(tmp_path: Path) -> None:
    done = onrecord("bot", "--check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("fail token: There is no Discord token.")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_a_folder_that_is_not_there_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DISCORD_TOKEN", raising=False)
    monkeypatch.setattr("bot.process.logs.set_up_logging", lambda *_, **__: None)
    assert run(db=tmp_path / "none" / "feed.db") == 1
    assert "fail disk:" in capsys.readouterr().out
