"""The commands that look after a database."""

from pathlib import Path

from bot.console.cli import cli
from bot.console.upkeep import COMMANDS
from tests.bot.terminal import onrecord


def test_they_are_commands_of_the_terminal() -> None:
    assert all(cli.commands[str(command.name)] is command for command in COMMANDS)


def test_a_database_is_exported_copied_checked_and_put_back(own_db: str, tmp_path: Path) -> None:
    database = ["--db", own_db]
    copy = str(tmp_path / "copy.db")
    assert onrecord("backup", copy, *database).returncode == 0
    assert onrecord("check", *database).returncode == 0
    assert onrecord("restore", copy, "--force", *database).returncode == 0
    assert len(onrecord("export", *database).stdout.splitlines()) == 15
