"""A Discord that refuses: answers of its HTTP API and a code of its gateway are set by a test, the rest is as it should be."""

import asyncio
import json
import zlib
from collections import defaultdict, deque
from typing import Any

from aiohttp import web

TOKEN = "MTIz.loopback.token-that-must-not-leak"
APPLICATION_ID = 1234567890
_USER = {"id": str(APPLICATION_ID), "username": "onrecord", "discriminator": "0000", "avatar": None, "bot": True}
_APPLICATION = {
    "id": str(APPLICATION_ID),
    "name": "onrecord",
    "description": "",
    "summary": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "owner": _USER,
    "icon": None,
}


class TroubledDiscord:
    """Serves one bot.

    Attributes:
        answers: for a method and path behind ``/api/v10/``, answers that come before the usual one: status, body, headers.
        closes_with: the code with which the gateway closes instead of READY; 0 for READY.
        flags: of the application.
        guilds: ids of the servers in which the bot is.
        commands: what is registered, by scope: 0 for everywhere, else the server's id.
        requests: every method and path that came, in order.
    """

    def __init__(self) -> None:
        self.answers: dict[str, deque[tuple[int, Any, dict[str, str]]]] = defaultdict(deque)
        self.closes_with = 0
        self.flags = 0
        self.guilds: list[int] = []
        self.commands: dict[int, list[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.ready = asyncio.Event()
        self.base = ""
        self._sockets: list[web.WebSocketResponse] = []

    async def start(self) -> None:
        application = web.Application()
        application.router.add_get("/gateway", self._gateway)
        application.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        for one in self._sockets:
            await one.close()
        await self._runner.cleanup()

    async def close_gateway(self, code: int) -> None:
        """Close the newest connection, and each one after it: a bot that missed the code comes again."""
        self.closes_with = code
        await self._sockets[-1].close(code=code)

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = f"{request.method} {request.match_info['path']}"
        self.requests.append(path)
        if self.answers[path]:
            status, body, headers = self.answers[path].popleft()
            return _answer(body, status, headers)
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _answer({"message": "401: Unauthorized", "code": 0}, 401)
        if path.endswith("/commands"):
            return await self._commands(request)
        limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        known = {
            "GET users/@me": _USER,
            "GET users/@me/guilds": [{"id": str(one), "name": "G", "permissions": "0"} for one in self.guilds],
            "GET oauth2/applications/@me": {**_APPLICATION, "flags": self.flags},
            "GET gateway/bot": {
                "url": self.base.replace("http", "ws") + "/gateway",
                "shards": 1,
                "session_start_limit": limits,
            },
        }
        return _answer(known[path]) if path in known else _answer({"message": "404: Not Found", "code": 0}, 404)

    async def _commands(self, request: web.Request) -> web.StreamResponse:
        parts = request.match_info["path"].split("/")
        scope = int(parts[3]) if parts[2] == "guilds" else 0
        if request.method == "PUT":
            self.commands[scope] = [
                _as_registered(one, number, scope) for number, one in enumerate(await request.json(), start=1)
            ]
        localized = request.query.get("with_localizations") in {"true", "1"}
        return _answer([one if localized else _unlocalized(one) for one in self.commands.get(scope, [])])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        found = web.WebSocketResponse()
        await found.prepare(request)
        self._sockets.append(found)
        # Which way it is compressed hangs on what is installed.
        deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

        async def send(frame: dict[str, Any]) -> None:
            if deflate is None:
                await found.send_str(json.dumps(frame))
                return
            await found.send_bytes(deflate.compress(json.dumps(frame).encode()) + deflate.flush(zlib.Z_SYNC_FLUSH))

        await send({"op": 10, "d": {"heartbeat_interval": 30_000}})
        async for message in found:
            frame = json.loads(message.data)
            if frame["op"] == 1:
                await send({"op": 11})
            elif self.closes_with:
                await found.close(code=self.closes_with)
            elif frame["op"] == 6:
                await send({"op": 0, "t": "RESUMED", "s": frame["d"]["seq"] + 1, "d": {}})
            elif frame["op"] == 2:
                await send({"op": 0, "t": "READY", "s": 1, "d": self._ready_payload()})
                self.ready.set()
        return found

    def _ready_payload(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": _USER,
            "guilds": [{"id": str(one), "unavailable": True} for one in self.guilds],
            "session_id": "session",
            "resume_gateway_url": self.base.replace("http", "ws") + "/gateway",
            "application": {"id": str(APPLICATION_ID), "flags": self.flags},
            "shard": [0, 1],
        }


def _as_registered(command: dict[str, Any], number: int, scope: int) -> dict[str, Any]:
    """A command as Discord gives it back: with an id, and with what was left out filled in."""
    guild = {"guild_id": str(scope)} if scope else {}
    filled = {
        "type": 1,
        "description": "",
        "name_localizations": None,
        "description_localizations": None,
        "default_member_permissions": None,
        "nsfw": False,
        "contexts": None,
        "integration_types": [0],
    }
    given = {key: value for key, value in command.items() if value is not None and key != "dm_permission"}
    if not given.get("options"):
        given.pop("options", None)
    return {**filled, **given, "id": str(number), "application_id": str(APPLICATION_ID), "version": "1", **guild}


def _unlocalized(command: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in command.items() if not key.endswith("_localizations")}


def _answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    if isinstance(body, str):
        return web.Response(text=body, status=status, headers={"Content-Type": "text/html", **(headers or {})})
    # discord.py reads JSON only where the type is exactly this, without a charset.
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )
