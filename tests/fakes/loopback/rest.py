"""The HTTP side: which route a request means, who may use it, what is wrong with it on demand or by Discord's rules."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.loopback import openapi, rules
from tests.fakes.loopback.errors import EMPTY_MESSAGE, INVALID_FORM_BODY, ApiError, invalid_form, unauthorized
from tests.fakes.loopback.world import TOKEN, World

WITH_TOKEN_IN_PATH = ("/interactions/", "/webhooks/")
"""Routes whose path is their authorisation."""


@dataclass
class Call:
    """A request.

    Attributes:
        ids: the parts of the path that vary, by name; numbers where they are ids.
        body: the JSON, also where files came with it; None without one.
        query: what stands after the question mark.
        files: those that were uploaded: name and bytes.
    """

    method: str
    path: str
    route: str
    ids: dict[str, Any]
    body: Any
    query: dict[str, str]
    files: list[tuple[str, bytes]] = field(default_factory=list)


@dataclass
class Trouble:
    """Something that goes wrong on demand: an answer given instead of the right one, a number of times."""

    method: str
    path: re.Pattern[str]
    status: int
    body: Any
    headers: dict[str, str]
    times: int


@dataclass
class Refusal:
    """A request that was refused by Discord's rules."""

    method: str
    path: str
    body: Any
    error: ApiError

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {json.dumps(self.error.payload())} for {json.dumps(self.body)[:2000]}"


Handler = Callable[[World, Call], Awaitable[Any]]
_ROUTES: list[tuple[str, str, re.Pattern[str], Handler]] = []


def route(method: str, template: str) -> Callable[[Handler], Handler]:
    """Register what answers a route; templates as in Discord's description."""

    def register(handler: Handler) -> Handler:
        pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template) + "$")
        _ROUTES.append((method, template, pattern, handler))
        return handler

    return register


class Rest:
    """Answers requests.

    Attributes:
        requests: each as (method, path), in order.
        refused: those refused, for whatever reason.
        invalid: those whose body broke Discord's description or rules.
        troubles: what is to go wrong.
        slowness: seconds before each answer.
        checks_answers: whether the loopback's own answers are held to Discord's description as well.
        wrong_answers: what breaks it in them: method, path, where, a code, a sentence.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.requests: list[tuple[str, str]] = []
        self.refused: list[Refusal] = []
        self.invalid: list[Refusal] = []
        self.troubles: list[Trouble] = []
        self._noticed = asyncio.Condition()
        self.slowness = 0.0
        self.checks_answers = False
        self.wrong_answers: list[tuple[str, ...]] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """The handler of every route under /api/v10."""
        path = "/" + request.match_info["path"].split("/", 1)[1]
        body, files = await _read(request)
        self.requests.append((request.method, path))
        if self.slowness:
            await asyncio.sleep(self.slowness)
        trouble = self._trouble(request.method, path)
        if trouble is not None:
            return _json(trouble.body, trouble.status, trouble.headers)
        try:
            if not path.startswith(WITH_TOKEN_IN_PATH) and request.headers.get("Authorization") != f"Bot {TOKEN}":
                raise unauthorized()
            template, ids, handler = _find(request.method, path)
            call = Call(request.method, path, template, ids, body, dict(request.query), files)
            self._validate(call)
            answer = await handler(self._world, call)
        except ApiError as error:
            refusal = Refusal(request.method, path, body, error)
            self.refused.append(refusal)
            if error.code in {INVALID_FORM_BODY, EMPTY_MESSAGE}:
                self.invalid.append(refusal)
            await self._notice()
            return _json(error.payload(), error.status, error.headers)
        if self.checks_answers and answer is not None:
            wrong = openapi.answer_problems(request.method, template, answer)
            self.wrong_answers += [(request.method, path, *one) for one in wrong]
        await self._notice()
        return web.Response(status=204) if answer is None else _json(answer)

    async def until(self, is_so: Callable[[], Any]) -> None:
        """Wait until something is so, looking after each request."""
        async with self._noticed:
            await self._noticed.wait_for(is_so)

    async def _notice(self) -> None:
        async with self._noticed:
            self._noticed.notify_all()

    def _trouble(self, method: str, path: str) -> Trouble | None:
        for trouble in self.troubles:
            if trouble.method in {"*", method} and trouble.path.search(path):
                trouble.times -= 1
                if trouble.times <= 0:
                    self.troubles.remove(trouble)
                return trouble
        return None

    def _validate(self, call: Call) -> None:
        problems = openapi.problems(call.method, call.route, call.body) or rules.problems(call.route, call.body)
        if problems:
            raise invalid_form(problems)


def _find(method: str, path: str) -> tuple[str, dict[str, Any], Handler]:
    for known, template, pattern, handler in _ROUTES:
        match = pattern.match(path)
        if known == method and match is not None:
            ids = {name: int(value) if value.isdigit() else value for name, value in match.groupdict().items()}
            return template, ids, handler
    raise ApiError(404, 0, f"404: Not Found ({method} {path} is no route that the loopback Discord has)")


async def _read(request: web.Request) -> tuple[Any, list[tuple[str, bytes]]]:
    if request.content_type == "application/json":
        return await request.json(), []
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = [(one.filename, one.file.read()) for one in form.values() if isinstance(one, web.FileField)]
        return json.loads(str(form["payload_json"])) if "payload_json" in form else {}, files
    return None, []


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py reads JSON only where the type is exactly this, without a charset; and it takes an answer without Via
    # for one of Cloudflare's.
    about = {"Content-Type": "application/json", "Via": "1.1 loopback"} | (headers or {})
    return web.Response(body=json.dumps(body).encode(), status=status, headers=about)
