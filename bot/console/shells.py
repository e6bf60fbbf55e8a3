"""Scripts that let a shell complete the command, and where each shell looks for them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from bot.console.completing import prepare_shells
from bot.errors import OutputError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

SHELLS = ("bash", "zsh", "fish")
OWN = "own"
"""The shell that the person uses, where none is named."""

_COMPLETE = "_ONRECORD_COMPLETE"
_NAME = "onrecord"
# compdef is there only once completion was set up.
_ZSH_HEAD = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"


@dataclass(frozen=True)
class Installed:
    """Where a script lies.

    Attributes:
        script: its path.
        started: the file that reads it when a shell starts; None where the shell looks there by itself.
    """

    script: Path
    started: Path | None


def script_for(shell: str, command: click.Command) -> str:
    """The script for a shell.

    Args:
        shell: one of ``SHELLS``.
        command: what is completed.
    """
    prepare_shells()
    kind = get_completion_class(shell)
    if kind is None:
        raise SettingsError(f"There is no completion for {shell}.", key="shell")
    source = kind(command, {}, _NAME, _COMPLETE).source()
    return f"{_ZSH_HEAD}{source}" if shell == "zsh" else source


def own_shell(environment: Mapping[str, str]) -> str:
    """The shell that a person uses.

    Raises:
        SettingsError: it is none for which there is completion.
    """
    name = Path(environment.get("SHELL", "")).name
    if name not in SHELLS:
        known = f"Your shell {name!r} is none of them" if name else "Your shell is not known"
        raise SettingsError(f"{known}: name one of {', '.join(SHELLS)}.", key="shell")
    return name


def install(shell: str, script: str, environment: Mapping[str, str]) -> Installed:
    """Write a script where its shell finds it; once more changes nothing else.

    Raises:
        OutputError: it cannot be written.
    """
    home = Path(environment.get("HOME") or Path.home())
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == "fish":
        found = Installed(settings / "fish/completions/onrecord.fish", None)
    elif shell == "zsh":
        found = Installed(data / "onrecord/completion.zsh", Path(environment.get("ZDOTDIR") or home) / ".zshrc")
    else:
        found = Installed(data / "onrecord/completion.bash", home / ".bashrc")
    try:
        found.script.parent.mkdir(parents=True, exist_ok=True)
        found.script.write_text(script, encoding="utf-8")
        if found.started:
            _read_at_start(found.started, found.script)
    except OSError as error:
        path = str(error.filename or found.script)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.", path=path) from error
    return found


def _read_at_start(started: Path, script: Path) -> None:
    line = f"[ -f '{script}' ] && . '{script}'  # completion of onrecord\n"
    before = started.read_text(encoding="utf-8", errors="surrogateescape") if started.is_file() else ""
    if line in before:
        return
    gap = "" if not before or before.endswith("\n") else "\n"
    with started.open("a", encoding="utf-8", errors="surrogateescape") as file:
        file.write(f"{gap}{line}")


def show_completion(context: click.Context, _param: click.Parameter, shell: str | None) -> None:
    """Print the script for a shell, and end."""
    if shell is None or context.resilient_parsing:
        return
    shell = own_shell(os.environ) if shell == OWN else shell
    click.echo(script_for(shell, context.command))
    context.exit()


def install_completion(context: click.Context, _param: click.Parameter, shell: str | None) -> None:
    """Install the script for a shell, tell what was done, and end."""
    if shell is None or context.resilient_parsing:
        return
    shell = own_shell(os.environ) if shell == OWN else shell
    found = install(shell, script_for(shell, context.command), os.environ)
    from bot.render.screen import console, put, visible

    put(console(), visible(f"{found.script}: completion for {shell}."))
    if found.started:
        put(console(), visible(f"{found.started} reads it; open a new {shell}, or type: . {found.started}"))
    context.exit()
