"""Routes of the application, its commands, and what is known of users and guilds."""

from __future__ import annotations

from typing import Any

from tests.fakes.loopback import errors
from tests.fakes.loopback.guilds import Guild
from tests.fakes.loopback.people import APPLICATION_ID
from tests.fakes.loopback.rest import Call, route
from tests.fakes.loopback.world import World

GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


@route("GET", "/users/@me")
async def me(world: World, call: Call) -> Any:
    return world.bot.payload() | {"mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


@route("GET", "/users/@me/guilds")
async def my_guilds(world: World, call: Call) -> Any:
    return [one.payload() | {"owner": False, "permissions": "0"} for one in world.guilds.values() if one.has_bot]


@route("GET", "/users/{user_id}")
async def get_user(world: World, call: Call) -> Any:
    if call.ids["user_id"] not in world.users:
        raise errors.unknown_user()
    return world.users[call.ids["user_id"]].payload()


@route("POST", "/users/@me/channels")
async def open_dm(world: World, call: Call) -> Any:
    user = world.users.get(int(call.body["recipient_id"]))
    if user is None or user.is_bot:
        raise errors.cannot_dm()
    return world.dm(user).payload()


@route("GET", "/oauth2/applications/@me")
@route("GET", "/applications/@me")
async def application(world: World, call: Call) -> Any:
    # Limited flags, as an application in fewer than 100 guilds has them: presence, members, message content.
    flags = sum(flag for bit, flag in ((8, 1 << 13), (1, 1 << 15), (15, 1 << 19)) if world.gateway.allowed & (1 << bit))
    return {
        "id": str(APPLICATION_ID),
        "name": world.bot.name,
        "flags": flags,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "",
        "owner": world.bot.payload(),
        "icon": None,
        "approximate_guild_count": sum(one.has_bot for one in world.guilds.values()),
        "integration_types_config": {"0": {}, "1": {}},
    }


@route("GET", "/gateway/bot")
async def gateway(world: World, call: Call) -> Any:
    limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": world.resume_url, "shards": world.gateway.shards, "session_start_limit": limits}


# Commands


def _scope(world: World, call: Call) -> int | None:
    if call.ids["application_id"] != APPLICATION_ID:
        raise errors.ApiError(404, 10002, "Unknown Application")
    scope = call.ids.get("guild_id")
    if scope is not None and (scope not in world.guilds or not world.guilds[scope].has_bot):
        raise errors.missing_access()
    return scope


def _register(world: World, scope: int | None, command: dict[str, Any]) -> dict[str, Any]:
    key = command["name"], command.get("type") or 1
    known = world.commands[scope].get(key)
    made = {"description": "", "type": 1, "options": [], "default_member_permissions": None} | command
    made |= {"id": known["id"] if known else str(world.clock.snowflake()), "application_id": str(APPLICATION_ID)}
    needed = made["default_member_permissions"]
    made["default_member_permissions"] = None if needed is None else str(needed)
    made["integration_types"] = made.get("integration_types") or [0]
    made |= {"version": str(world.clock.snowflake())} | ({"guild_id": str(scope)} if scope is not None else {})
    world.commands[scope][key] = made
    return made


def _one(world: World, call: Call) -> tuple[int | None, tuple[str, int]]:
    scope = _scope(world, call)
    for key, command in world.commands[scope].items():
        if command["id"] == str(call.ids["command_id"]):
            return scope, key
    raise errors.unknown_command()


@route("GET", GLOBAL)
@route("GET", OF_GUILD)
async def list_commands(world: World, call: Call) -> Any:
    return list(world.commands[_scope(world, call)].values())


@route("PUT", GLOBAL)
@route("PUT", OF_GUILD)
async def replace_commands(world: World, call: Call) -> Any:
    scope = _scope(world, call)
    wanted = {(command["name"], command.get("type") or 1) for command in call.body}
    world.synced = call.body
    for key in set(world.commands[scope]) - wanted:
        del world.commands[scope][key]
    return [_register(world, scope, command) for command in call.body]


@route("POST", GLOBAL)
@route("POST", OF_GUILD)
async def create_command(world: World, call: Call) -> Any:
    return _register(world, _scope(world, call), call.body)


@route("GET", GLOBAL + "/{command_id}")
@route("GET", OF_GUILD + "/{command_id}")
async def get_command(world: World, call: Call) -> Any:
    scope, key = _one(world, call)
    return world.commands[scope][key]


@route("PATCH", GLOBAL + "/{command_id}")
@route("PATCH", OF_GUILD + "/{command_id}")
async def edit_command(world: World, call: Call) -> Any:
    scope, key = _one(world, call)
    return _register(world, scope, world.commands[scope].pop(key) | call.body)


@route("DELETE", GLOBAL + "/{command_id}")
@route("DELETE", OF_GUILD + "/{command_id}")
async def delete_command(world: World, call: Call) -> Any:
    scope, key = _one(world, call)
    del world.commands[scope][key]


# Guilds


def _guild(world: World, call: Call) -> Guild:
    guild = world.guilds.get(call.ids["guild_id"])
    if guild is None:
        raise errors.unknown_guild()
    if not guild.has_bot:
        raise errors.missing_access()
    return guild


@route("GET", "/guilds/{guild_id}")
async def get_guild(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": 1}
    return guild.payload() | (counts if call.query.get("with_counts") in {"true", "1", "True"} else {})


@route("GET", "/guilds/{guild_id}/channels")
async def guild_channels(world: World, call: Call) -> Any:
    return [one.payload() for one in _guild(world, call).channels.values() if not one.is_thread]


@route("GET", "/guilds/{guild_id}/roles")
async def guild_roles(world: World, call: Call) -> Any:
    return [role.payload() for role in _guild(world, call).roles.values()]


@route("GET", "/guilds/{guild_id}/threads/active")
async def active_threads(world: World, call: Call) -> Any:
    there = [one for one in _guild(world, call).channels.values() if one.is_thread and not one.is_archived]
    return {"threads": [one.payload() for one in there], "members": [], "has_more": False}


@route("GET", "/guilds/{guild_id}/members")
async def members(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    if not world.gateway.allowed & (1 << 1):
        raise errors.missing_access()
    later = [one for number, one in sorted(guild.members.items()) if number > int(call.query.get("after", 0))]
    return [one.payload() for one in later[: int(call.query.get("limit", 1))]]


@route("GET", "/guilds/{guild_id}/members/{user_id}")
async def get_member(world: World, call: Call) -> Any:
    guild = _guild(world, call)
    if call.ids["user_id"] not in guild.members:
        raise errors.unknown_member()
    return guild.members[call.ids["user_id"]].payload()
