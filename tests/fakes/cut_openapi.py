"""Cuts Discord's description of its API down to what a bot sends: ``python -m tests.fakes.cut_openapi``; needs npm.

Discord publishes the description as OpenAPI (https://github.com/discord/discord-api-spec, MIT); the npm package
``discord-api-spec`` (MIT) carries it as schemas of zod, which gives them back as JSON Schema. What is kept are the bodies
of the routes in ``ROUTES`` and a few answers, with every schema that they reach. Choices between schemas are told apart
by their ``type``, so that an error names what is wrong instead of "none of these".
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "discord-api-spec", "10.0.266135"
OUT = Path(__file__).with_name("discord_openapi.json")
GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
HOOK = "/webhooks/{webhook_id}/{webhook_token}"

ROUTES: dict[str, list[str]] = {
    "POST /interactions/{interaction_id}/{interaction_token}/callback": [
        "PongInteractionCallbackRequest",
        "CreateMessageInteractionCallbackRequest",
        "UpdateMessageInteractionCallbackRequest",
        "ApplicationCommandAutocompleteCallbackRequest",
        "ModalInteractionCallbackRequest",
    ],
    f"POST {HOOK}": ["IncomingWebhookRequestPartial"],
    f"PATCH {HOOK}/messages/@original": ["IncomingWebhookUpdateRequestPartial"],
    f"PATCH {HOOK}/messages/{{message_id}}": ["IncomingWebhookUpdateRequestPartial"],
    "POST /channels/{channel_id}/messages": ["MessageCreateRequest"],
    "PATCH /channels/{channel_id}/messages/{message_id}": ["MessageEditRequestPartial"],
    "POST /channels/{channel_id}/messages/{message_id}/threads": ["CreateTextThreadWithMessageRequest"],
    "POST /channels/{channel_id}/threads": ["CreateTextThreadWithoutMessageRequest"],
    "PATCH /channels/{channel_id}": ["UpdateThreadRequestPartial"],
    "POST /users/@me/channels": ["CreatePrivateChannelRequest"],
    f"POST {GLOBAL}": ["ApplicationCommandCreateRequest"],
    f"PUT {GLOBAL}": ["ApplicationCommandUpdateRequest[]"],
    f"PATCH {GLOBAL}/{{command_id}}": ["ApplicationCommandPatchRequestPartial"],
    f"POST {OF_GUILD}": ["ApplicationCommandCreateRequest"],
    f"PUT {OF_GUILD}": ["ApplicationCommandUpdateRequest[]"],
    f"PATCH {OF_GUILD}/{{command_id}}": ["ApplicationCommandPatchRequestPartial"],
}
"""What may be sent to a route; [] after a name: a list of these."""

_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
ANSWERS = {
    "POST /interactions/{interaction_id}/{interaction_token}/callback": "InteractionCallbackResponse",
    f"POST {HOOK}": "MessageResponse",
    f"GET {HOOK}/messages/{{message_id}}": "MessageResponse",
    f"PATCH {HOOK}/messages/{{message_id}}": "MessageResponse",
    "POST /channels/{channel_id}/messages": "MessageResponse",
    "GET /channels/{channel_id}/messages": "MessageResponse[]",
    f"GET {_MESSAGE}": "MessageResponse",
    f"PATCH {_MESSAGE}": "MessageResponse",
    f"POST {_MESSAGE}/threads": "ThreadResponse",
    "POST /channels/{channel_id}/threads": "CreatedThreadResponse",
    "POST /users/@me/channels": "PrivateChannelResponse",
    "GET /users/@me": "UserPIIResponse",
    "GET /users/{user_id}": "UserResponse",
    "GET /applications/@me": "PrivateApplicationResponse",
    "GET /gateway/bot": "GatewayBotResponse",
    "GET /guilds/{guild_id}": "GuildWithCountsResponse",
    "GET /guilds/{guild_id}/members/{user_id}": "GuildMemberResponse",
    "GET /guilds/{guild_id}/members": "GuildMemberResponse[]",
    "GET /guilds/{guild_id}/roles": "GuildRoleResponse[]",
    "GET /guilds/{guild_id}/threads/active": "ThreadsResponse",
    f"GET {GLOBAL}": "ApplicationCommandResponse[]",
    f"PUT {GLOBAL}": "ApplicationCommandResponse[]",
    f"PUT {OF_GUILD}": "ApplicationCommandResponse[]",
}
"""What the loopback's own answers are held to."""

_TO_JSON = """
import * as z from "zod";
import * as api from "discord-api-spec/zod";
for (const [name, schema] of Object.entries(api))
  if (name.endsWith("Schema") && schema?._zod) z.globalRegistry.add(schema, { id: name.slice(0, -"Schema".length) });
const uri = (id) => `#/$defs/${id}`;
console.log(JSON.stringify(z.toJSONSchema(z.globalRegistry, { io: "input", unrepresentable: "any", uri }).schemas));
"""


def main() -> None:
    """Fetch, cut and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.cut_openapi", description=__doc__)
    parser.add_argument("--version", default=VERSION, help="of the npm package")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        schemas, typescript = fetch(Path(folder), options.version)
    check_routes(typescript)
    every = [name for names in ROUTES.values() for name in names] + list(ANSWERS.values())
    wanted = sorted({name.removesuffix("[]") for name in every})
    kept = reached(schemas, wanted)
    about = {
        "about": "Bodies that Discord's HTTP API takes, and some that it gives, as JSON Schema; cut by tests/fakes/cut_openapi.py.",
        "source": f"https://github.com/discord/discord-api-spec, as npm's {PACKAGE} {options.version} carries it",
        "licence": "MIT. Copyright 2023 Discord, Copyright 2026 RiskyMH",
        "routes": ROUTES,
        "answers": ANSWERS,
    }
    definitions = {name: simpler(schemas[name], schemas) for name in kept}
    # Discord reads an id that is a number as well, and discord.py relies on that.
    definitions["SnowflakeType"]["type"] = ["string", "integer"]
    lines = [f"{json.dumps(name)}: {json.dumps(definitions[name], separators=(',', ':'))}" for name in sorted(kept)]
    text = json.dumps(about, indent=1)[:-2] + ',\n "$defs": {\n' + ",\n".join(lines) + "\n}}\n"
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out}: {len(kept)} schemas, {len(text):,} bytes")


def fetch(folder: Path, version: str) -> tuple[dict[str, Any], str]:
    """Every schema of the description, by name; and its routes as TypeScript."""
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    subprocess.run(["npm", "install", "--silent", f"{PACKAGE}@{version}", "zod@4"], cwd=folder, check=True)
    script = folder / "to_json.mjs"
    script.write_text(_TO_JSON, encoding="utf-8")
    made = subprocess.run(["node", script.name], cwd=folder, check=True, capture_output=True, text=True).stdout
    return json.loads(made), (folder / f"node_modules/{PACKAGE}/build/{PACKAGE}.ts").read_text(encoding="utf-8")


def check_routes(typescript: str) -> None:
    """See that each route takes and gives what is said here.

    Raises:
        ValueError: it takes or gives something else by now.
    """
    takes = [(route, names, r"requestBody\?:(.*?)responses:") for route, names in ROUTES.items()]
    gives = [(route, [name], r'"20[01]":(.*?)"429"') for route, name in ANSWERS.items()]
    for route, names, pattern in takes + gives:
        method, path = route.split(" ")
        place = typescript.index(f'  "{path}": {{')
        block = typescript[place : typescript.index("\n  };", place)]
        found = re.search(rf"\n    {method.lower()}: {{.*?{pattern}", block, re.DOTALL)
        missing = [
            name for name in names if not found or not re.search(rf"\b{re.escape(name.removesuffix('[]'))}\b", found[1])
        ]
        if missing:
            raise ValueError(f"{route} has no {', '.join(missing)}, but {found and found[1]}")


def references(schema: Any) -> Iterator[str]:
    """Names of the schemas that one mentions."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.rsplit("/", 1)[1]
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def reached(schemas: dict[str, Any], wanted: list[str]) -> set[str]:
    """Names of schemas and of all that they mention, directly or through others."""
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += references(schemas[name])
    return found


def simpler(schema: Any, schemas: dict[str, Any]) -> Any:
    """The same schema in a form whose errors say what is wrong."""
    if isinstance(schema, list):
        return [simpler(one, schemas) for one in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: simpler(value, schemas) for key, value in schema.items() if key not in {"$id", "$schema"}}
    if schema.get("format") == "date-time":
        # zod's own pattern, which knows no offset but Z.
        schema.pop("pattern", None)
    if isinstance(schema.get("anyOf"), list):
        schema |= _told_apart(schema.pop("anyOf"), schemas)
    return schema


def _told_apart(branches: list[Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """``anyOf`` as a condition: null or not, and then by ``type``."""
    # What may be left out altogether comes as a schema that takes everything.
    branches = [one for one in branches if one != {}] or [{}]
    rest = [one for one in branches if one != {"type": "null"}]
    nullable = len(rest) < len(branches)
    if len(rest) == 1:
        chosen = rest[0]
        if nullable and isinstance(chosen.get("type"), str):
            return chosen | {"type": [chosen["type"], "null"]} if "enum" not in chosen else {"anyOf": branches}
    else:
        by_type = [(_types(one, schemas), one) for one in rest]
        if not all(types for types, _ in by_type):
            return {"anyOf": branches}
        chosen = _by_type([(types or [], one) for types, one in by_type])
    return {"if": {"not": {"type": "null"}}, "then": chosen} if nullable else chosen


def _types(schema: dict[str, Any], schemas: dict[str, Any]) -> list[int] | None:
    """The values that the ``type`` of an object may have; None where that tells nothing."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    kind = (schema.get("properties") or {}).get("type")
    if not isinstance(kind, dict) or "type" not in (schema.get("required") or []):
        return None
    return [kind["const"]] if "const" in kind else kind.get("enum")


def _by_type(branches: list[tuple[list[int], Any]]) -> dict[str, Any]:
    known = sorted({value for types, _ in branches for value in types})
    cases = []
    for value in known:
        of_value = [one for types, one in branches if value in types]
        then = of_value[0] if len(of_value) == 1 else {"anyOf": of_value}
        cases.append({"if": {"properties": {"type": {"const": value}}}, "then": then})
    return {"type": "object", "required": ["type"], "properties": {"type": {"enum": known}}, "allOf": cases}


if __name__ == "__main__":
    main()
