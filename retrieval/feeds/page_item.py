"""A page's own article as an item of its outlet; and what a page is that has none."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from retrieval.errors import FeedError
from retrieval.feeds.article import Article
from retrieval.feeds.dates import PrintedDate
from retrieval.feeds.html_text import is_prose, lines_in
from retrieval.feeds.moments import published_at, zone_of
from retrieval.feeds.outlets import handle_of, host_of
from retrieval.feeds.page import Page
from retrieval.feeds.page_facts import Facts
from retrieval.feeds.posts import FeedProblem
from retrieval.language import detect_language
from retrieval.types import FeedItem

_BY = re.compile(
    r"^(?:view all (?:posts|articles) by|(?:written|posted|published|geschrieben) (?:by|von)|by|von|par|por)\s+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[^\w.-]+")
_REFUSAL = re.compile(
    r"^(?:error )?(?:40[0-9]|410|429|50[0-4])\b|\b(?:page|site|url|file|document)\b.{0,20} (?:not|can.?t be) found"
    r"|^not found|\bpage (?:does not|doesn.?t) exist|access (?:is )?denied|^forbidden|^just a moment"
    r"|^attention required|are you a (?:robot|human)|^security check"
    r"|ページ.{0,12}(?:見つかり|みつかり|存在し|ござい)ません|^お探しの(?:ページ|記事)"
    r"|page (?:non trouvée|introuvable)|seite (?:wurde )?nicht gefunden|página no encontrada|страница не найдена",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"(?:search results|results for\b|検索結果|「[^」]{1,60}」の検索結果)", re.IGNORECASE)
_SHORT = 800
"""Characters of a page that may be no more than the word that there is none."""

_FEW = 3
"""Sentences that a page for logging in may have."""

_LONG = 300
"""Characters of sentences from which on a text is an article, however many links stand around it."""

_TEASERS = 8
"""Links in a line of their own for each sentence, from which on a page with less text is a list of links."""


def to_page_item(
    lines: Sequence[str], facts: Facts, page: Page, *, author: str = "", date: PrintedDate | None = None
) -> tuple[FeedItem | None, FeedProblem | None]:
    """The page's own words as an item.

    Its source is the outlet's name; where the page has none, its host, its title or the name of its file, in this
    order. Its handle is the host; of a file without an address, the name of the file, or of its title.

    Args:
        lines: its paragraphs, without the title; empty: there is no item.
        facts: what the page says of itself.
        page: where it stands.
        author: who wrote it, where the head does not say.
        date: printed at the title; counts where the head has none, or has none with a time on the same day.

    Returns:
        The item, and what is wrong with its date; None each where there is none.
    """
    if not lines:
        return None, None
    title = facts.title or lines[0]
    text = "\n".join([title, *lines] if title != lines[0] else lines)
    lang = page.language or detect_language(text)
    printed = _better(facts.date, date)
    when = published_at(
        printed.moment if printed else None,
        has_time=bool(printed and printed.has_time),
        zone=zone_of(page.zone, facts.lang or lang),
        seen=page.seen,
    )
    address = facts.url or page.url
    source = page.name or facts.site or host_of(address) or facts.title or _file_name(page)
    item = FeedItem(
        source=source,
        handle=handle_of(address) or _slug(_file_name(page) or facts.title) or "page",
        published=when.published,
        has_time=when.has_time,
        dated=when.dated,
        urls=(address,) if address else (),
        headline=title,
        text=text,
        author=_BY.sub("", facts.author or author),
        **({"lang": page.language} if page.language else {}),
    )
    return item, FeedProblem(1, title[:80], when.problem, is_kept=True) if when.problem else None


def is_article(article: Article, facts: Facts) -> bool:
    """Whether what was found on a page is an article of its own, not pieces of a list of links.

    Args:
        article: as found.
        facts: what the page says of itself; one that calls itself an article is believed.
    """
    if not article.lines or is_refusal(article, facts):
        return False
    if facts.is_article:
        return article.prose > 0 or sum(map(len, article.lines)) > len(facts.title)
    if is_front(facts) or (facts.asks_password and article.prose < _FEW):
        return False
    if not article.prose or not (facts.title or article.prose > 1):
        return False
    if article.teasers >= _FEW and 2 * article.teasers >= article.prose:
        return False
    is_long = sum(len(line) for line in article.lines if is_prose(line)) >= _LONG
    return is_long or article.links < _TEASERS * article.prose


def is_refusal(article: Article, facts: Facts) -> bool:
    """Whether a page tells that there is none, or that it is not given out, or what was searched for."""
    return bool(_SEARCH.match(facts.title)) or (
        sum(map(len, article.lines)) < _SHORT and bool(_REFUSAL.search(facts.title))
    )


def is_front(facts: Facts) -> bool:
    """Whether a page is the first one of its site."""
    try:
        parts = urlsplit(facts.url)
    except ValueError:
        return False
    return bool(facts.url) and not facts.is_article and parts.path in {"", "/"} and not parts.query


def no_article(root: HtmlElement, facts: Facts, article: Article, page: Page) -> FeedError:
    """What a page is that has neither posts nor an article, and what its owner can do."""
    lines = [line.text for line in lines_in(root)]
    prose = sum(map(is_prose, lines))
    if is_refusal(article, facts):
        what = f"is no article but a page titled “{facts.title[:80]}”; try its address in a browser"
    elif facts.asks_password:
        what = "is a page for logging in; save the page as you see it once you are logged in"
    elif article.links > 3 and (is_front(facts) or article.links > prose):
        what = "is a list of links without an article of its own; give the address of one article"
    elif not lines:
        what = "is a web page without text that could be read; pages that fill themselves by script are saved empty"
    else:
        what = "is a web page without an article or embedded posts; give the address of one article"
    feed = f", or that of its feed: {facts.feeds[0]}" if facts.feeds else ""
    return FeedError(f"{page.source} {what}{feed}.", source=page.source)


def _better(head: PrintedDate | None, shown: PrintedDate | None) -> PrintedDate | None:
    """The day that the head of a page tells, with the time that is printed at its title where the head has none."""
    if head is None or (shown and shown.has_time and not head.has_time and shown.moment.date() == head.moment.date()):
        return shown
    return head


def _file_name(page: Page) -> str:
    return "" if page.source == "-" or "://" in page.source else PurePath(page.source.replace("\\", "/")).stem


def _slug(name: str) -> str:
    """A name as a handle.

    >>> _slug("My Notes (2)")
    'my-notes-2'
    """
    return _NO_NAME.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-.")[:60]
