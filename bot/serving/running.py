"""Runs an app over HTTP until it is told to stop."""

import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from bot.serving.leaving import DropsWork

_PATIENCE_S = 10
"""So long requests that run are waited for at the end."""

_AT_ONCE = 200
"""Connections at a time; beyond, a request is told to come again (503)."""


def serve(app: Any, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, which is raised again once what ran is answered.

    Args:
        app: what is served, an ASGI application.
        listening: where.
        ready: called when it takes requests.
    """

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    config = uvicorn.Config(
        DropsWork(app),
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
