"""Names to addresses, without waiting for a look-up that does not end."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Given host and port, the host's addresses, the first to try first; raises ``OSError`` where there are none."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for a host.

    Each look-up has a thread that nobody waits for: the system's own cannot be stopped, and whoever has given up on it
    must not be held by it when the program ends.

    Raises:
        OSError: there are none.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError, ValueError) as error:
            told: Sequence[str] | OSError = error if isinstance(error, OSError) else OSError(str(error))
        else:
            told = addresses
        # The loop may have been closed by whoever waited no longer.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, told)

    def tell(told: Sequence[str] | OSError) -> None:
        if answer.done():
            return
        if isinstance(told, OSError):
            answer.set_exception(told)
        else:
            answer.set_result(told)

    threading.Thread(target=look_up, name="resolve", daemon=True).start()
    return await answer
