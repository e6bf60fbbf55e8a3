"""What holds for every terminal command: help, bad use, and what is typed or piped."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.console.cli import cli
from tests.bot.terminal import ROOT, onrecord


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask", "what?", "--db", "none.db"], "onrecord add"),
        (["ask", "what?", "--since", "soonish", "--db", "none.db"], "is not a date"),
        (["ask", "what?", "--limit", "0"], "0 is not in the range"),
        (["ask"], "Missing argument"),
        (["add", "none.txt"], "does not exist"),
        (["add", "."], "is a folder"),
        (["add", "http://127.0.0.1:8080/"], "not a public address"),
        (["frobnicate"], "No such command"),
        (["sources", "--db", "none.db"], "onrecord add"),
        (["eval", "none.jsonl"], "does not exist"),
    ],
)
def test_what_a_person_gets_wrong_is_one_plain_message_and_exit_2(
    tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    done = onrecord(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_reader_that_stops_reading_is_no_error(db: str) -> None:
    command = f"{sys.executable} -m bot ask 'what did Waltz say?' --limit 50 --db {db} | head -c 5"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = onrecord(command, "--help")
    assert done.returncode == 0
    assert f"onrecord {command}" in done.stdout
    assert "Example:" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask", " "], "The question is empty"),
        (["ask", "㍿" * 251], "longer than 1000 characters"),
        (["ask", "what?", "--speaker", ""], "a name is empty"),
        (["ask", "what?", "--source", "@"], "a name is empty"),
        (["ask", "what?", *["--speaker", "Waltz"] * 21], "more than 20 names"),
        (["timeline", ""], "a name is empty"),
        (["timeline", "Waltz", "--topic", ""], "The topic is empty"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_asked_is_one_plain_line(db: str, arguments: list[str], complaint: str) -> None:
    done = onrecord(*arguments, "--db", db)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert "unexpected" not in done.stderr


def test_bytes_that_are_no_text_are_asked_about_like_any_other(db: str) -> None:
    for arguments in (["ask", "what did \udcff say?"], ["timeline", "\udcff"]):
        done = onrecord(*arguments, "--db", db)
        assert done.returncode == 1
        assert "\\ud" not in done.stdout + done.stderr
        assert "unexpected" not in done.stderr
