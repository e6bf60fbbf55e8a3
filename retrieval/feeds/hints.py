"""What a page is that is no feed, and what to add in its place: for messages."""

import re
from urllib.parse import urljoin

from retrieval.feeds.entry_text import title_text
from retrieval.feeds.json_text import looks_like_object
from retrieval.feeds.page import Page
from retrieval.feeds.xml_text import root_of

_HEAD = 200_000
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z]{2,10})\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json", re.IGNORECASE)
_KEY = re.compile(r'"([A-Za-z_][\w-]{0,30})"\s{0,5}:')
_SITEMAPS = frozenset(["urlset", "sitemapindex"])
_ERROR = re.compile(
    r"\b(?:40[0-9]|410|429|50[0-4])\b|not found|forbidden|access denied|unauthori[sz]ed|unavailable|just a moment"
    r"|attention required|are you a robot|captcha|bad gateway|error|ページが見つかりません|お探しのページ",
    re.IGNORECASE,
)


def feed_links(page: Page) -> list[str]:
    """The addresses of the feeds that a web page names in its head, in order, each once.

    >>> page = Page("-", b'<link rel="alternate" type="application/rss+xml" href="/rss">', url="https://harborwire.example/")
    >>> feed_links(page)
    ['https://harborwire.example/rss']
    """
    found = []
    for match in _LINK.finditer(page.text[:_HEAD]):
        attributes = {name.casefold(): one or two or bare for name, one, two, bare in _ATTRIBUTE.findall(match.group())}
        is_feed = _FEED_TYPE.fullmatch(attributes.get("type", "").strip()) and attributes.get("href")
        if is_feed and "alternate" in attributes.get("rel", "").casefold().split():
            try:
                found.append(urljoin(page.url, title_text(attributes["href"])))
            except ValueError:
                continue
    return list(dict.fromkeys(link for link in found if "oembed" not in link and "wp-json" not in link))


def hint(page: Page) -> str:
    """What a page is that no reader takes, as a predicate and what to do; empty where nothing can be told.

    >>> hint(Page("-", b"<urlset><url><loc>https://harborwire.example/</loc></url></urlset>"))
    "is a sitemap, a list of a site's pages; it holds no words. Add the address of the site's feed."
    """
    text = page.text
    root = root_of(text[:_HEAD])
    name = root[0].casefold().rpartition(":")[2] if root else ""
    if name in _SITEMAPS:
        return "is a sitemap, a list of a site's pages; it holds no words. Add the address of the site's feed."
    if name == "html" or "<!doctype html" in text[:1_000].casefold() or "<head" in text[:5_000].casefold():
        return _of_web_page(page)
    if root and text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return f"is XML, but no feed: it begins with <{root[0]}>. RSS begins with <rss> or <rdf:RDF>, Atom with <feed>."
    if looks_like_object(text):
        keys = list(dict.fromkeys(_KEY.findall(text[:2_000])))[:5]
        return f"is JSON, but no feed: it holds {', '.join(keys) or 'nothing'}. A JSON Feed has a version and items."
    return ""


def _of_web_page(page: Page) -> str:
    links = feed_links(page)
    if links:
        rest = f" (or {', '.join(links[1:3])})" if links[1:] else ""
        return f"is a web page, not a feed; the page says that its feed is {links[0]}{rest}. Add that address."
    match = _TITLE.search(page.text[:_HEAD])
    title = title_text(match[1])[:80] if match else ""
    if title and _ERROR.search(title):
        return f"is no feed but a page titled “{title}”: the site did not give it out. Try the address in a browser."
    named = f" titled “{title}”" if title else ""
    return f"is a web page{named}, not a feed, and names none. Look for a link to RSS on it, and add that address."
