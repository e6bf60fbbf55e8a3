"""The server over streamable HTTP: to whoever has the token, and to no page of the web."""

import secrets
from concurrent.futures import Executor
from typing import Any

from mcp.server.auth.provider import AccessToken
from mcp.server.auth.settings import AuthSettings
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import AnyHttpUrl

from bot.errors import AddressError, SettingsError
from bot.mcp.server import make_server
from bot.mcp.tools import Tools
from bot.render.screen import console, put
from bot.serving.endpoint import Endpoint, written
from bot.serving.running import serve

PATH = "/mcp"
_SHORTEST_TOKEN = 16
_MOST_BYTES = 1_000_000
"""Of a request: far more than the longest arguments of a tool."""

_LOCAL = ("127.0.0.1", "localhost", "::1")
_HOST, _PORT = "127.0.0.1", 8768


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


def endpoint_of(address: str) -> Endpoint:
    """Where the server is to listen.

    Args:
        address: ``HOST:PORT``, ``HOST`` or ``:PORT``; port 0 is any free one.

    Raises:
        AddressError: that is no address, or it is every address of this machine.
    """
    endpoint = Endpoint.read(address, _HOST, _PORT)
    if endpoint.is_every:
        # Which names lead here cannot be known then, and a page of the web might come under any of them.
        raise AddressError(
            f"{endpoint.host!r} is every address of this machine. Name the one under which it is reached.",
            address=address,
        )
    return endpoint


def token_given(token: str, endpoint: Endpoint) -> str:
    """The token that is set; empty where none is and none need be.

    Args:
        token: as it is set.
        endpoint: where the server listens.

    Raises:
        AddressError: others reach the server, and no token is set.
        SettingsError: the token can be guessed, or cannot be sent.
    """
    if not token:
        if not endpoint.is_loopback:
            raise AddressError(
                f"Others reach {endpoint.host}: set a token of your own in ONRECORD_MCP_TOKEN, or listen on {_HOST}.",
                address=endpoint.host,
            )
        return ""
    if len(token) < _SHORTEST_TOKEN or not all("!" <= character <= "~" for character in token):
        raise SettingsError(
            f"ONRECORD_MCP_TOKEN must have at least {_SHORTEST_TOKEN} characters, letters, digits and signs without "
            "blanks: whoever guesses it reads the feed.",
            key="mcp_token",
        )
    return token


def serve_http(tools: Tools, endpoint: Endpoint, token: str, threads: Executor) -> None:
    """Serve until the process is told to stop.

    Args:
        tools: answer.
        endpoint: where; see ``endpoint_of``.
        token: of one's own; empty for one that is made and told on standard error.
        threads: work on calls.

    Raises:
        AddressError: it cannot be listened there, or must not.
        SettingsError: the token cannot be one.
    """
    own = token_given(token, endpoint)
    used = own or secrets.token_urlsafe(32)
    with endpoint.opened() as opened:
        port = opened.getsockname()[1]

        def ready() -> None:
            told = console(error=True)
            put(told, f"onrecord: The Model Context Protocol is served at http://{written(endpoint.host, port)}{PATH}")
            if not own:
                put(told, f"onrecord: Authorization: Bearer {used}")
                put(told, "onrecord: That token is for this run; set ONRECORD_MCP_TOKEN for one that stays.")

        serve(_app(tools, endpoint.host, port, used, threads), opened, ready)


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
