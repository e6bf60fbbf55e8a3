"""What a page says of itself in its head: title, site, author, day, address, and whether it is an article."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.html_text import is_hidden, squeeze

_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle BlogPosting LiveBlogPosting Report SocialMediaPosting TechArticle ScholarlyArticle".split()
)
_PUBLISHED = (
    "datepublished article:published_time og:article:published_time og:published_time article:published pubdate "
    "publishdate publish_date publish-date publication_date parsely-pub-date sailthru.date dc.date.issued "
    "dcterms.created dc.date dcterms.date cxenseparse:recs:publishtime release_date date date.release"
).split()
_SITE = ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")
_DAY_IN_PATH = re.compile(r"/(?:\w{0,20}[-_]?)(20\d\d|19\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?:\D|$)")
_SCRIPT_DATE = re.compile(
    r"(?:[A-Z][a-z]{2} )?(?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<time>\d{1,2}:\d{2}:\d{2})"
    r" (?:GMT|UTC)(?P<offset>[+-]\d{4})"
)
_LONGEST_DATA = 2_000_000
_MOST_NODES = 2_000


@dataclass
class Facts:
    """What a page says of itself; what it does not say is empty.

    Attributes:
        title: of the article.
        site: the outlet's name.
        author: who wrote it.
        url: the page's canonical address.
        date: of publication.
        lang: primary language tag, such as ``"ja"``.
        kind: ``"article"``, ``"website"`` or whatever else its ``og:type`` is.
        feeds: addresses of feeds that it names.
        asks_password: whether somebody may log in on it.
    """

    title: str = ""
    site: str = ""
    author: str = ""
    url: str = ""
    date: PrintedDate | None = None
    lang: str = ""
    kind: str = ""
    feeds: list[str] = field(default_factory=list)
    asks_password: bool = False

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return self.kind == "article"


def facts_of(root: HtmlElement, url: str = "") -> Facts:
    """Read what a page says of itself.

    Args:
        root: the page.
        url: from which it was fetched; empty for a file.
    """
    meta = _meta(root)
    data = next((node for node in _data(root) if _types(node) & _ARTICLES), {})
    address = _address(root, meta, data, url)
    site = _first(meta, _SITE) or _name(data.get("publisher"))
    return Facts(
        title=_without_site(_title(root, meta, data), site),
        site=site,
        author=_author(meta, data),
        url=address,
        date=_date(root, meta, data) or _day_in(address),
        lang=(root.get("lang") or meta.get("og:locale") or "").lower()[:2],
        kind="article" if data else meta.get("og:type", "").lower(),
        feeds=_feeds(root, url or address),
        asks_password=root.find(".//input[@type='password']") is not None,
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        # Some savers of pages write "value" where the standard has "content".
        value = squeeze(node.get("content") or node.get("value") or "")
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD that stands at its top or in its graph."""
    for node in root.iter("script"):
        text = node.text or ""
        if "ld+json" not in (node.get("type") or "") or len(text) > _LONGEST_DATA:
            continue
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            # A page's data are often broken; the page itself can be read all the same.
            continue
        waiting = [found]
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting += entry[:_MOST_NODES]
            elif isinstance(entry, dict):
                yield entry
                waiting += [entry[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in entry]


def _types(node: dict[str, Any]) -> set[str]:
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return {name for name in names if isinstance(name, str)}


def _name(value: object) -> str:
    """A name in JSON-LD, which is a text, an object with a name, or a list of these."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value[:5]))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return squeeze(value)[:200] if isinstance(value, str) else ""


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _title(root: HtmlElement, meta: dict[str, str], data: dict[str, Any]) -> str:
    """The title without the site's name: the heading with which one of the page's titles begins, else its only one."""
    nodes = [node for node in root.iter("h1", "h2") if not is_hidden(node) and not _leads_home(node)]
    headings = [text for node in nodes if (text := _text(node))]
    shown = next((_text(node) for node in root.iter("title")), "")
    titles = [_name(data.get("headline")), _first(meta, _TITLE), shown]
    for heading in headings:
        if any(_letters(title).startswith(_letters(heading)) for title in titles) and len(heading) > 1:
            return heading
    mains = [text for node in nodes if node.tag == "h1" and (text := _text(node))]
    if len(mains) == 1 and mains[0] != _first(meta, _SITE):
        return mains[0]
    return next(filter(None, titles), "") or next(iter(headings), "")


def _leads_home(heading: HtmlElement) -> bool:
    """Whether a heading is nothing but a link to the front page, as the site's name above every page is."""
    anchor = next(heading.iter("a"), None)
    if anchor is None or _text(anchor) != _text(heading):
        return False
    try:
        parts = urlsplit((anchor.get("href") or "#").strip())
    except ValueError:
        return False
    return parts.path in {"", "/", "./", "index.html"} and not parts.query and not parts.fragment


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind it.

    >>> _without_site("Quay reopens | Harbor Wire", "Harbor Wire")
    'Quay reopens'
    """
    start = title.removesuffix(site).rstrip()
    return start[:-1].rstrip() if site and start != title and len(start) > 1 and start[-1] in "|｜-–—:：·•" else title


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _text(node: HtmlElement) -> str:
    return squeeze(node.text_content())[:500]


def _author(meta: dict[str, str], data: dict[str, Any]) -> str:
    found = [_name(data.get("author")), *(meta.get(name, "") for name in _AUTHOR)]
    return next((name for name in found if name and "://" not in name), "")[:200]


def _address(root: HtmlElement, meta: dict[str, str], data: dict[str, Any], url: str) -> str:
    canonical = next((node.get("href") for node in root.iter("link") if "canonical" in _rel(node)), None)
    of_data = data.get("url") or data.get("@id")
    for found in (canonical, meta.get("og:url"), of_data if isinstance(of_data, str) else None, url):
        if found and (address := _joined(url, found)):
            return address
    return ""


def _joined(base: str, link: str) -> str:
    try:
        address = urljoin(base, link.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


def _rel(node: HtmlElement) -> list[str]:
    return (node.get("rel") or "").lower().split()


def _feeds(root: HtmlElement, base: str) -> list[str]:
    links = (
        node.get("href") or ""
        for node in root.iter("link")
        if "alternate" in _rel(node) and re.search(r"rss|atom|feed\+json", (node.get("type") or "").lower())
    )
    return [address for link in links if link and (address := _joined(base, link) or link)]


def _date(root: HtmlElement, meta: dict[str, str], data: dict[str, Any]) -> PrintedDate | None:
    printed = [data.get("datePublished"), data.get("dateCreated")]
    printed += [meta.get(name) for name in _PUBLISHED]
    printed += [
        node.get("datetime") or _text(node)
        for node in root.iter("time")
        if "datePublished" in (node.get("itemprop") or "") or node.get("pubdate") is not None
    ]
    # As WordPress marks it; posts that the page lists beside its own have such a mark, too.
    marked = [node for node in root.iter("time") if "published" in (node.get("class") or "").split()]
    printed += [node.get("datetime") or _text(node) for node in marked] if len(marked) == 1 else []
    return next((date for text in printed if isinstance(text, str) and (date := _read(text))), None)


def _read(text: str) -> PrintedDate | None:
    if match := _SCRIPT_DATE.match(text):
        text = f"{match['day']} {match['month']} {match['year']} {match['time']} {match['offset']}"
    return read_date(text)


def _day_in(url: str) -> PrintedDate | None:
    """The day that an address holds, such as ``/2025/02/20/`` or ``/20250220.html``."""
    try:
        match = _DAY_IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return None
    return read_date("-".join(match.groups())) if match else None
