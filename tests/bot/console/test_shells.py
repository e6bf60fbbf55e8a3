"""Completion, installed for a shell."""

from pathlib import Path

import pytest

from bot.console.cli import cli
from bot.console.shells import SHELLS, install, own_shell, script_for
from bot.errors import OutputError, SettingsError
from tests.bot.terminal import onrecord


def test_each_shell_has_a_script() -> None:
    for shell in SHELLS:
        assert "onrecord" in script_for(shell, cli)


def test_a_shell_finds_its_script_and_what_was_there_stays(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    (tmp_path / ".bashrc").write_text("alias l=ls")
    for _ in range(2):
        found = install("bash", "the script\n", home)
        assert found.script.read_text() == "the script\n"
    assert found.started == tmp_path / ".bashrc"
    assert found.started.read_text().splitlines() == [
        "alias l=ls",
        f"[ -f '{found.script}' ] && . '{found.script}'  # completion of onrecord",
    ]
    assert install("zsh", "", {"ZDOTDIR": str(tmp_path)} | home).started == tmp_path / ".zshrc"
    fish = install("fish", "", {**home, "XDG_CONFIG_HOME": str(tmp_path / "c")})
    assert (fish.script, fish.started) == (tmp_path / "c/fish/completions/onrecord.fish", None)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        install("bash", "", {"HOME": str(tmp_path)})


def test_whose_shell_it_is() -> None:
    assert own_shell({"SHELL": "/usr/bin/zsh"}) == "zsh"
    for environment in ({"SHELL": "/bin/tcsh"}, {}):
        with pytest.raises(SettingsError, match="name one of bash, zsh, fish"):
            own_shell(environment)


def test_the_option_installs_and_tells_where(tmp_path: Path) -> None:
    done = onrecord("--install-completion", HOME=str(tmp_path), SHELL="/bin/bash", XDG_DATA_HOME=str(tmp_path / "d"))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path / "d/onrecord/completion.bash") in done.stdout
    assert (tmp_path / ".bashrc").is_file()
    wrong = onrecord("--install-completion", HOME=str(tmp_path), SHELL="/bin/tcsh")
    assert (wrong.returncode, wrong.stdout) == (2, "")
