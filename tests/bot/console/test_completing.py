"""What a shell completes: real shells, real databases."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem

from bot.console.cli import cli
from bot.console.completing import SafeBash, prepare_shells
from retrieval import FeedItem, Retriever
from tests.bot.terminal import ROOT

COMPLETE = """
eval "$(onrecord --show-completion bash)"
COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_onrecord_completion onrecord
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a database of odd names, where `onrecord` is a command."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin/onrecord"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n')
    command.chmod(0o755)
    with Retriever.open(tmp_path / "onrecord.db") as retriever:
        retriever.add(
            FeedItem(source=source, handle=handle, published=datetime(2025, 3, 1, tzinfo=UTC), headline="", text=text)
            for source, handle, text in (
                ("Harbor Wire", "harborwire", "Ida Soren said the quay would open."),
                ("Wire $(touch owned)", "$(touch owned);*", "Runa Dahl said the ferry would not sail."),
            )
        )
    return tmp_path


def shell(folder: Path, *arguments: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    paths = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        arguments,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**kept, **paths, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_bash_completes_sources_speakers_and_commands(folder: Path) -> None:
    for line, words in (
        ("onrecord tim", ["timeline"]),
        ("onrecord ask --source harb", ["harborwire"]),
        ("onrecord ask what --speaker Sor", ["Ida\\ Soren"]),
        ("onrecord timeline Ida\\ So", ["Ida\\ Soren"]),
        ("onrecord show --db none.db abcd", [""]),
    ):
        assert shell(folder, "bash", "-c", COMPLETE.format(line)).splitlines() == words, line


def test_a_hostile_name_is_one_word(folder: Path) -> None:
    written = shell(folder, "bash", "-c", COMPLETE.format("onrecord ask --source Wire"))
    hostile = next(line for line in written.splitlines() if "touch" in line)
    assert shell(folder, "bash", "-c", f"printf %s {hostile}") == "$(touch owned);*"
    assert not (folder / "owned").exists()


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes(folder: Path) -> None:
    (folder / "fish").mkdir(exist_ok=True)
    script = 'onrecord --show-completion fish | source; complete -C "onrecord ask --source harb"'
    assert shell(folder, "fish", "-c", script) == "harborwire\tHarbor Wire (@harborwire)\n"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_reads_its_script(folder: Path) -> None:
    script = 'autoload -Uz compinit; compinit -u; eval "$(onrecord --show-completion zsh)"; echo $_comps[onrecord]'
    assert shell(folder, "zsh", "-f", "-c", script) == "_onrecord_completion\n"


def test_the_script_for_bash_is_ours() -> None:
    prepare_shells()
    found = SafeBash(cli, {}, "onrecord", "_ONRECORD_COMPLETE")
    assert found.format_completion(CompletionItem("a b$c")) == "plain,a\\ b\\$c"
