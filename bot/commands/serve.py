"""``onrecord serve``."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.errors import AddressError, MissingPackageError
from bot.render.screen import console, put, visible

if TYPE_CHECKING:
    from bot.serving.endpoint import Endpoint
    from retrieval.types.address import Place

DONE = 0
_NEEDED = ("fastapi", "uvicorn", "jinja2")
_HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
_END_S = 8.0
"""So long a search that nobody waits for any more may keep the process after it was told to stop."""


def run(*, host: str, port: int, names: tuple[str, ...], is_public: bool, db: Place | None) -> int:
    """Serve the API and the page until Ctrl-C or SIGTERM.

    Args:
        host: the address to listen at.
        port: the port; 0 for any that is free.
        names: by which the server may be asked, beside the address and those of loopback.
        is_public: whether other machines may reach it.
        db: the database; None for the setting.

    Raises:
        MissingPackageError: what it needs is not installed.
        AddressError: the address cannot be listened to, or must not.
        MissingIndexError: there is no database.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        message = f"`onrecord serve` needs {', '.join(missing)}: run `pip install 'onrecord[web]'`."
        raise MissingPackageError(message, package=missing[0])
    from bot.process.stopping import StopSignals, leave_within
    from bot.serving.endpoint import Endpoint, written
    from bot.serving.running import serve
    from bot.session import open_retriever
    from bot.settings.model import load_settings
    from bot.settings.zones import terminal_zone
    from bot.web.app import make_app
    from bot.web.reading import Reading

    settings = load_settings(db=db)
    endpoint = Endpoint.of(host, port)
    is_private = endpoint.is_loopback
    _check_names(names)
    if not is_private:
        _check_public(endpoint, names, is_public=is_public)
    with StopSignals(), open_retriever(settings, must_exist=True) as retriever, endpoint.opened() as listening:
        address = f"http://{written(host, listening.getsockname()[1])}/"
        reading = Reading(retriever, terminal_zone(settings), tells_feeds=is_private and not names)

        def ready() -> None:
            put(console(error=True), visible(f"onrecord: {address} is open; Ctrl-C closes it."))
            if not is_private:
                put(console(error=True), visible(_warning(host)))

        try:
            serve(make_app(reading, [host, *names]), listening, ready)
        finally:
            leave_within(_END_S, DONE)
    return DONE


def _check_public(endpoint: Endpoint, names: tuple[str, ...], *, is_public: bool) -> None:
    host = endpoint.host
    if not is_public:
        raise AddressError(
            f"Other machines reach {host}, and nobody is asked for a password. Add --public where that is wanted.",
            address=host,
        )
    if endpoint.is_every and not names:
        raise AddressError(
            f"{host} is every address of this machine. Say with --name by which names it will be asked.", address=host
        )


def _check_names(names: tuple[str, ...]) -> None:
    for name in names:
        if not _HOST_NAME.fullmatch(name):
            raise AddressError(
                f"--name {name}: that is no name of a host. Write it without https:// and port, as feed.example.",
                address=name,
            )


def _warning(host: str) -> str:
    return (
        f"onrecord: warning: whoever reaches {host} can read this feed; nobody is asked for a password, and nothing is "
        "encrypted. docs/web.md tells how to put it behind a server that does both."
    )
