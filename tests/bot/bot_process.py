"""``onrecord`` as its own process, against a Discord on this machine: ``python -m tests.bot.bot_process ADDRESS ARGUMENTS``.

Nothing of discord.py is changed but its two addresses. Where ``HELD`` names a pipe, each search tells ``SEARCHING`` where
systemd would listen and waits for a byte, so that a test can stop the bot in the middle of one.
"""

import os
import sys
from pathlib import Path
from typing import Any

HELD, SEARCHING = "ONRECORD_TEST_HELD", "SEARCHING"


def point_at(address: str) -> None:
    """Let discord.py find Discord at an address such as ``http://127.0.0.1:8000``."""
    from discord.gateway import DiscordWebSocket
    from discord.http import Route
    from yarl import URL

    Route.BASE = f"{address}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address.replace("http", "ws", 1) + "/gateway")


def hold_searches(pipe: Path) -> None:
    """Let each search wait until a test lets it go on."""
    from bot.asking.warming import QUESTIONS
    from bot.process.notify import tell_systemd
    from retrieval import Retriever

    ask = Retriever.ask

    def held(*arguments: Any, **named: Any) -> Any:
        # What is asked to make the bot ready is asked by nobody.
        if arguments[1] in QUESTIONS:
            return ask(*arguments, **named)
        with pipe.open("rb", buffering=0) as waiting:
            tell_systemd(SEARCHING)
            waiting.read(1)
        return ask(*arguments, **named)

    Retriever.ask = held  # type: ignore[method-assign]


if __name__ == "__main__":
    from bot.__main__ import main

    point_at(sys.argv.pop(1))
    if os.environ.get(HELD):
        hold_searches(Path(os.environ[HELD]))
    main()
