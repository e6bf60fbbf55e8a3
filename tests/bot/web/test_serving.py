"""Where the server listens; tests/bot/commands/test_serve.py runs it."""

import pytest

from bot.errors import AddressError
from bot.web.serving import address_of, bound, is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "LOCALHOST"])
def test_what_this_machine_alone_reaches(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "localhost.evil.example", ""])
def test_what_others_reach(host: str) -> None:
    assert not is_loopback(host)


def test_a_port_that_is_taken_is_told() -> None:
    with bound("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        assert address_of(first) == f"http://127.0.0.1:{port}/"
        with pytest.raises(AddressError, match=f"port {port}: .*Name another") as error:
            bound("127.0.0.1", port)
    assert error.value.address == "127.0.0.1"


@pytest.mark.parametrize("host", ["192.0.2.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(AddressError, match=host):
        bound(host, 0)
