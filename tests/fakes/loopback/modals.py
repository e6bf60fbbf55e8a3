"""Modals as a person fills and sends them."""

from __future__ import annotations

from typing import Any

from tests.fakes.loopback.options import Resolved

ROW, LABEL, TEXT, STRINGS = 1, 18, 4, 3
_PLAIN = {"type", "id", "custom_id"}


def fields(modal: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a modal, each with the ``label`` that stands over it."""
    found = []
    for part in modal["components"]:
        if part["type"] == LABEL:
            found.append(part["component"] | {"label": part["label"]})
        elif part["type"] == ROW:
            found += part["components"]
    return found


def submission(modal: dict[str, Any], values: dict[str, Any], resolved: Resolved) -> dict[str, Any]:
    """The ``data`` of the interaction that a filled modal makes.

    Raises:
        LookupError: it has no such field.
        ValueError: Discord's client would not send this.
    """
    known = {name for one in fields(modal) for name in (one["label"], one["custom_id"])}
    if set(values) - known:
        raise LookupError(f"the modal has no field {sorted(set(values) - known)}, but {sorted(known)}")
    parts: list[dict[str, Any]] = []
    for number, part in enumerate(modal["components"], 1):
        about = {"type": part["type"], "id": part.get("id") or number * 100}
        if part["type"] == LABEL:
            inner = part["component"] | {"label": part["label"]}
            parts.append(about | {"component": _filled(inner, values, resolved, number)})
        elif part["type"] == ROW:
            inside = [_filled(one, values, resolved, number) for one in part["components"]]
            parts.append(about | {"components": inside})
        else:
            parts.append(about)
    data = {"custom_id": modal["custom_id"], "components": parts}
    return data | ({"resolved": resolved.payload()} if resolved.payload() else {})


def _filled(field: dict[str, Any], values: dict[str, Any], resolved: Resolved, number: int) -> dict[str, Any]:
    name, kind = field["label"], field["type"]
    given = values.get(name, values.get(field["custom_id"]))
    made = {key: field[key] for key in _PLAIN if key in field}
    made.setdefault("id", number)
    if kind == TEXT:
        text = given if given is not None else field.get("value") or ""
        needed = field.get("required", True)
        least = (field.get("min_length") or 0) if text or needed else 0
        if (needed and not text) or not least <= len(text) <= field.get("max_length", 4000):
            raise ValueError(f"the client does not send {len(text)} characters of {name!r}")
        return made | {"value": text}
    if kind == STRINGS:
        default = [one["value"] for one in field["options"] if one.get("default")]
        chosen = given if given is not None else default
        labels = {one["label"]: one["value"] for one in field["options"]}
        chosen = [labels.get(value, value) for value in chosen]
        if set(chosen) - set(labels.values()) or (field.get("required", True) and not chosen):
            raise ValueError(f"{chosen} cannot be chosen in {name!r}, which has {labels}")
        return made | {"values": chosen}
    return made | {"values": [resolved.add(value) for value in given or []]}
