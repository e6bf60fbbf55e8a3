"""Where the server listens over HTTP, and whether only this machine reaches it."""

import ipaddress
import socket
from urllib.parse import urlsplit

from bot.errors import AddressError

_HOST, _PORT = "127.0.0.1", 8768
_FORM = f"Write it as HOST:PORT, such as {_HOST}:{_PORT}."


def listen(address: str) -> tuple[socket.socket, str]:
    """A socket that listens, and the host as it was named.

    Args:
        address: ``HOST:PORT``, ``HOST`` or ``:PORT``; port 0 is any free one.

    Raises:
        AddressError: that is no address, it is not one of this machine, or it is in use.
    """
    host, port = _parts(address)
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise AddressError(f"There is no host {host!r}. {_FORM}", address=address) from None
    if ipaddress.ip_address(where[0]).is_unspecified:
        # Which names lead here cannot be known then, and a page of the web might come under any of them.
        raise AddressError(
            f"{host!r} is every address of this machine. Name the one under which it is reached.", address=address
        )
    try:
        return socket.create_server(where[:2], family=family), host
    except OSError as error:
        raise AddressError(
            f"Nothing can listen at {address}: {error.strerror or error}. Name another address or port.",
            address=address,
        ) from None


def is_loopback(opened: socket.socket) -> bool:
    """Whether only this machine reaches what listens there."""
    return ipaddress.ip_address(opened.getsockname()[0]).is_loopback


def written(host: str, port: int) -> str:
    """A host and a port as an address has them.

    >>> written("::1", 8768), written("127.0.0.1", 8768)
    ('[::1]:8768', '127.0.0.1:8768')
    """
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _parts(address: str) -> tuple[str, int]:
    try:
        read = urlsplit(f"//{address}")
        host, port = read.hostname, read.port
    except ValueError:
        host, port = None, None
        read = urlsplit("//")
    if not read.netloc or read.netloc != address or "@" in address or (host is None and port is None):
        raise AddressError(f"{address[:80]!r} is no address. {_FORM}", address=address)
    return host or _HOST, _PORT if port is None else port
