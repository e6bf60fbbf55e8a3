"""Where a server listens, and whether only this machine reaches it."""

import ipaddress
import os
import socket
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from bot.errors import AddressError


@dataclass(frozen=True)
class Endpoint:
    """An address of this machine at which a server is to listen.

    Attributes:
        host: as it was named.
        port: 0 for any that is free.
        address: the number that the name leads to.
        family: of that number.
    """

    host: str
    port: int
    address: str
    family: socket.AddressFamily

    @classmethod
    def of(cls, host: str, port: int) -> Self:
        """The endpoint of a host and a port.

        Args:
            host: an address, or a name that leads to one.
            port: 0 for any that is free.

        Raises:
            AddressError: there is no such host.
        """
        try:
            family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        except (OSError, UnicodeError):
            raise AddressError(
                f"There is no host {host[:80]!r}. Name an address of this machine.", address=host
            ) from None
        return cls(host, port, str(where[0]), family)

    @classmethod
    def read(cls, text: str, host: str, port: int) -> Self:
        """The endpoint of an address that is written as one text.

        Args:
            text: ``HOST:PORT``, ``HOST`` or ``:PORT``.
            host: where it names none.
            port: where it names none.

        Raises:
            AddressError: that is no address, or there is no such host.
        """
        try:
            read = urlsplit(f"//{text}")
            named = read.hostname, read.port
        except ValueError:
            raise _no_address(text, host, port) from None
        if not text or read.netloc != text or "@" in text or named == (None, None):
            raise _no_address(text, host, port)
        return cls.of(named[0] or host, port if named[1] is None else named[1])

    @property
    def is_loopback(self) -> bool:
        """Whether it can be reached from this machine alone."""
        return ipaddress.ip_address(self.address).is_loopback

    @property
    def is_every(self) -> bool:
        """Whether it is every address of this machine, so that nobody knows under which names it is reached."""
        return ipaddress.ip_address(self.address).is_unspecified

    def opened(self) -> socket.socket:
        """A socket that listens there.

        Raises:
            AddressError: it is no address of this machine, or somebody else has the port.
        """
        try:
            return socket.create_server((self.address, self.port), family=self.family)
        except OSError as error:
            # What the library adds to it names the address a second time.
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise AddressError(
                f"Nothing can listen at {written(self.host, self.port)}: {reason}. Name another address or port.",
                address=self.host,
            ) from None


def written(host: str, port: int) -> str:
    """A host and a port as an address has them.

    >>> written("::1", 8768), written("127.0.0.1", 8768)
    ('[::1]:8768', '127.0.0.1:8768')
    """
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _no_address(text: str, host: str, port: int) -> AddressError:
    form = f"Write it as HOST:PORT, such as {written(host, port)}."
    return AddressError(f"{text[:80]!r} is no address. {form}", address=text)
