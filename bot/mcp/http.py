"""The server over streamable HTTP: to whoever has the token, and to no page of the web."""

import secrets
import socket
from concurrent.futures import Executor
from typing import Any

import uvicorn
from mcp.server.auth.provider import AccessToken
from mcp.server.auth.settings import AuthSettings
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import AnyHttpUrl

from bot.errors import AddressError, SettingsError
from bot.mcp.address import is_loopback, listen, written
from bot.mcp.server import make_server
from bot.mcp.tools import Tools
from bot.render.screen import console, put

PATH = "/mcp"
_SHORTEST_TOKEN = 16
_MOST_BYTES = 1_000_000
"""Of a request: far more than the longest arguments of a tool."""

_LOCAL = ("127.0.0.1", "localhost", "::1")
_PATIENCE_S = 3


class OneToken:
    """Lets those in who have the one token.

    Args:
        token: it.
    """

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    async def verify_token(self, token: str) -> AccessToken | None:
        """Who has a token; None for nobody."""
        if not secrets.compare_digest(token.encode("utf-8", "surrogateescape"), self._token):
            return None
        return AccessToken(token=token, client_id="onrecord", scopes=[])


def token_given(token: str, opened: socket.socket) -> str:
    """The token that is set; empty where none is and none need be.

    Args:
        token: as it is set.
        opened: where the server listens.

    Raises:
        AddressError: others reach the server, and no token is set.
        SettingsError: the token can be guessed, or cannot be sent.
    """
    if not token:
        if not is_loopback(opened):
            host = opened.getsockname()[0]
            raise AddressError(
                f"Others reach {host}: set a token of your own in ONRECORD_MCP_TOKEN, or listen on 127.0.0.1.",
                address=host,
            )
        return ""
    if len(token) < _SHORTEST_TOKEN or not all("!" <= character <= "~" for character in token):
        raise SettingsError(
            f"ONRECORD_MCP_TOKEN must have at least {_SHORTEST_TOKEN} characters, letters, digits and signs without "
            "blanks: whoever guesses it reads the feed.",
            key="mcp_token",
        )
    return token


def serve_http(tools: Tools, address: str, token: str, threads: Executor) -> None:
    """Serve until the process is told to stop.

    Args:
        tools: answer.
        address: see ``listen``.
        token: of one's own; empty for one that is made and told on standard error.
        threads: work on calls.

    Raises:
        AddressError: it cannot be listened there, or must not.
        SettingsError: the token cannot be one.
    """
    opened, host = listen(address)
    with opened:
        own = token_given(token, opened)
        used = own or secrets.token_urlsafe(32)
        port = opened.getsockname()[1]
        told = console(error=True)
        put(told, f"onrecord: The Model Context Protocol is served at http://{written(host, port)}{PATH}")
        if not own:
            put(told, f"onrecord: Authorization: Bearer {used}")
            put(told, "onrecord: That token is for this run; set ONRECORD_MCP_TOKEN for one that stays.")
        app = _app(tools, host, port, used, threads)
        options: dict[str, Any] = {"log_config": None, "access_log": False, "timeout_graceful_shutdown": _PATIENCE_S}
        uvicorn.Server(uvicorn.Config(app, **options)).run(sockets=[opened])


def _app(tools: Tools, host: str, port: int, token: str, threads: Executor) -> Any:
    issuer = AnyHttpUrl(f"http://{written(host, port)}")
    auth = AuthSettings(issuer_url=issuer, resource_server_url=None)
    server = make_server(tools, threads, auth=auth, token_verifier=OneToken(token))
    # A name that a page of the web points at this machine is none of these (DNS rebinding).
    hosts = [written(name, port) for name in dict.fromkeys((host, *_LOCAL))]
    security = TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=[f"http://{name}" for name in hosts])
    return server.streamable_http_app(
        streamable_http_path=PATH,
        host=host,
        json_response=True,
        # Nothing is kept between two calls, so that no client that went away is remembered.
        stateless_http=True,
        max_request_body_size=_MOST_BYTES,
        transport_security=security,
    )
