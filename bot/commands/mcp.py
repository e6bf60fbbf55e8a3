"""``onrecord mcp``."""

from __future__ import annotations

import importlib
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.errors import MissingPackageError
from bot.session import open_retriever
from bot.settings.model import load_settings
from bot.settings.zones import terminal_zone

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bot.mcp.tools import Tools
    from retrieval.types.address import Place

DONE = 0
PACKAGE = "mcp"
_END_S = 8.0
"""So long a search that nobody waits for any more may keep the process after it was told to stop."""


def run(*, http: str | None, db: Place | None) -> int:
    """Serve assistants until standard input ends, or over HTTP until the process is told to stop.

    Args:
        http: where to listen; None for standard input and output.
        db: the database; None for the setting.

    Raises:
        MissingPackageError: the package that speaks the protocol is not installed.
        AddressError: it cannot be listened there, or must not.
        MissingIndexError: there is no database.
    """
    _check_package()
    from bot.mcp.tools import Tools

    settings = load_settings(db=db)
    threads = ThreadPoolExecutor(settings.questions_at_once, "onrecord-mcp")
    # What still runs at the end is waited for before the database is closed under it.
    with open_retriever(settings, must_exist=True) as retriever, threads:
        tools = Tools(retriever, zone=terminal_zone(settings))
        if http is None:
            _serve_stdio(tools, threads)
        else:
            token = settings.mcp_token.get_secret_value().strip() if settings.mcp_token else ""
            _serve_http(tools, http, token, threads)
    return DONE


def _check_package() -> None:
    try:
        importlib.import_module(PACKAGE)
    except ModuleNotFoundError as error:
        if error.name != PACKAGE:
            raise
        told = "onrecord mcp needs a package: pip install 'onrecord[mcp]'."
        raise MissingPackageError(told, package=PACKAGE) from None


def _serve_http(tools: Tools, http: str, token: str, threads: Executor) -> None:
    from bot.mcp.http import endpoint_of, serve_http
    from bot.process.stopping import StopSignals, leave_within

    endpoint = endpoint_of(http)
    with StopSignals():
        try:
            serve_http(tools, endpoint, token, threads)
        finally:
            # Nobody waits for a search any more that still runs.
            leave_within(_END_S, DONE)


def _serve_stdio(tools: Tools, threads: Executor) -> None:
    import anyio

    from bot.mcp.server import make_server
    from bot.render.screen import console, is_open_terminal, put, silence

    if is_open_terminal(sys.stdin):
        put(console(error=True), "onrecord: An assistant starts this and speaks with it here; Ctrl-D ends it.")
    # A thread waits for the next line of standard input, and nothing but the end of the process ends that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Whoever spoke with it may be gone; the library tells of all that failed as one group.
    try:
        anyio.run(make_server(tools, threads).run_stdio_async)
    except* BrokenPipeError:
        silence(sys.stdout)
