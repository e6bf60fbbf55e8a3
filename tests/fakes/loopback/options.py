"""Options of commands: checked as Discord's own client checks them, and sent as it sends them."""

from __future__ import annotations

from typing import Any

from tests.fakes.loopback.guilds import Channel, Guild
from tests.fakes.loopback.messages import Message
from tests.fakes.loopback.people import Role, User
from tests.fakes.loopback.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
LONGEST_STRING = 6000


class Resolved:
    """What ``resolved`` tells of the users, roles, channels and messages that an interaction names by id."""

    def __init__(self, guild: Guild | None) -> None:
        self._guild = guild
        self._found: dict[str, dict[str, Any]] = {}

    def add(self, thing: Any) -> str:
        """Take something in; gives its id."""
        if isinstance(thing, dict):
            return self._keep("attachments", str(thing["id"]), thing)
        number = str(thing.id)
        if isinstance(thing, User):
            member = self._guild.members.get(thing.id) if self._guild is not None else None
            if self._guild is not None and member is not None:
                may = str(self._guild.may(thing.id))
                self._keep("members", number, member.partial() | {"permissions": may})
            return self._keep("users", number, thing.payload())
        if isinstance(thing, Role):
            return self._keep("roles", number, thing.payload())
        if isinstance(thing, Channel):
            may = str(self._guild.may(self._guild.owner.id, thing)) if self._guild else "0"
            return self._keep("channels", number, thing.payload() | {"permissions": may})
        if isinstance(thing, Message):
            return self._keep("messages", number, thing.payload())
        raise TypeError(f"{thing!r} is nothing that an interaction can name")

    def payload(self) -> dict[str, Any]:
        return self._found

    def _keep(self, kind: str, number: str, payload: dict[str, Any]) -> str:
        self._found.setdefault(kind, {})[number] = payload
        return number


def find_command(world: World, guild: Guild | None, name: str, kind: int = 1) -> dict[str, Any]:
    """The command that is offered under a name.

    Raises:
        LookupError: none is registered where it would be used.
    """
    for scope in ([guild.id] if guild is not None and guild.has_bot else []) + [None]:
        if (name, kind) in world.commands[scope]:
            return world.commands[scope][name, kind]
    known = sorted(name for scope in world.commands.values() for name, _ in scope)
    raise LookupError(f"no command {name!r} of type {kind} is registered there; the bot has {known}")


def fill(
    command: dict[str, Any],
    path: list[str],
    values: dict[str, Any],
    resolved: Resolved,
    focused: str | None = None,
) -> list[dict[str, Any]]:
    """Options as an interaction has them, inside their subcommand.

    Args:
        command: as registered.
        path: names of a group and a subcommand.
        values: by the option's name.
        resolved: takes in what they name by id.
        focused: the option in which somebody types; then nothing is checked, as nothing is sent yet.

    Raises:
        LookupError: the command has no such subcommand or option.
        ValueError: Discord's client would not send this.
    """
    defined = command
    for name in path:
        inside = [one for one in defined.get("options") or [] if one["name"] == name and one["type"] <= GROUP]
        if not inside:
            raise LookupError(f"/{command['name']} has no subcommand {' '.join(path)!r}")
        defined = inside[0]
    known = {one["name"]: one for one in defined.get("options") or []}
    if any(one["type"] <= GROUP for one in known.values()):
        raise ValueError(f"/{command['name']} needs one of its subcommands: {', '.join(known)}")
    if set(values) - set(known):
        raise LookupError(f"/{command['name']} has no option {', '.join(sorted(set(values) - set(known)))}")
    if focused is None:
        missing = [name for name, one in known.items() if one.get("required") and name not in values]
        if missing:
            raise ValueError(f"/{command['name']} needs {', '.join(missing)}")
    options = [
        {"name": name, "type": known[name]["type"], "value": _value(known[name], value, resolved, focused)}
        | ({"focused": True} if name == focused else {})
        for name, value in values.items()
    ]
    for depth in range(len(path), 0, -1):
        options = [{"name": path[depth - 1], "type": GROUP if depth < len(path) else SUBCOMMAND, "options": options}]
    return options


def _value(option: dict[str, Any], value: Any, resolved: Resolved, focused: str | None) -> Any:
    name, kind = option["name"], option["type"]
    if kind in {USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT}:
        return resolved.add(value)
    if focused is not None:
        return value
    expected: dict[int, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}
    if not isinstance(value, expected[kind]) or (kind != BOOLEAN and isinstance(value, bool)):
        raise ValueError(f"the option {name} takes no {type(value).__name__}")
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        raise ValueError(f"{value!r} is none of the choices of {name}")
    size = len(value) if kind == STRING else value
    least, most = ("min_length", "max_length") if kind == STRING else ("min_value", "max_value")
    highest = option.get(most, LONGEST_STRING if kind == STRING else float("inf"))
    if not option.get(least, float("-inf")) <= size <= highest:
        raise ValueError(f"the client takes no {name} of {size}: {option.get(least)} to {highest}")
    return value
