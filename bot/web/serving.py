"""Runs the server at an address until it is told to stop."""

import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from bot.errors import AddressError
from bot.web.guarding import Guarded

_PATIENCE_S = 10
"""So long requests that run are waited for at the end."""

_AT_ONCE = 200
"""Connections at a time; beyond, a request is told to come again (503)."""


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Args:
        host: an address of this machine, or a name of one.
        port: 0 for any that is free.

    Raises:
        AddressError: it is no such address, or somebody else has it.
    """
    try:
        (family, _, _, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise AddressError(
            f"{host} cannot be listened to at port {port}: {error.strerror or error}. Name another --host or --port.",
            address=host,
        ) from None


def address_of(listening: socket.socket) -> str:
    """The address for a browser of a socket that listens."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: Guarded, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, which is raised again once what ran is answered.

    Args:
        app: what is served.
        listening: where.
        ready: called when it takes requests.
    """

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_PATIENCE_S,
        ws="none",
    )
    Server(config).run(sockets=[listening])
