"""A loopback Discord: REST and gateway in one aiohttp application, on which discord.py runs as on the real one.

A test makes people and places, does what people do, and looks at what they see in the end::

    guild = await server.add_guild("Harbor Watch")             # with #general, its owner, and the asker as a plain member
    token = await server.command("ask", guild=guild, question="what did Soren say?", locale="ja")
    message = await server.final(token)                        # the message as it stands; .text, .is_private, .pinged
    token = await server.click("Next", message)                # by label or custom id; also user=
    token = await server.choose("Sources", ["mihon"], message)
    token = await server.subcommand("feed", "add", guild=guild, user=server.owner, url="https://example.org/feed")
    modal = await server.modal(token)                          # what the bot opened
    token = await server.submit(token, Address="https://example.org/feed")
    said = await server.say(f"{server.mention} what did Soren say?", guild.general)
    answer = await server.next_message(guild.general)          # what the bot posted there by itself
    token = await server.menu("Find in the feed", said)

Who acts is ``user`` (``server.asker`` unless named), where is ``guild`` or ``channel`` (a DM with the bot unless named).
``reply(token)`` gives one by one what the bot sent for an interaction: ("callback" | "followup" | "edit" | "delete", body).

What goes wrong is said before: ``limit`` (429), ``fail`` (5xx), ``refuse`` (a close of the gateway at the next IDENTIFY),
``drop`` and ``cut`` (connections), ``server.gateway.reconnect``, ``.invalidate``, ``advance`` (the clock, by which tokens
and three-second deadlines pass), ``allow`` (permissions in a channel), ``allow_intents`` (those that are privileged).

A body that breaks Discord's description or rules is answered as Discord does and kept in ``server.invalid``; the
``server`` fixture fails a test that leaves one there. All requests are in ``server.requests``, all refusals in
``server.refused``, commands of each scope in ``server.commands``.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.loopback import applications, callbacks, channels  # noqa: F401
from tests.fakes.loopback.acting import PATIENCE, Acting
from tests.fakes.loopback.clock import Clock
from tests.fakes.loopback.gateway import PRIVILEGED
from tests.fakes.loopback.people import APPLICATION_ID
from tests.fakes.loopback.rest import Refusal, Rest, Trouble
from tests.fakes.loopback.sample import ASKER_ID, CHANNEL_ID, GUILD_ID, as_message
from tests.fakes.loopback.world import TOKEN, World

__all__ = ["APPLICATION_ID", "ASKER_ID", "CHANNEL_ID", "GUILD_ID", "TOKEN", "FakeDiscord", "as_message"]


class FakeDiscord(Acting):
    """Serves one bot. What it receives is kept, and can be awaited.

    Args:
        real_time: whether deadlines pass by themselves, as for a benchmark; else by ``advance`` alone.

    Attributes:
        identified: payloads of IDENTIFY and RESUME, in order.
        ready, resumed: set when every shard identified, and when one resumed.
        asker, owner: somebody, and somebody who owns guilds.
        base: the server's address.
    """

    def __init__(self, *, real_time: bool = False) -> None:
        super().__init__(World(Clock(real=real_time)))
        self.rest = Rest(self.world)
        self.gateway = self.world.gateway
        self._runner: web.AppRunner | None = None
        self.base = ""

    @property
    def synced(self) -> list[dict[str, Any]]:
        """The commands that the bot registered last."""
        return self.world.synced

    @property
    def identified(self) -> list[dict[str, Any]]:
        return self.gateway.identified

    @property
    def ready(self) -> asyncio.Event:
        return self.gateway.ready

    @property
    def resumed(self) -> asyncio.Event:
        return self.gateway.resumed

    @property
    def requests(self) -> list[tuple[str, str]]:
        """Every request, as (method, path)."""
        return self.rest.requests

    @property
    def refused(self) -> list[Refusal]:
        """Requests that were refused for whatever reason."""
        return self.rest.refused

    @property
    def invalid(self) -> list[Refusal]:
        """Requests whose body broke Discord's description or rules."""
        return self.rest.invalid

    @property
    def commands(self) -> dict[int | None, list[dict[str, Any]]]:
        """What is registered, by the guild's id; None: everywhere."""
        return {scope: list(known.values()) for scope, known in self.world.commands.items() if known}

    async def start(self, port: int = 0, posts: dict[str, Any] | None = None) -> None:
        """Listen on this machine.

        Args:
            port: any free one unless named.
            posts: more routes for POST, and what answers them.
        """
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.router.add_get("/gateway", self.gateway.serve)
        application.router.add_get("/gateway/", self.gateway.serve)
        application.router.add_route("*", "/api/{path:.*}", self.rest.serve)
        for place, handler in (posts or {}).items():
            application.router.add_post(place, handler)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.world.resume_url = self.base.replace("http", "ws") + "/gateway"

    async def stop(self) -> None:
        await self.gateway.close(1001)
        assert self._runner is not None
        await self._runner.cleanup()

    async def until(self, is_so: Callable[[], Any]) -> None:
        """Wait until something is so, looking after each request of the bot: ``until(lambda: server.refused)``."""
        async with asyncio.timeout(PATIENCE):
            await self.rest.until(is_so)

    # What goes wrong

    async def drop(self, code: int = 4000, shard: int | None = None) -> None:
        """Close connections as Discord does now and then; with a code after which nothing can be resumed, for good."""
        await self.gateway.close(code, shard)

    def cut(self, shard: int | None = None) -> None:
        """Break connections without a word, as a network does."""
        self.gateway.cut(shard)

    def refuse(self, code: int) -> None:
        """Close the gateway with a code (4004, 4013, 4014 …) at the next IDENTIFY."""
        self.gateway.refuses.append(code)

    def limit(
        self, path: str, *, method: str = "*", retry_after: float = 0.05, times: int = 1, is_global: bool = False
    ) -> None:
        """Answer 429.

        Args:
            path: a pattern found in the path, as "/channels/\\\\d+/messages$"; "" for every request.
            method: of HTTP.
            retry_after: seconds.
            times: how often.
            is_global: whether the bot may send nothing at all meanwhile.
        """
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": is_global}
        headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": "user"}
        headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"} if is_global else {}
        self.rest.troubles.append(Trouble(method, re.compile(path), 429, body, headers, times))

    def fail(self, path: str, *, method: str = "*", status: int = 500, times: int = 1) -> None:
        """Answer with an error of the server; see ``limit``."""
        body = {"message": f"{status}: Internal Server Error", "code": 0}
        self.rest.troubles.append(Trouble(method, re.compile(path), status, body, {}, times))

    def advance(self, seconds: float) -> None:
        """Let time pass, for ids, tokens and deadlines."""
        self.world.clock.advance(seconds)

    def allow_intents(self, bits: int = PRIVILEGED) -> None:
        """Switch privileged intents on for the application, as in the developer portal."""
        self.gateway.allowed |= bits & PRIVILEGED

    def expected_invalid(self) -> list[Refusal]:
        """Bodies that a test provoked; they no longer fail it."""
        taken = list(self.rest.invalid)
        self.rest.invalid.clear()
        return taken
