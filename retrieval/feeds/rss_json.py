"""RSS in JSON (https://cyber.harvard.edu/rss/rssInJson): the elements of RSS 2.0 as JSON."""

import re
from collections.abc import Iterator
from typing import Any

from retrieval.errors import EmptyFeedError
from retrieval.feeds.entries import Channel, Entry, Reader
from retrieval.feeds.json_text import looks_like_object, read_object
from retrieval.feeds.jsonfeed import finish
from retrieval.feeds.pace import Pace, interval_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem

_ROOT = re.compile(r'"rss"\s{0,20}:\s{0,20}\{')
_HEAD = 4_000
_VALUE_NAMES = ("#value", "#text", "$t", "_", "value")
_WHOLE_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)


def _recognises(page: Page) -> bool:
    return looks_like_object(page.text) and bool(_ROOT.search(page.text[:_HEAD]))


def _read(page: Page) -> Reading:
    found, is_cut = read_object(page.text, page.source, "item")
    root = found.get("rss")
    channel = root.get("channel") if isinstance(root, dict) else found
    channel = channel if isinstance(channel, dict) else {}
    items = channel.get("item", found.get("item"))
    items = [items] if isinstance(items, dict) else items
    if not isinstance(items, list) or not items:
        raise EmptyFeedError(
            f"{page.source} is RSS in JSON without entries: nothing stands in it yet.", source=page.source
        )
    reader = Reader(page, Channel(_value(channel, "title"), _value(channel, "link"), _value(channel, "language")))
    reader.read(_entries(items, page, reader.problems))
    pace = Pace(title=_value(channel, "title"), interval=interval_of(_value(channel, "ttl")))
    return finish(reader, is_cut, "RSS in JSON", pace)


def _entries(items: list[Any], page: Page, problems: list[FeedProblem]) -> Iterator[Entry]:
    for number, found in enumerate(items, start=1):
        if not isinstance(found, dict):
            problems.append(FeedProblem(1, f"entry {number}", "it is no object"))
            continue
        guid, source = _value(found, "guid"), found.get("source")
        link = _value(found, "link") or (guid if _WHOLE_ADDRESS.fullmatch(guid) and _is_permalink(found) else "")
        yield Entry(
            number=number,
            guid=guid,
            links=(link,) if link else (),
            base=page.url,
            title=_value(found, "title"),
            bodies=(_value(found, "content:encoded"), _value(found, "description")),
            dates=(_value(found, "pubDate"), _value(found, "dc:date")),
            author=_value(found, "dc:creator") or _value(found, "author"),
            outlet=_value(found, "source"),
            outlet_link=_value(source, "url") if isinstance(source, dict) else "",
        )


def _is_permalink(found: dict[str, Any]) -> bool:
    guid = found.get("guid")
    return (
        not isinstance(guid, dict) or str(guid.get("isPermaLink", guid.get("@isPermaLink", True))).casefold() != "false"
    )


def _value(found: dict[str, Any], name: str) -> str:
    """The text of an element, which stands alone or beside the element's attributes."""
    value = found.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[inner] for inner in _VALUE_NAMES if inner in value), None)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


FORMAT = Format("rss-in-json", _recognises, _read)
