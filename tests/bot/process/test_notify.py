"""What systemd is told."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot.process.notify import ALIVE, READY, VARIABLE, WATCHDOG_VARIABLE, keep_watchdog, status, tell_systemd


def test_states_arrive_in_one_datagram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        monkeypatch.setenv(VARIABLE, str(tmp_path / "notify"))
        assert tell_systemd(READY, status("Connected\nMAINPID=1"))
        assert systemd.recv(100) == b"READY=1\nSTATUS=Connected MAINPID=1"


def test_a_socket_without_a_file_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("")
        monkeypatch.setenv(VARIABLE, "@" + systemd.getsockname()[1:].decode())
        assert tell_systemd(READY)
        assert systemd.recv(100) == b"READY=1"


@pytest.mark.parametrize("address", ["", "vsock:2:1", "/none/here"])
def test_where_nobody_listens_nothing_happens(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    assert not tell_systemd(READY)


async def test_a_loop_that_is_watched_says_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("")
        systemd.setblocking(False)
        monkeypatch.setenv(VARIABLE, "@" + systemd.getsockname()[1:].decode())
        monkeypatch.setenv(WATCHDOG_VARIABLE, "20000")
        keeping = asyncio.create_task(keep_watchdog())
        for _ in range(3):
            assert await asyncio.get_running_loop().sock_recv(systemd, 100) == ALIVE.encode()
        keeping.cancel()


@pytest.mark.parametrize("microseconds", ["", "0", "soon"])
async def test_a_loop_that_is_not_watched_says_nothing(microseconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WATCHDOG_VARIABLE, microseconds)
    await asyncio.wait_for(keep_watchdog(), 10)
