"""The unit of systemd."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import BotTokenError, OwnerError
from bot.process.running import PATIENCE_S

UNIT = Path(__file__).parents[2] / "deploy/onrecord.service"
EXPOSED = 1.5
"""What ``systemd-analyze security`` may come to at most, of 10."""

has_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not at hand (Debian: systemd)"
)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a program that is there; whether it is, is looked at too."""
    found = tmp_path / "onrecord.service"
    found.write_text(UNIT.read_text().replace("/opt/onrecord/bin/onrecord", sys.executable))
    return found


def settings() -> dict[str, str]:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(UNIT.read_text())
    return dict(read["Service"])


@has_systemd
def test_systemd_finds_nothing_wrong_with_it(unit: Path) -> None:
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    if "Failed to" in done.stderr and "manager" in done.stderr:
        pytest.skip(f"systemd-analyze cannot load units here: {done.stderr.splitlines()[0]}")
    assert [line for line in done.stderr.splitlines() if "onrecord.service" in line] == []


@has_systemd
def test_it_is_exposed_to_little(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSED * 10:.0f}", unit]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "--offline" in done.stderr:
        pytest.skip("this systemd-analyze judges only units that are loaded")
    assert done.returncode == 0, done.stdout[-500:]


def test_the_token_is_in_a_file_of_its_own_and_nowhere_in_the_unit() -> None:
    assert settings()["EnvironmentFile"] == "/etc/onrecord/token.env"
    assert "ONRECORD_DISCORD_TOKEN" not in settings().get("Environment", "")


def test_it_waits_longer_than_the_bot_takes_to_stop() -> None:
    from bot.commands.discord import _THREADS_S

    assert int(settings()["TimeoutStopSec"].removesuffix("s")) > PATIENCE_S + _THREADS_S


def test_what_only_the_owner_mends_is_not_started_again() -> None:
    prevented = {int(status) for status in settings()["RestartPreventExitStatus"].split()}
    assert prevented == {BotTokenError.exit_status, OwnerError.exit_status}
    assert settings()["Restart"] == "on-failure"
