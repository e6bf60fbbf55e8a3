"""Runs the real ``onrecord`` against a loopback Discord: ``python -m tests.fakes.run_bot ADDRESS -- bot --db feed.db``.

ADDRESS is what ``python -m tests.fakes.serve`` prints, or ``FakeDiscord.base``. Nothing of discord.py is changed but the
two addresses at which it looks for Discord; the token is the loopback's unless ONRECORD_DISCORD_TOKEN says another.
"""

import os
import sys

from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.fakes.discord_server import TOKEN


def point_at(address: str) -> None:
    """Let discord.py look for Discord at an address, in this process, for good."""
    Route.BASE = f"{address}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address.replace("http", "ws") + "/gateway")


def main() -> None:
    """Point discord.py there, and run the command line."""
    address, *arguments = [one for one in sys.argv[1:] if one != "--"]
    point_at(address)
    os.environ.setdefault("ONRECORD_DISCORD_TOKEN", TOKEN)
    sys.argv = ["onrecord", *arguments]
    from bot.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
