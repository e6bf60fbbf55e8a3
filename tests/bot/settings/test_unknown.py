"""Misspelt settings."""

import os
from pathlib import Path

import pytest

from bot.settings.unknown import nearest, unknown_variables
from tests.bot.terminal import onrecord


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without settings, and none in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ONRECORD_LIMT", "Is ONRECORD_LIMIT meant?"),
        ("onrecord_limt", "No setting is called onrecord_limt, so that it changes nothing. Is ONRECORD_LIMIT meant?"),
        ("ONRECORD_DISCORD_TOKN", "Is ONRECORD_DISCORD_TOKEN meant?"),
        ("ONRECORD_LIMIT__MOST", "ONRECORD_LIMIT__MOST"),
        ("ONRECORD_XYZ", "No setting is called ONRECORD_XYZ, so that it changes nothing."),
    ],
)
def test_what_no_setting_reads_is_told_with_the_nearest(monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    monkeypatch.setenv(name, "secret")
    (line,) = unknown_variables()
    assert told in line
    assert "secret" not in line


def test_what_a_setting_reads_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (
        "ONRECORD_LIMIT",
        "onrecord_db",
        "ONRECORD_CONFIG",
        "ONRECORD_ENCODER__DEVICE",
        "_ONRECORD_COMPLETE",
        "LIMT",
    )
    for name in names:
        monkeypatch.setenv(name, "1")
    assert unknown_variables() == []


def test_the_file_of_variables_is_read_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ONRECORD_LIMT=secret\nLIMT=1\n")
    assert len(unknown_variables()) == 1


def test_nothing_near_is_nothing() -> None:
    assert (nearest("limt", ["limit", "db"]), nearest("zzz", ["limit"])) == ("limit", "")


def test_a_command_tells_it_once_and_goes_on(db: str, tmp_path: Path) -> None:
    done = onrecord(
        "ask", "what did Waltz say?", "--limit", "1", "--since", "2025-02-20", "--db", db, ONRECORD_LIMT="3"
    )
    assert (done.returncode, done.stderr.count("ONRECORD_LIMT")) == (0, 1)
    assert done.stderr.startswith("onrecord: No setting is called ONRECORD_LIMT")
    (tmp_path / "onrecord.toml").write_text("limt = 3\n")
    assert "there is no setting 'limt'. Is 'limit' meant?" in onrecord("sources", "--db", db, cwd=tmp_path).stderr


def test_the_bot_tells_it_in_its_log(tmp_path: Path) -> None:
    token = {"ONRECORD_DISCORD_TOKEN": "x.y.z", "ONRECORD_LOG_FORMAT": "json", "ONRECORD_LIMT": "secret"}
    done = onrecord("bot", "--db", "none.db", cwd=tmp_path, **token)
    assert '"level": "WARNING"' in done.stderr.splitlines()[0]
    assert "ONRECORD_LIMT" in done.stderr.splitlines()[0]
    assert "secret" not in done.stderr
