"""Bodies against Discord's own description of its API, as ``tests/fakes/discord_openapi.json`` has it."""

import functools
import json
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

Problem = tuple[str, str, str]
FILE = Path(__file__).parents[1] / "discord_openapi.json"
_SAID = {
    "type": ("BASE_TYPE_BAD_TYPE", "Must be of type {types}."),
    "enum": ("BASE_TYPE_CHOICES", "Value must be one of {options}."),
    "const": ("BASE_TYPE_CHOICES", "Value must be {expected_value}."),
    "maxLength": ("BASE_TYPE_MAX_LENGTH", "Must be {limit} or fewer in length."),
    "minLength": ("BASE_TYPE_MIN_LENGTH", "Must be {limit} or more in length."),
    "maxItems": ("BASE_TYPE_MAX_LENGTH", "Must be {limit} or fewer in length."),
    "minItems": ("BASE_TYPE_MIN_LENGTH", "Must be {limit} or more in length."),
    "maximum": ("NUMBER_TYPE_MAX", "Value must be less than or equal to {limit}."),
    "minimum": ("NUMBER_TYPE_MIN", "Value must be greater than or equal to {limit}."),
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex {pattern}."),
    "format": ("URL_TYPE_INVALID_URL", "Not well formed URL or date."),
    "required": ("BASE_TYPE_REQUIRED", "This field is required"),
}


def problems(method: str, route: str, body: Any) -> list[Problem]:
    """What breaks the description.

    Args:
        method: of HTTP.
        route: its template, as the description has it.
        body: the request's JSON.

    Returns:
        Where in the body (``components.0.label``), Discord's code, and a sentence; nothing for a route without a body.
    """
    validator = _of_route(f"{method} {route}")
    return [] if validator is None else [_told(error) for error in validator.iter_errors({} if body is None else body)]


def answer_problems(method: str, route: str, body: Any) -> list[Problem]:
    """What is wrong with an answer of the loopback's own; nothing for a route whose answer is not described."""
    name = description()["answers"].get(f"{method} {route}")
    return [] if name is None else schema_problems(name, body)


def schema_problems(name: str, body: Any) -> list[Problem]:
    """What breaks one of the description's schemas, as ``MessageResponse``."""
    return [_told(error) for error in _validator(json.dumps(_reference(name))).iter_errors(body)]


def _told(error: ValidationError) -> Problem:
    kind = error.kind
    path = [str(part) for part in error.instance_path]
    # Discord names the field that is not there.
    path += [kind.property] if kind.name == "required" else []
    code, sentence = _SAID.get(kind.name, ("BASE_TYPE_INVALID", f"Not valid ({kind.name})."))
    about = {
        name: getattr(kind, name)
        for name in ("types", "options", "expected_value", "limit", "pattern")
        if hasattr(kind, name)
    }
    return ".".join(path), code, sentence.format(**about)


@functools.cache
def description() -> Any:
    """The whole of the file."""
    return json.loads(FILE.read_text(encoding="utf-8"))


@functools.cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema) | {"$defs": description()["$defs"]}, validate_formats=True)


@functools.cache
def _of_route(route: str) -> Draft202012Validator | None:
    names = description()["routes"].get(route)
    if names is None:
        return None
    schemas = [_reference(name) for name in names]
    if len(schemas) == 1:
        return _validator(json.dumps(schemas[0]))
    # Callbacks: which one it is stands in their type.
    defined = [description()["$defs"][name]["properties"]["type"] for name in names]
    kinds = [kind.get("enum") or [kind["const"]] for kind in defined]
    cases = [
        {"if": {"properties": {"type": {"enum": kind}}}, "then": schema}
        for kind, schema in zip(kinds, schemas, strict=True)
    ]
    known = sorted({value for kind in kinds for value in kind})
    whole = {"type": "object", "required": ["type"], "properties": {"type": {"enum": known}}, "allOf": cases}
    return _validator(json.dumps(whole))


def _reference(name: str) -> dict[str, Any]:
    if name.endswith("[]"):
        return {"type": "array", "items": _reference(name.removesuffix("[]"))}
    return {"$ref": f"#/$defs/{name}"}
