"""What Discord enforces and its description does not tell."""

from typing import Any


def problems(route: str, body: Any) -> list[tuple[str, str, str]]:
    """What breaks a rule: where, a code, a sentence."""
    return []


def of_message(content: str, embeds: list[Any], components: list[Any], flags: int) -> list[tuple[str, str, str]]:
    """What a message would break as a whole, after an edit too."""
    return []
