"""Tells systemd how the program is (``sd_notify``): a datagram to the socket that it names, if it names one."""

import asyncio
import os
import socket

VARIABLE, WATCHDOG_VARIABLE = "NOTIFY_SOCKET", "WATCHDOG_USEC"
READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def status(text: str) -> str:
    """What ``systemctl status`` shows beside the state, in one line."""
    return "STATUS=" + " ".join(text.split())


def tell_systemd(*states: str) -> bool:
    """Tell what is so now.

    Args:
        states: such as ``READY``, ``STOPPING`` or a ``status``.

    Returns:
        Whether there was somebody to tell. A socket that takes nothing is passed over: telling is a courtesy.
    """
    address = os.environ.get(VARIABLE, "")
    if not address.startswith(("/", "@")):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as there:
            there.connect("\0" + address[1:] if address.startswith("@") else address)
            there.sendall("\n".join(states).encode())
    except OSError:
        return False
    return True


async def keep_watchdog() -> None:
    """Tell systemd that the running loop is alive, twice in the time that it waits for that, if it does."""
    microseconds = os.environ.get(WATCHDOG_VARIABLE, "")
    if not microseconds.isdecimal() or not int(microseconds):
        return
    while True:
        tell_systemd(ALIVE)
        await asyncio.sleep(int(microseconds) / 2_000_000)
