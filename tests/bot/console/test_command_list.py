"""The list of commands in the help."""

import pytest
from click.testing import CliRunner

from bot.console.cli import cli


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_of_the_list_is_cut_off(columns: int) -> None:
    shown = CliRunner().invoke(cli, ["--help"], terminal_width=columns).output
    told = " ".join(shown.partition("Commands:")[2].split())
    assert "..." not in told
    for name, command in cli.commands.items():
        assert command.hidden or f"{name} {command.get_short_help_str(1_000)}" in told
