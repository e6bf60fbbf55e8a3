"""JSON that strangers wrote: whatever it holds, values or one clear error; of a cut file, what is whole."""

import json
import re
from collections.abc import Iterator
from typing import Any

from retrieval.errors import FeedError

_MOST_DIGITS = 18
_SPACE = re.compile(r"[\s,]*")
_GUARD = re.compile(r"^[\s\ufeff]{0,100}(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);)")


def _number(text: str) -> int | str:
    # Python refuses to read integers of thousands of digits; no feed means them as numbers.
    return int(text) if len(text) <= _MOST_DIGITS else text


_DECODER = json.JSONDecoder(parse_int=_number, parse_constant=lambda _: None, strict=False)


def looks_like_object(text: str) -> bool:
    """Whether a text may be a JSON object."""
    return _body(text[:1_000]).startswith("{")


def read_object(text: str, source: str, list_name: str = "items") -> tuple[dict[str, Any], bool]:
    """Read a JSON object.

    Args:
        text: all of it.
        source: its path or address, for messages.
        list_name: the name of the list whose whole elements are kept where the file is cut off.

    Returns:
        The object, and whether the file is cut off.

    Raises:
        FeedError: it is no JSON object, or one nested more deeply than any feed.
    """
    body = _body(text)
    try:
        found, _ = _DECODER.raw_decode(body)
        is_cut = False
    except RecursionError as error:
        raise FeedError(f"{source} is nested more deeply than any feed.", source=source) from error
    except ValueError as error:
        found, is_cut = _whole_part(body, list_name), True
        if found is None:
            raise FeedError(f"{source} is damaged JSON: {error}.", source=source) from error
    if not isinstance(found, dict):
        raise FeedError(f"{source} is JSON, but no feed: it holds no object.", source=source)
    return found, is_cut


def _body(text: str) -> str:
    return _GUARD.sub("", text, count=1).lstrip("\ufeff \t\r\n")


def _whole_part(text: str, list_name: str) -> dict[str, Any] | None:
    """The object of a cut text, with the elements of a list that are whole; None where there is no such list."""
    opening = re.search(rf'"{re.escape(list_name)}"\s{{0,100}}:\s{{0,100}}\[', text)
    if opening is None:
        return None
    try:
        found, _ = _DECODER.raw_decode(text[: opening.end()] + "]}")
    except (ValueError, RecursionError):
        found = {}
    elements = list(_elements(text, opening.end()))
    return {**found, list_name: elements} if isinstance(found, dict) and elements else None


def _elements(text: str, place: int) -> Iterator[Any]:
    while (space := _SPACE.match(text, place)) and space.end() < len(text) and text[space.end()] == "{":
        try:
            element, place = _DECODER.raw_decode(text, space.end())
        except (ValueError, RecursionError):
            return
        yield element
