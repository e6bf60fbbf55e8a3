"""The app that is served: the API and the page, behind the guard."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio.to_thread
from fastapi import FastAPI

from bot.web.api import api_router
from bot.web.guarding import Guarded
from bot.web.pages import Pages
from bot.web.problems import tell_problems
from bot.web.reading import Reading

THREADS = 8
"""Requests that are worked on at one time; each thread has a dictionary of its own in memory."""


def make_app(reading: Reading, names: Sequence[str] = ()) -> Guarded:
    """The app.

    Args:
        reading: reads for it.
        names: by which it may be asked, beside those of loopback.
    """

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    # The pages that FastAPI has for its document fetch programs from elsewhere.
    app = FastAPI(
        title="onrecord",
        summary="Ask your feed who said what, when, and where it was published.",
        version=version("onrecord"),
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=living,
    )
    pages = Pages(reading)
    app.include_router(api_router(reading))
    app.include_router(pages.router())
    tell_problems(app, pages.trouble)
    return Guarded(app, names)
