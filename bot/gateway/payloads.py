"""Commands as Discord keeps them: whether two descriptions of one mean the same, whatever each leaves out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Payload = Mapping[str, Any]

ENTRY_POINT = 4
"""The type of the command that starts an activity. Discord makes it, and no program may leave it out."""

_SLASH = 1
_COMMAND: dict[str, Any] = {
    "description": "",
    "name_localizations": {},
    "description_localizations": {},
    "default_member_permissions": None,
    "nsfw": False,
}
_OPTION: dict[str, Any] = {
    "description": "",
    "name_localizations": {},
    "description_localizations": {},
    "required": False,
    "autocomplete": False,
    "channel_types": [],
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
}
"""What Discord takes where nothing is said; it gives some of these back, and leaves out others."""


@dataclass(frozen=True)
class Difference:
    """What registering would change, as names of commands.

    Attributes:
        missing: not registered.
        changed: registered in another form.
        stale: registered, and no command of the bot.
    """

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.stale)


def difference(wanted: Sequence[Payload], registered: Iterable[Payload]) -> Difference:
    """What is registered in another way than wanted.

    Args:
        wanted: commands as the bot has them.
        registered: commands as Discord gives them, with their translations.
    """
    there = {_key(one): one for one in registered if one.get("type", _SLASH) != ENTRY_POINT}
    ours = {_key(one): one for one in wanted}
    both = [key for key in ours if key in there]
    return Difference(
        missing=tuple(name for _, name in ours if (_, name) not in there),
        changed=tuple(key[1] for key in both if not _is_same(ours[key], there[key])),
        stale=tuple(name for _, name in there if (_, name) not in ours),
    )


def _is_same(wanted: Payload, registered: Payload) -> bool:
    """Whether a registered command is what is wanted.

    Where it may be used counts only if the bot says so, as Discord fills it in; and a command of one server is offered
    there and nowhere else, so that Discord keeps no more of it.
    """
    places = () if registered.get("guild_id") else ("contexts", "integration_types")
    return canonical(wanted) == canonical(registered) and all(
        wanted.get(key) is None or sorted(wanted[key]) == sorted(registered.get(key) or ()) for key in places
    )


def canonical(command: Payload) -> dict[str, Any]:
    """A command in the one form that all descriptions of it have, without where it may be used.

    Args:
        command: the command.
    """
    found = _filled(command, _COMMAND)
    permissions = found["default_member_permissions"]
    found["default_member_permissions"] = None if permissions is None else str(permissions)
    found["options"] = [_option(option) for option in command.get("options") or ()]
    return {"type": command.get("type", _SLASH), "name": command["name"], **found}


def _option(option: Payload) -> dict[str, Any]:
    found = _filled(option, _OPTION)
    found["channel_types"] = sorted(found["channel_types"])
    found["choices"] = [
        (choice["name"], choice["value"], choice.get("name_localizations") or {})
        for choice in option.get("choices") or ()
    ]
    found["options"] = [_option(inner) for inner in option.get("options") or ()]
    return {"type": option["type"], "name": option["name"], **found}


def _filled(given: Payload, defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {key: given.get(key) if given.get(key) is not None else default for key, default in defaults.items()}


def _key(command: Payload) -> tuple[int, str]:
    return command.get("type", _SLASH), command["name"]
