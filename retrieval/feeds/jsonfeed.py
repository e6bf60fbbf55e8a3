"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import re
from collections.abc import Iterator
from typing import Any

from retrieval.errors import EmptyFeedError, FeedError
from retrieval.feeds.entries import Channel, Entry, Reader
from retrieval.feeds.entry_text import plain_as_html
from retrieval.feeds.json_text import looks_like_object, read_object
from retrieval.feeds.pace import Pace
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem

_VERSION = re.compile(r'"version"\s{0,20}:\s{0,20}"[^"]{0,40}jsonfeed\.org', re.IGNORECASE)
_OWN_KEYS = re.compile(r'"(?:home_page_url|feed_url|content_html|content_text|date_published)"\s{0,20}:')
_HEAD = 20_000
_WHOLE_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)


def _recognises(page: Page) -> bool:
    if not looks_like_object(page.text):
        return False
    head = page.text[:_HEAD]
    return bool(_VERSION.search(page.text) or (_OWN_KEYS.search(head) and '"items"' in page.text))


def _read(page: Page) -> Reading:
    found, is_cut = read_object(page.text, page.source)
    items = found.get("items")
    if not isinstance(items, list) or not items:
        raise EmptyFeedError(
            f"{page.source} is a JSON Feed without entries: nothing stands in it yet.", source=page.source
        )
    site = text_in(found, "home_page_url") or text_in(found, "feed_url")
    reader = Reader(page, Channel(text_in(found, "title"), site, text_in(found, "language")))
    reader.read(_entries(items, page, reader.problems))
    return finish(reader, is_cut, "a JSON Feed", _pace(found))


def finish(reader: Reader, is_cut: bool, kind: str, pace: Pace) -> Reading:
    """The reading of a feed in JSON.

    Args:
        reader: that has read its entries.
        is_cut: whether the file ends too early.
        kind: of feed, for messages.
        pace: what it says to whoever follows it.

    Raises:
        FeedError: none of its entries can be read.
    """
    page = reader.page
    if is_cut:
        line = page.text.count("\n") + 1
        reader.problems.append(FeedProblem(line, "", "the feed is cut off; what stands whole in it was read"))
    if not reader.items:
        first = reader.problems[0].message
        raise FeedError(f"{page.source} is {kind} of which no entry can be read: {first}.", source=page.source)
    return Reading(tuple(reader.items), tuple(reader.problems), pace)


def _entries(items: list[Any], page: Page, problems: list[FeedProblem]) -> Iterator[Entry]:
    for number, found in enumerate(items, start=1):
        if not isinstance(found, dict):
            problems.append(FeedProblem(1, f"entry {number}", "it is no object"))
            continue
        for name in ("title", "url", "external_url", "content_html", "content_text", "summary", "date_published"):
            if found.get(name) is not None and not isinstance(found[name], str):
                problems.append(FeedProblem(1, f"entry {number}", f"its {name} is no text"))
        guid = text_in(found, "id")
        links = [text_in(found, "url"), text_in(found, "external_url")]
        if not any(links) and _WHOLE_ADDRESS.fullmatch(guid):
            links = [guid]
        plain = [text_in(found, "content_text"), text_in(found, "summary")]
        yield Entry(
            number=number,
            guid=guid,
            links=tuple(filter(None, links)),
            base=page.url,
            title=text_in(found, "title"),
            bodies=(text_in(found, "content_html"), *map(plain_as_html, plain)),
            dates=(text_in(found, "date_published"), text_in(found, "date_modified")),
            author=_author(found),
        )


def _author(found: dict[str, Any]) -> str:
    authors = found.get("authors")
    for one in [*(authors if isinstance(authors, list) else []), found.get("author")]:
        if isinstance(one, dict) and (name := text_in(one, "name")):
            return name
    return ""


def _pace(found: dict[str, Any]) -> Pace:
    hubs = found.get("hubs")
    hub = next((text_in(one, "url") for one in hubs if isinstance(one, dict)), "") if isinstance(hubs, list) else ""
    return Pace(
        title=text_in(found, "title"),
        self_link=text_in(found, "feed_url"),
        hub=hub,
        next_page=text_in(found, "next_url"),
    )


def text_in(found: dict[str, Any], name: str) -> str:
    """The text under a name; a number is taken for one, anything else is none."""
    value = found.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and name in {"id", "guid", "ttl"}:
        return str(value)
    return value.strip() if isinstance(value, str) else ""


FORMAT = Format("jsonfeed", _recognises, _read)
