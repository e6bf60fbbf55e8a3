"""The commands that offer a database to programs."""

from bot.console.cli import cli
from bot.console.offering import OFFERED


def test_they_are_commands_of_the_terminal() -> None:
    assert all(cli.commands[str(command.name)] is command for command in OFFERED)
