"""The gateway: sessions that outlive their connections, shards, and every way in which it may end one."""

import asyncio
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectionResetError, WSMsgType, web
from discord import Intents

Payload = dict[str, Any] | Callable[[int], dict[str, Any] | None]
PRIVILEGED = Intents(members=True, presences=True, message_content=True).value
KNOWN = Intents.all().value
LOST = {1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014}
"""Codes of a close after which a session cannot be resumed."""


class Connection:
    """One web socket, compressed as the bot asked."""

    def __init__(self, socket: web.WebSocketResponse, compression: str | None) -> None:
        self.socket = socket
        self.closed_with: int | None = None
        self._deflate = zlib.compressobj() if compression == "zlib-stream" else None

    async def close(self, code: int, reason: str = "") -> None:
        """Close it from this side."""
        self.closed_with = code
        await self.socket.close(code=code, message=reason.encode())

    async def frame(self, op: int, data: Any = None, event: str | None = None, sequence: int | None = None) -> bool:
        """Send; gives whether the socket took it."""
        text = json.dumps({"op": op, "d": data, "s": sequence, "t": event})
        try:
            if self._deflate is None:
                await self.socket.send_str(text)
            else:
                data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(data)
        except (ConnectionResetError, ClientConnectionResetError):
            return False
        return True


@dataclass(eq=False)
class Session:
    """What a bot began with IDENTIFY: its events are kept and come again after a RESUME.

    Attributes:
        missed: events sent while nothing was connected.
    """

    id: str
    shard: tuple[int, int]
    intents: int
    connection: Connection | None = None
    sequence: int = 0
    events: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    missed: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def takes(self, guild_id: int | None) -> bool:
        """Whether events of a guild, or of no guild, go to this shard."""
        return ((guild_id or 0) >> 22) % self.shard[1] == self.shard[0]

    def received(self, sequence: int) -> None:
        """Forget what a heartbeat tells to have arrived."""
        self.events = [one for one in self.events if one[0] > sequence]

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        async with self.lock:
            self.sequence += 1
            self.events.append((self.sequence, event, data))
            if self.connection is None or not await self.connection.frame(0, data, event, self.sequence):
                self.missed += 1

    async def resume(self, connection: Connection, after: int) -> None:
        """Send again what came after a number, then RESUMED."""
        async with self.lock:
            self.connection = connection
            for sequence, event, data in self.events:
                if sequence > after:
                    await connection.frame(0, data, event, sequence)
            self.received(after)
            self.sequence += 1
            await connection.frame(0, {}, "RESUMED", self.sequence)


class Gateway:
    """Every session of the bot.

    Args:
        greet: the payload of READY for a session, and what is sent after it.
        is_token: whether a token is the bot's.

    Attributes:
        identified: payloads of IDENTIFY and RESUME, in order.
        shards: how many ``GET /gateway/bot`` recommends.
        allowed: the privileged intents that are switched on for the application.
        heartbeat: seconds between heartbeats.
        refuses: a code with which to close on the next IDENTIFY, once each.
        invalidates: answers to the next RESUMEs: INVALID SESSION, with whether it may be resumed.
    """

    def __init__(self, greet: Callable[[Session], Any], is_token: Callable[[str], bool]) -> None:
        self._greet, self._is_token = greet, is_token
        self.identified: list[dict[str, Any]] = []
        self.shards = 1
        self.allowed = 0
        self.heartbeat = 30.0
        self.refuses: list[int] = []
        self.invalidates: list[bool] = []
        self.ready, self.resumed = asyncio.Event(), asyncio.Event()
        self.sessions: dict[str, Session] = {}
        self.members_asked: Callable[[Session, dict[str, Any]], Any] | None = None
        self._connections: list[Connection] = []
        self._count = 0

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """The handler of the web socket's route."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request.query.get("compress"))
        self._connections.append(connection)
        await connection.frame(10, {"heartbeat_interval": int(self.heartbeat * 1000)})
        session: Session | None = None
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    session = await self._take(connection, json.loads(message.data), session)
        finally:
            self._connections.remove(connection)
            if session is not None and session.connection is connection:
                session.connection = None
                # The client ends its session where it says goodbye, and keeps it with any other code.
                if (connection.closed_with or socket.close_code) in LOST:
                    self.sessions.pop(session.id, None)
        return socket

    async def _take(self, connection: Connection, frame: dict[str, Any], session: Session | None) -> Session | None:
        if frame["op"] == 1:
            if session is not None and frame["d"] is not None:
                session.received(frame["d"])
            await connection.frame(11)
        elif frame["op"] == 2:
            return await self._identify(connection, frame["d"])
        elif frame["op"] == 6:
            return await self._resume(connection, frame["d"])
        elif frame["op"] == 8 and session is not None and self.members_asked is not None:
            await self.members_asked(session, frame["d"])
        return session

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        self.identified.append(data)
        refused = self._refusal(data)
        if refused is not None:
            await connection.close(*refused)
            return None
        self._count += 1
        name = "session" if self._count == 1 else f"session-{self._count}"
        shard = data.get("shard") or [0, 1]
        session = Session(name, (shard[0], shard[1]), data["intents"], connection)
        self.sessions[name] = session
        await self._greet(session)
        if len({one.shard for one in self.sessions.values()}) >= session.shard[1]:
            self.ready.set()
        return session

    def _refusal(self, data: dict[str, Any]) -> tuple[int, str] | None:
        if self.refuses:
            return self.refuses.pop(0), "Refused."
        if not self._is_token(data["token"]):
            return 4004, "Authentication failed."
        if data["intents"] & ~KNOWN:
            return 4013, "Invalid intent(s)."
        if data["intents"] & PRIVILEGED & ~self.allowed:
            return 4014, "Disallowed intent(s)."
        shard = data.get("shard") or [0, 1]
        return None if 0 <= shard[0] < shard[1] else (4010, "Invalid shard.")

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        self.identified.append(data)
        if not self._is_token(data["token"]):
            await connection.close(4004, "Authentication failed.")
            return None
        session = self.sessions.get(data["session_id"])
        if self.invalidates or session is None:
            resumable = self.invalidates.pop(0) if self.invalidates else False
            if not resumable:
                self.sessions.pop(data["session_id"], None)
            await connection.frame(9, resumable)
            return None
        if data["seq"] > session.sequence:
            await connection.close(4007, "Invalid seq.")
            return None
        await session.resume(connection, data["seq"])
        self.resumed.set()
        return session

    async def emit(self, event: str, data: Payload, guild_id: int | None = None, intents: int = 0) -> None:
        """Send an event to every session that takes it.

        Args:
            event: its name.
            data: its payload, or what makes it from a session's intents (None: not for this one).
            guild_id: decides the shard; None for DMs.
            intents: any of these is needed; 0 for none.
        """
        for session in list(self.sessions.values()):
            if not session.takes(guild_id) or (intents and not session.intents & intents):
                continue
            payload = data(session.intents) if callable(data) else data
            if payload is not None:
                await session.dispatch(event, payload)

    def connections(self, shard: int | None = None) -> list[Connection]:
        """Of one shard or of all, oldest first."""
        if shard is None:
            return list(self._connections)
        sessions = [one for one in self.sessions.values() if one.shard[0] == shard]
        return [one.connection for one in sessions if one.connection is not None]

    async def close(self, code: int, shard: int | None = None) -> None:
        """Close every connection of a shard, or all, with a code."""
        for connection in self.connections(shard):
            await connection.close(code)

    def cut(self, shard: int | None = None) -> None:
        """Break connections without a word, as a network does."""
        for connection in self.connections(shard):
            transport = connection.socket._req.transport if connection.socket._req is not None else None
            if transport is not None:
                transport.abort()

    async def reconnect(self, shard: int | None = None) -> None:
        """Send RECONNECT."""
        for connection in self.connections(shard):
            await connection.frame(7)

    async def invalidate(self, *, resumable: bool, shard: int | None = None) -> None:
        """Send INVALID SESSION; one that cannot be resumed is forgotten."""
        for session in list(self.sessions.values()):
            if session.connection is not None and shard in {None, session.shard[0]}:
                if not resumable:
                    self.sessions.pop(session.id, None)
                await session.connection.frame(9, resumable)
