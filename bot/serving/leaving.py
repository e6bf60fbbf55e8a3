"""Drops the work on a request when whoever asked goes away, so that nobody waits behind answers that no one reads."""

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class DropsWork:
    """An app whose work on a request ends when the client goes away.

    What waits for a thread is never begun then; a search that runs in one cannot be stopped, and runs to its end.

    Args:
        app: answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, for as long as somebody waits for the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # One message at a time: of a body that nobody reads no more is taken than this.
        heard: asyncio.Queue[Message] = asyncio.Queue(1)
        work = asyncio.ensure_future(self._app(scope, heard.get, send))
        watch = asyncio.ensure_future(_until_gone(receive, heard))
        try:
            await asyncio.wait({work, watch}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                work.cancel()
            with suppress(asyncio.CancelledError):
                await work
        finally:
            work.cancel()
            watch.cancel()


async def _until_gone(receive: Receive, heard: asyncio.Queue[Message]) -> None:
    """Hand on what a client sends, until it has gone."""
    while (message := await receive())["type"] != "http.disconnect":
        await heard.put(message)
