"""What is wrong with the arguments of a tool, in words that tell what to do."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from bot.settings.unknown import nearest
from retrieval.rendering.safe import one_line

_LONGEST = 60
_WRONG = {
    "missing": "{field} is missing.",
    "string_type": "{field} must be text.",
    "list_type": '{field} must be a list of texts, such as ["Harbor Wire"].',
    "int_type": "{field} must be a whole number.",
    "int_parsing": "{field} must be a whole number.",
    "int_from_float": "{field} must be a whole number.",
    "greater_than_equal": "{field} must be at least {ge}.",
    "less_than_equal": "{field} must be at most {le}.",
    "string_too_long": "{field} is longer than {max_length} characters. Shorten it.",
    "string_too_short": "{field} is empty. Give it, or leave it out where it may be.",
    "too_long": "{field} holds more than {max_length}. Give fewer.",
    "literal_error": "{field} must be {expected}.",
}
"""By the kind of error that pydantic tells; its places are the field and what pydantic tells beside."""


def wrong_arguments(tool: str, error: ValidationError) -> str:
    """What is wrong, a sentence for each argument; no value that was given is repeated.

    Args:
        tool: its name.
        error: of its arguments.
    """
    told = []
    for one in error.errors(include_input=False, include_url=False):
        field = _field(one["loc"])
        form = _WRONG.get(one["type"])
        told.append(form.format(field=field, **one.get("ctx", {})) if form else f"{field}: {one['msg']}.")
    return f"{tool}: {' '.join(dict.fromkeys(told))}"


def _field(place: tuple[int | str, ...]) -> str:
    if not place:
        return "The arguments"
    # Behind the name stands the number of an entry, where the argument is a list.
    return f"An entry of `{place[0]}`" if any(isinstance(part, int) for part in place[1:]) else f"`{place[0]}`"


def unknown_arguments(tool: str, given: Mapping[str, Any], known: Collection[str]) -> str:
    """What is told of arguments that a tool has not, which would change nothing; empty where there are none.

    Args:
        tool: its name.
        given: its arguments.
        known: the names of those it takes.
    """
    unknown = [name for name in given if name not in known]
    if not unknown:
        return ""
    told = []
    for name in unknown:
        near = nearest(name, known)
        shown = json.dumps(one_line(name[:_LONGEST]), ensure_ascii=False)
        told.append(f"there is no argument {shown}.{f' Is `{near}` meant?' if near else ''}")
    return f"{tool}: {' '.join(told)} It takes: {', '.join(known) or 'none'}."
