"""Where a server listens."""

import socket

import pytest

from bot.errors import AddressError
from bot.mcp.address import is_loopback, listen


@pytest.mark.parametrize("address", ["127.0.0.1:0", "localhost:0", ":0"])
def test_an_address_of_this_machine(address: str) -> None:
    opened, host = listen(address)
    with opened:
        assert is_loopback(opened)
        assert host in {"127.0.0.1", "localhost"}
        with socket.create_connection(opened.getsockname()[:2]):
            pass


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:http", "Write it as HOST:PORT"),
        ("127.0.0.1:70000", "Write it as HOST:PORT"),
        ("me@127.0.0.1:1", "Write it as HOST:PORT"),
        ("127.0.0.1/mcp", "Write it as HOST:PORT"),
        ("", "Write it as HOST:PORT"),
        ("none.invalid:0", "There is no host"),
        ("0.0.0.0:0", "every address of this machine"),
        ("192.0.2.1:0", "Nothing can listen at 192.0.2.1:0"),
    ],
)
def test_what_is_none_is_told(address: str, told: str) -> None:
    with pytest.raises(AddressError, match=told):
        listen(address)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(AddressError, match="Name another address or port"):
            listen(address)
