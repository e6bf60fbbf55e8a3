"""A loopback Discord as a process: ``python -m tests.fakes.serve [--port N]`` prints its address and serves until stopped.

``python -m tests.fakes.run_bot ADDRESS -- bot --db feed.db`` connects a bot to it. What people do is posted to
``ADDRESS/control/ACTION`` as JSON with the arguments of the method of that name of ``FakeDiscord`` (``positional`` holds
those without a name); whoever or whatever an argument means is named by its id::

    curl -d '{"name": "Harbor Watch"}' ADDRESS/control/add_guild
    curl -d '{"positional": ["ask"], "guild": 77, "user": 1001, "question": "what did Soren say?"}' ADDRESS/control/command
    curl -d '{"token": "interaction-…"}' ADDRESS/control/final

Deadlines pass in real time here.
"""

import argparse
import asyncio
import inspect
import json
import signal
from typing import Any

from aiohttp import web

from tests.fakes.discord_server import FakeDiscord
from tests.fakes.loopback.guilds import Channel, Guild
from tests.fakes.loopback.messages import Message
from tests.fakes.loopback.people import Member, Role, User

ACTIONS = (
    "add_guild add_user add_channel add_thread add_role join allow allow_intents dm private_channel command subcommand "
    "autocomplete menu click choose submit say edit delete reply final modal choices next_message drop cut refuse limit "
    "fail advance unanswered"
).split()
_MEANT = {"guild": "guilds", "channel": "channels", "parent": "channels", "message": "messages", "reply_to": "messages"}


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="any free one unless named")
    options = parser.parse_args()
    asyncio.run(serve(options.port))


async def serve(port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    fake = FakeDiscord(real_time=True)
    await fake.start(port, control(fake))
    print(fake.base, flush=True)
    try:
        await stopped.wait()
    finally:
        await fake.stop()


def control(fake: FakeDiscord) -> dict[str, Any]:
    """The routes by which another process acts."""

    async def act(request: web.Request) -> web.Response:
        name = request.match_info["action"]
        if name not in ACTIONS:
            raise web.HTTPNotFound(text=f"there is no {name}; there are {', '.join(ACTIONS)}\n")
        given = json.loads(await request.text() or "{}")
        arguments = {key: _meant(fake, key, value) for key, value in given.items() if key != "positional"}
        try:
            result = getattr(fake, name)(*given.get("positional", []), **arguments)
            result = await result if inspect.isawaitable(result) else result
        except (LookupError, ValueError, TypeError, TimeoutError) as error:
            raise web.HTTPBadRequest(text=f"{type(error).__name__}: {error}\n") from None
        return web.json_response(_told(result))

    return {"/control/{action}": act}


def _meant(fake: FakeDiscord, key: str, value: Any) -> Any:
    if key in {"user", "owner", "who"} and value is not None:
        return fake.person(int(value))
    if key == "target" and value is not None:
        return fake.message(value)
    if key in _MEANT and value is not None:
        return getattr(fake.world, _MEANT[key])[int(value)]
    return value


def _told(result: Any) -> Any:
    if isinstance(result, Message):
        about = {name: getattr(result, name) for name in ("text", "is_private", "masked_links", "edits")}
        return about | {"id": str(result.id), "pinged": sorted(result.pinged), "payload": result.payload()}
    if isinstance(result, Guild):
        return result.payload() | {"channels": [one.payload() for one in result.channels.values()]}
    if isinstance(result, Channel | User | Role | Member):
        return result.payload()
    if isinstance(result, list | tuple):
        return [one.token if hasattr(one, "token") else _told(one) for one in result]
    return result


if __name__ == "__main__":
    main()
