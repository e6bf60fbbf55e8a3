"""RSS 0.9 to 2.0, RDF and Atom, read by feedparser from XML that was made harmless first."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from retrieval.errors import EmptyFeedError, FeedError
from retrieval.feeds.entries import Channel, Entry, Reader
from retrieval.feeds.entry_text import plain_as_html
from retrieval.feeds.outlets import host_of
from retrieval.feeds.pace import pace_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.feeds.xml_text import Mended, feed_root, is_feed, mend

MOST_ELEMENTS = 250_000
"""A feed with more is none that anybody reads."""

_ENTRY = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]")
_ORIGINAL_LINKS = ("feedburner_origlink", "pheedo_origlink", "origlink", "mn_origlink")
_DATE_NAMES = ("published", "dcterms_issued", "updated", "created", "date")
_WHOLE_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}", re.IGNORECASE)
_HOURS = re.compile(r"<skipHours>[^\0]{0,2000}?</skipHours>", re.IGNORECASE)
_DAYS = re.compile(r"<skipDays>[^\0]{0,2000}?</skipDays>", re.IGNORECASE)
_LISTED = re.compile(r"<(?:hour|day)>\s{0,20}(\w{1,12})\s{0,20}</", re.IGNORECASE)
_HTML = frozenset(["text/html", "application/xhtml+xml"])


_UNPUBLISHED = frozenset("draft pending private trash auto-draft inherit future".split())
"""States of an entry in an export of WordPress that its readers never saw."""


def _recognises(page: Page) -> bool:
    root = feed_root(page.text)
    return root is not None and is_feed(root[0])


def _read(page: Page) -> Reading:
    root = feed_root(page.text)
    assert root is not None
    mended = mend(page.text, *root)
    if mended.elements > MOST_ELEMENTS:
        raise FeedError(f"{page.source} has more than {MOST_ELEMENTS:,} XML elements; no feed has.", source=page.source)
    parsed = _parse(mended, page)
    feed, entries = parsed["feed"], parsed["entries"]
    kind = _kind(str(parsed.get("version") or ""))
    if not entries:
        raise EmptyFeedError(f"{page.source} is {kind} without entries: nothing stands in it yet.", source=page.source)
    reader = Reader(page, Channel(_text(feed, "title"), _site(feed), _text(feed, "language")))
    reader.read(_entries(entries, host_of(_site(feed)), page))
    if mended.is_cut:
        line = page.text.count("\n") + 1
        message = "the feed is cut off; what stands whole in it was read"
        reader.problems.append(FeedProblem(line, "", message, is_kept=True))
    if not reader.items:
        first = reader.problems[0]
        raise FeedError(
            f"{page.source} is {kind} of which no entry can be read; "
            f"the first one, in line {first.line}: {first.message}.",
            source=page.source,
        )
    return Reading(
        tuple(reader.items),
        tuple(reader.problems),
        pace_of(feed, _listed(mended.text, _HOURS), _listed(mended.text, _DAYS)),
    )


def _listed(text: str, pattern: re.Pattern[str]) -> list[str]:
    """What stands in ``skipHours`` or ``skipDays``, of which feedparser keeps the last alone."""
    match = pattern.search(text)
    return _LISTED.findall(match.group()) if match else []


def _kind(version: str) -> str:
    return "an Atom feed" if version.startswith("atom") else "an RSS feed"


def _parse(mended: Mended, page: Page) -> Any:
    # Loads slowly, and asking a question needs none of it.
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if page.url:
        headers["content-location"] = page.url
    data = io.BytesIO(mended.text.encode("utf-8"))
    try:
        # Only text is taken from HTML, by our own readers, and links are resolved there.
        return feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # Whatever breaks within the parser, the file is at fault.
        raise FeedError(
            f"{page.source} is a damaged feed: {type(error).__name__}: {error}.", source=page.source
        ) from error


def _entries(entries: list[Mapping[str, Any]], site: str, page: Page) -> Iterator[Entry]:
    lines = _lines(page.text, len(entries))
    for number, entry in enumerate(entries, start=1):
        # Its own look-up answers for one date with another.
        found = dict(entry.items())
        if _text(found, "wp_status") in _UNPUBLISHED:
            continue
        source = found.get("source")
        source = source if isinstance(source, Mapping) else {}
        yield Entry(
            number=number,
            line=lines[number - 1],
            guid=_text(found, "id"),
            links=tuple(_links(found, site)),
            base=_base(found) or page.url,
            title=_text(found, "title"),
            bodies=tuple(_bodies(found)),
            dates=tuple(_text(found, name) for name in _DATE_NAMES if _text(found, name)),
            author=_text(found, "author"),
            outlet=_text(source, "title") or _text(found, "news_source"),
            outlet_link=_site(source) or _text(source, "href"),
        )


def _lines(text: str, count: int) -> list[int]:
    """The line in which each entry begins, as far as that can be told."""
    lines, line, place = [], 1, 0
    for match in _ENTRY.finditer(text):
        line += text.count("\n", place, match.start())
        place = match.start()
        lines.append(line)
    return [*lines, *[line] * max(0, count - len(lines))]


def _links(found: Mapping[str, Any], site: str) -> list[str]:
    """An entry's own link, and behind it the page that it tells of, where that is another."""
    original = [link for name in _ORIGINAL_LINKS if (link := _text(found, name))]
    links = [link for link in found.get("links") or [] if isinstance(link, Mapping) and _text(link, "href")]
    own = [link for link in links if link.get("rel", "alternate") == "alternate"]
    # Of several languages or media types, a page before a file.
    own.sort(key=lambda link: str(link.get("type", "text/html")) not in _HTML)
    main = [*original, *(_text(link, "href") for link in own[:1])][:1] or [_text(found, "link")]
    if not main[0]:
        guid = _text(found, "id")
        is_link = found.get("guidislink", True) and _WHOLE_ADDRESS.fullmatch(guid)
        return [guid] if is_link else []
    # A blog of links names the page it tells of first; its own is the one on its site.
    related = [_text(link, "href") for link in links if link.get("rel") in {"related", "via"}]
    at_home = [link for link in related if site and host_of(link) == site and host_of(main[0]) != site]
    return [*at_home[:1], *main]


def _site(found: Mapping[str, Any]) -> str:
    links = [link for link in found.get("links") or [] if isinstance(link, Mapping)]
    own = [_text(link, "href") for link in links if link.get("rel") == "alternate"]
    rest = [_text(link, "href") for link in links if link.get("rel") in {"self", "via"}]
    return next(filter(None, [_text(found, "link") if own else "", *own, *rest]), "")


def _base(found: Mapping[str, Any]) -> str:
    for name in ("title_detail", "summary_detail"):
        if isinstance(detail := found.get(name), Mapping) and (base := _text(detail, "base")):
            return base
    return ""


def _bodies(found: Mapping[str, Any]) -> Iterator[str]:
    details = [content for content in found.get("content") or [] if isinstance(content, Mapping)]
    if isinstance(summary := found.get("summary_detail"), Mapping):
        details.append(summary)
    elif _text(found, "summary"):
        details.append({"value": found["summary"]})
    for detail in details:
        value = _text(detail, "value")
        is_plain = detail.get("type") == "text/plain" and "&" not in value and "</" not in value
        yield plain_as_html(value) if is_plain else value
    for name in ("media_description", "fullitem", "abstract"):
        if text := _text(found, name):
            yield text


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value.strip() if isinstance(value, str) else ""


FORMAT = Format("rss", _recognises, _read)
