"""What stands before every request: only GET, only by this server's own names, and headers that keep a browser safe."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.languages import language_of
from bot.web.problems import problem, told_of

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
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]", "::1")


class Guarded:
    """An app behind the guard.

    Args:
        app: answers.
        names: by which it may be asked, beside those of loopback. A page elsewhere whose own name leads here (DNS
            rebinding) asks by that name, and is refused.
    """

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self._app = TrustedHostMiddleware(app, allowed_hosts=[*LOOPBACK_NAMES, *names], www_redirect=False)

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
        if status := _refusal(request):
            refused = problem(told_of(HTTPException(status), language_of(request)))
            await refused(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def _refusal(request: Request) -> int:
    """With which status a request is refused, whatever it asks; 0 where it is not."""
    if request.method != "GET":
        return 405
    # A page elsewhere that loads from here as a picture or a program could read nothing, but keep the server busy.
    is_loaded = request.headers.get("sec-fetch-mode", "navigate") != "navigate"
    return 403 if is_loaded and request.headers.get("sec-fetch-site") == "cross-site" else 0
