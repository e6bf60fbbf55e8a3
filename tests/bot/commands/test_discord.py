"""``onrecord bot``."""

from pathlib import Path

import pytest

from bot.commands.discord import run
from bot.errors import BotTokenError
from tests.bot.terminal import onrecord


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
