"""Where a server listens."""

import socket

import pytest

from bot.errors import AddressError
from bot.serving.endpoint import Endpoint


@pytest.mark.parametrize("address", ["127.0.0.1:0", "localhost:0", ":0", "127.9.9.9:0", "LOCALHOST:0"])
def test_an_address_of_this_machine_alone(address: str) -> None:
    endpoint = Endpoint.read(address, "127.0.0.1", 8768)
    assert endpoint.is_loopback
    assert not endpoint.is_every
    with endpoint.opened() as opened, socket.create_connection(opened.getsockname()[:2]):
        pass


def test_what_is_not_named_is_the_usual() -> None:
    assert Endpoint.read("localhost", "127.0.0.1", 8768).port == 8768
    named = Endpoint.read("[::1]:7", "127.0.0.1", 8768)
    assert (named.host, named.port, named.is_loopback) == ("::1", 7, True)


@pytest.mark.parametrize(("host", "is_every"), [("0.0.0.0", True), ("::", True), ("192.0.2.7", False)])
def test_what_others_reach(host: str, is_every: bool) -> None:
    endpoint = Endpoint.of(host, 0)
    assert not endpoint.is_loopback
    assert endpoint.is_every is is_every


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:http", "Write it as HOST:PORT"),
        ("127.0.0.1:70000", "Write it as HOST:PORT"),
        ("me@127.0.0.1:1", "Write it as HOST:PORT"),
        ("127.0.0.1/mcp", "Write it as HOST:PORT"),
        ("", "such as 127.0.0.1:8768"),
        ("none.invalid:0", "There is no host"),
        ("192.0.2.1:0", r"^Nothing can listen at 192\.0\.2\.1:0: [^()]*\. Name another address or port\.$"),
    ],
)
def test_what_is_none_is_told(address: str, told: str) -> None:
    with pytest.raises(AddressError, match=told):
        Endpoint.read(address, "127.0.0.1", 8768).opened()


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"127.0.0.1:{port}: .*Name another address or port") as error:
            Endpoint.of("127.0.0.1", port).opened()
    assert error.value.address == "127.0.0.1"
