"""What stands before every request: it only reads, asks by this server's own name, and a browser is kept safe."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.texts.catalogue import say
from bot.web.languages import language_of
from bot.web.problems import Told, problem, told_of
from retrieval.rendering.safe import one_line

HEADERS = {
    # Nothing is fetched but the stylesheet, nothing runs, nobody frames the page, a form leads nowhere else.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_METHODS = ("GET", "HEAD")
_LONGEST_NAME = 80


class Guarded:
    """An app behind the guard.

    Args:
        app: answers.
        names: by which it may be asked, beside those of loopback. A page elsewhere whose own name leads here (DNS
            rebinding) asks by that name, and is refused.
    """

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self._app = app
        self._names = frozenset(name.casefold() for name in (*LOOPBACK_NAMES, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # What the feed says changes.
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        request = Request(scope)
        if refused := self._refusal(request):
            await problem(refused)(scope, receive, send_guarded)
            return
        # Whoever asks for the head alone is answered like anybody; the server leaves the body out.
        await self._app({**scope, "method": "GET"}, receive, send_guarded)

    def _refusal(self, request: Request) -> Told | None:
        """What a request is told that is refused whatever it asks; None where it is not."""
        language = language_of(request)
        if request.method not in _METHODS:
            return told_of(HTTPException(405), language)
        host = request.headers.get("host", "")
        if _name_of(host) not in self._names:
            return Told(400, say("web.no_name", language, name=one_line(host[:_LONGEST_NAME])))
        # A page elsewhere that loads from here as a picture or a program could read nothing, but keep the server busy.
        is_loaded = request.headers.get("sec-fetch-mode", "navigate") != "navigate"
        if is_loaded and request.headers.get("sec-fetch-site") == "cross-site":
            return told_of(HTTPException(403), language)
        return None


def _name_of(host: str) -> str | None:
    """The name in a ``Host``, without its port; None where it is no name of a host."""
    try:
        read = urlsplit(f"//{host}")
        # A port that is none is told as an error only when it is asked for.
        _ = read.port
    except ValueError:
        return None
    return read.hostname if read.netloc == host and "@" not in host else None
