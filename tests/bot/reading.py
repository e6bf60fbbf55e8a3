"""Reads a message that the bot sent, as a person would."""

from collections.abc import Iterator
from typing import Any

from bot.render.escape import shown

TEXT, BUTTON, CARD = 10, 2, 17


def parts(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every component of a message, those in others too, in order."""
    waiting = list(message.get("components") or [])
    while waiting:
        part = waiting.pop(0)
        yield part
        inner = [*part.get("components", []), *([part["accessory"]] if part.get("accessory") else [])]
        waiting = [*inner, *waiting]


def written(message: dict[str, Any]) -> str:
    """The text of a message with its marks, as it was sent."""
    texts = [part["content"] for part in parts(message) if part["type"] == TEXT]
    return "\n".join([*filter(None, [message.get("content")]), *texts])


def said(message: dict[str, Any]) -> str:
    """The text of a message as a person reads it, with the marks that we set but without what keeps others from acting."""
    return shown(written(message))


def cards(message: dict[str, Any]) -> list[str]:
    """The text of each card that shows a passage; one that says why there is none shows no source."""
    found = [said(part) for part in message.get("components") or [] if part["type"] == CARD]
    return [text for text in found if " @" in text or "(@" in text]


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """Custom ids of the buttons that can be pressed, by label."""
    found = (part for part in parts(message) if part["type"] == BUTTON and not part.get("disabled"))
    return {_label(part): part["custom_id"] for part in found if "custom_id" in part}


def _label(part: dict[str, Any]) -> str:
    return part.get("label") or (part.get("emoji") or {}).get("name") or ""
