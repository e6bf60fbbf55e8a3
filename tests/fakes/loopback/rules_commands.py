"""What Discord enforces in commands, and its description does not tell."""

import unicodedata
from collections import Counter
from typing import Any

from discord import Locale

from tests.fakes.loopback.openapi import Problem

LOCALES = {locale.value for locale in Locale}
CHAT_INPUT, SUBCOMMAND, GROUP = 1, 1, 2
MOST_OF_A_KIND = {1: 100, 2: 15, 3: 15, 4: 1}
LARGEST = 8000
MARKS = {"DEVANAGARI", "THAI"}
"""Scripts whose vowel signs may stand in a name."""


def of_commands(commands: list[dict[str, Any]], *, is_list: bool) -> list[Problem]:
    """Commands registered together.

    Args:
        commands: each valid by the description.
        is_list: whether the body was a list of them.
    """
    found: list[Problem] = []
    for number, command in enumerate(commands):
        place = f"{number}." if is_list else ""
        found += [(f"{place}{path}".rstrip("."), code, sentence) for path, code, sentence in of_command(command)]
    kinds = Counter(command.get("type") or CHAT_INPUT for command in commands)
    for kind, count in kinds.items():
        if count > MOST_OF_A_KIND[kind]:
            sentence = f"Maximum number of application commands reached ({MOST_OF_A_KIND[kind]})."
            found.append(("", "APPLICATION_COMMANDS_TOO_MANY", sentence))
    names = Counter((command.get("name"), command.get("type") or CHAT_INPUT) for command in commands)
    found += [
        ("", "APPLICATION_COMMANDS_DUPLICATE_NAME", f"Application command names must be unique ({name})")
        for (name, _), count in names.items()
        if name is not None and count > 1
    ]
    return found


def of_command(command: dict[str, Any]) -> list[Problem]:
    """One command with everything in it."""
    is_chat = (command.get("type") or CHAT_INPUT) == CHAT_INPUT
    found: list[Problem] = []
    if is_chat:
        found += _of_names(command, "")
        if "name" in command and not command.get("description"):
            found.append(("description", "BASE_TYPE_REQUIRED", "This field is required"))
        found += _of_options(command.get("options") or [], "options")
    else:
        found += _of_locales(command, "")
        for key in ("description", "options"):
            if command.get(key):
                sentence = f"Context menu commands cannot have {key}"
                found.append((key, "APPLICATION_COMMAND_CONTEXT_MENU_INVALID", sentence))
    if size(command) > LARGEST:
        found.append(("", "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({LARGEST})"))
    return found


def is_name(text: str) -> bool:
    """Whether a slash command or an option may be called so: letters, digits, - and _ and ', in lower case."""
    allowed = all(
        character in "-_'"
        or character.isalnum()
        or (unicodedata.category(character) in {"Mn", "Mc"} and unicodedata.name(character, "").split()[0] in MARKS)
        for character in text
    )
    return allowed and 1 <= len(text) <= 32 and text == text.lower()


def size(command: dict[str, Any]) -> int:
    """Characters of names, descriptions and values, of each the longest of all languages."""

    def longest(key: str) -> int:
        others = (command.get(f"{key}_localizations") or {}).values()
        return max(map(len, [command.get(key) or "", *others]))

    inside = sum(map(size, [*(command.get("options") or []), *(command.get("choices") or [])]))
    value = command.get("value")
    return longest("name") + longest("description") + (len(value) if isinstance(value, str) else 0) + inside


def _of_names(thing: dict[str, Any], place: str) -> list[Problem]:
    """The name of a command or option, in each language."""
    names = {"name": thing["name"]} if "name" in thing else {}
    names |= {f"name_localizations.{locale}": name for locale, name in (thing.get("name_localizations") or {}).items()}
    found = [
        (f"{place}{key}", "APPLICATION_COMMAND_INVALID_NAME", f"Command name is invalid ({name!r})")
        for key, name in names.items()
        if not is_name(name)
    ]
    return found + _of_locales(thing, place)


def _of_locales(thing: dict[str, Any], place: str) -> list[Problem]:
    return [
        (f"{place}{key}.{locale}", "ENUM_TYPE_COERCE", f"Value {locale!r} is not a valid locale.")
        for key in ("name_localizations", "description_localizations")
        for locale in thing.get(key) or {}
        if locale not in LOCALES
    ]


def _of_options(options: list[dict[str, Any]], place: str) -> list[Problem]:
    found: list[Problem] = []
    names = Counter(one["name"] for one in options)
    if len(names) < len(options):
        found.append((place, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"))
    nested = [one["type"] in {SUBCOMMAND, GROUP} for one in options]
    if any(nested) and not all(nested):
        sentence = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        found.append((place, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence))
    required = [bool(one.get("required")) for one in options]
    if required != sorted(required, reverse=True):
        sentence = "Required options must be placed before non-required options"
        found.append((place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", sentence))
    for number, option in enumerate(options):
        inside = f"{place}.{number}."
        found += _of_names(option, inside) + _of_option(option, inside)
        found += _of_options(option.get("options") or [], f"{inside}options")
    return found


def _of_option(option: dict[str, Any], place: str) -> list[Problem]:
    found: list[Problem] = []
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        sentence = "Autocomplete cannot be used with choices"
        found.append((f"{place}autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", sentence))
    for key in ("name", "value"):
        if len({choice[key] for choice in choices}) < len(choices):
            sentence = f"Option choice {key} already exists"
            found.append(
                (f"{place}choices", f"APPLICATION_COMMAND_OPTIONS_CHOICE_{key.upper()}_ALREADY_EXISTS", sentence)
            )
    for number, choice in enumerate(choices):
        found += _of_locales(choice, f"{place}choices.{number}.")
        if isinstance(choice["value"], str) and not 1 <= len(choice["value"]) <= 100:
            sentence = "Must be between 1 and 100 in length."
            found.append((f"{place}choices.{number}.value", "BASE_TYPE_BAD_LENGTH", sentence))
    for least, most in (("min_value", "max_value"), ("min_length", "max_length")):
        if option.get(least) is not None and option.get(most) is not None and option[least] > option[most]:
            sentence = f"{least} must not exceed {most}"
            found.append((f"{place}{least}", "APPLICATION_COMMAND_OPTIONS_MIN_TOO_LARGE", sentence))
    return found
