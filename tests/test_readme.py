"""README's commands do what README shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a feed and a database, where `onrecord` is a command."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copy(ROOT / "bot/sample/feed.txt", path / "digest.txt")
    command = path / "bin/onrecord"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n')
    command.chmod(0o755)
    return path


def run(command: str, folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    environment |= {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, cwd=folder, env=environment, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_every_command_prints_what_is_shown(folder: Path) -> None:
    # The first screen shows an answer; the database it needs is made further down.
    shown = [
        (command, output)
        for console in [*CONSOLES[1:], CONSOLES[0]]
        for command, output in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n?)*)", console)
    ]
    assert len(shown) >= 4
    for command, output in shown:
        assert run(command, folder) == output, command


def test_every_command_of_the_page_on_the_terminal_prints_what_is_shown(tmp_path: Path, folder: Path) -> None:
    shutil.copytree(folder / "bin", tmp_path / "bin")
    shutil.copy(folder / "digest.txt", tmp_path)
    page = (ROOT / "docs/terminal.md").read_text(encoding="utf-8")
    shown = re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n?)*)", "".join(re.findall(r"```console\n(.*?)```", page, re.DOTALL)))
    assert len(shown) >= 10
    for command, output in shown:
        assert run(command, tmp_path) == output, command


def test_the_library_example_runs(folder: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert "answered" in done.stdout
    assert "Waltz" in done.stdout


def test_the_benchmark_table_is_what_the_command_prints(folder: Path, real_feed: Path, gold: Path) -> None:
    (table,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    printed = run(f"onrecord eval {gold / 'questions_dev.jsonl'} --feed {real_feed}", folder)
    assert [line.split() for line in printed.splitlines()] == [line.split() for line in table.splitlines()]


def test_every_setting_and_every_page_is_there() -> None:
    from bot.settings.model import Settings

    for key in Settings.model_fields:
        assert f"`{key}" in README
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


def test_ci_runs_the_commands_that_readme_names() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in script
    assert "make test" in README
