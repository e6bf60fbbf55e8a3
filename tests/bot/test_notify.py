"""What systemd is told."""

import socket
from pathlib import Path

import pytest

from bot.notify import READY, VARIABLE, status, tell_systemd


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
