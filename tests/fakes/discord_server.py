"""A loopback Discord: REST and gateway in one aiohttp application, enough for discord.py itself to run."""

import asyncio
import json
import zlib
from collections import defaultdict
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "MTIz.loopback.token-that-must-not-leak"
APPLICATION_ID = 1234567890
BOT_USER = {"id": str(APPLICATION_ID), "username": "onrecord", "discriminator": "0000", "avatar": None, "bot": True}
_APPLICATION = {
    "description": "",
    "summary": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "owner": BOT_USER,
    "icon": None,
}
ASKER_ID = 42
GUILD_ID = 77
CHANNEL_ID = 88


class FakeDiscord:
    """Serves one bot. What it receives is kept, and can be awaited.

    Attributes:
        synced: the commands the bot registered.
        identified: payloads of IDENTIFY and RESUME, in order.
    """

    def __init__(self) -> None:
        self.synced: list[dict[str, Any]] = []
        self.identified: list[dict[str, Any]] = []
        self.ready = asyncio.Event()
        self.resumed = asyncio.Event()
        self._sockets: list[tuple[web.WebSocketResponse, Any]] = []
        self._sequence = 0
        self._interactions = 0
        self._replies: dict[str, asyncio.Queue[tuple[str, dict[str, Any]]]] = defaultdict(asyncio.Queue)
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def start(self) -> None:
        application = web.Application()
        application.router.add_get("/gateway", self._gateway)
        application.router.add_route("*", "/api/{path:.*}", self._rest)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        for socket, _ in self._sockets:
            await socket.close()
        assert self._runner is not None
        await self._runner.cleanup()

    async def drop(self) -> None:
        """Break the newest connection, as a network would."""
        socket, _ = self._sockets[-1]
        await socket.close(code=4000)

    async def command(self, name: str, locale: str = "en-US", **options: str) -> str:
        """Push a slash command; gives the interaction's token, to await its replies by."""
        return await self._interact(2, name, locale, [_option(key, value) for key, value in options.items()])

    async def autocomplete(self, name: str, focused: str, value: str) -> str:
        """Push what Discord sends while someone types into an option."""
        return await self._interact(4, name, "en-US", [{**_option(focused, value), "focused": True}])

    async def click(self, custom_id: str, message: dict[str, Any], user_id: int = ASKER_ID) -> str:
        """Push a click on a button."""
        data = {"component_type": 2, "custom_id": custom_id}
        return await self._push(3, data, "en-US", user_id, message=message)

    async def reply(self, token: str) -> tuple[str, dict[str, Any]]:
        """The next thing the bot sends for an interaction: ("callback" | "followup" | "edit", payload)."""
        return await asyncio.wait_for(self._replies[token].get(), timeout=15)

    async def _interact(self, kind: int, name: str, locale: str, options: list[dict[str, Any]]) -> str:
        data = {"id": "555", "name": name, "type": 1, "options": options}
        return await self._push(kind, data, locale, ASKER_ID)

    async def _push(
        self, kind: int, data: dict[str, Any], locale: str, user_id: int, message: dict[str, Any] | None = None
    ) -> str:
        self._interactions += 1
        token = f"interaction-{self._interactions}"
        user = {"id": str(user_id), "username": "asker", "discriminator": "0", "avatar": None, "global_name": None}
        payload: dict[str, Any] = {
            "id": str(9000 + self._interactions),
            "application_id": str(APPLICATION_ID),
            "type": kind,
            "token": token,
            "version": 1,
            "channel_id": str(CHANNEL_ID),
            "channel": {"id": str(CHANNEL_ID), "type": 1, "recipients": [user], "last_message_id": None},
            "user": user,
            "locale": locale,
            "entitlements": [],
            "authorizing_integration_owners": {},
            "context": 1,
            "attachment_size_limit": 1000,
            "data": data,
        }
        if message is not None:
            payload["message"] = message
        await self._send("INTERACTION_CREATE", payload)
        return token

    # REST

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"].split("/", 1)[1]
        if path.startswith(("interactions/", "webhooks/")):
            return await self._interaction_rest(request, path)
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "users/@me":
            return _json(BOT_USER)
        if path == "oauth2/applications/@me":
            return _json({"id": str(APPLICATION_ID), "name": "onrecord", "flags": 0, **_APPLICATION})
        if path == "gateway/bot":
            limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return _json(
                {"url": self.base.replace("http", "ws") + "/gateway", "shards": 1, "session_start_limit": limits}
            )
        if path.endswith("/commands") and request.method == "PUT":
            self.synced = await request.json()
            known = [
                {**command, "id": str(555 + number), "application_id": str(APPLICATION_ID), "version": "1"}
                for number, command in enumerate(self.synced)
            ]
            return _json(known)
        return _json({"message": f"unknown route {path}", "code": 0}, status=404)

    async def _interaction_rest(self, request: web.Request, path: str) -> web.StreamResponse:
        parts = path.split("/")
        payload = await _payload(request)
        if parts[0] == "interactions":
            await self._replies[parts[2]].put(("callback", payload))
            if request.query.get("with_response") in {"true", "True", "1"}:
                kind = payload["type"]
                body = {"interaction": {"id": parts[1], "type": 2}, "resource": {"type": kind}}
                if kind in {4, 5, 7}:
                    body["interaction"]["response_message_id"] = "999"
                    body["resource"]["message"] = as_message("999", payload.get("data") or {})
                return _json(body)
            return web.Response(status=204)
        kind = "followup" if request.method == "POST" else "edit"
        await self._replies[parts[2]].put((kind, payload))
        return _json(as_message("1000", payload))

    # Gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        deflate = zlib.compressobj()
        self._sockets.append((socket, deflate))
        await self._frame({"op": 10, "d": {"heartbeat_interval": 30_000}})
        async for message in socket:
            if message.type != WSMsgType.TEXT:
                continue
            frame = json.loads(message.data)
            if frame["op"] == 1:
                await self._frame({"op": 11})
            elif frame["op"] == 2:
                self.identified.append(frame["d"])
                await self._send("READY", self._ready_payload())
                self.ready.set()
            elif frame["op"] == 6:
                self.identified.append(frame["d"])
                await self._send("RESUMED", {})
                self.resumed.set()
        return socket

    def _ready_payload(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": BOT_USER,
            "guilds": [],
            "session_id": "session",
            "resume_gateway_url": self.base.replace("http", "ws") + "/gateway",
            "application": {"id": str(APPLICATION_ID), "flags": 0},
            "shard": [0, 1],
        }

    async def _send(self, event: str, data: dict[str, Any]) -> None:
        self._sequence += 1
        await self._frame({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def _frame(self, frame: dict[str, Any]) -> None:
        socket, deflate = self._sockets[-1]
        data = deflate.compress(json.dumps(frame).encode()) + deflate.flush(zlib.Z_SYNC_FLUSH)
        await socket.send_bytes(data)


async def _payload(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return await request.json()
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    return {}


def _option(name: str, value: str) -> dict[str, Any]:
    return {"name": name, "type": 3, "value": value}


def as_message(message_id: str, payload: dict[str, Any]) -> dict[str, Any]:
    """A message of the bot as Discord would send it back."""
    return {
        "id": message_id,
        "channel_id": str(CHANNEL_ID),
        "author": BOT_USER,
        "content": payload.get("content") or "",
        "timestamp": "2025-02-21T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": payload.get("embeds") or [],
        "components": payload.get("components") or [],
        "pinned": False,
        "type": 0,
        "webhook_id": str(APPLICATION_ID),
    }


def _json(body: Any, status: int = 200) -> web.Response:
    # discord.py reads JSON only where the type is exactly this, without a charset.
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})
