"""A feed is tried once before it is followed: what it is called, what stands in it, or why it cannot be had."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.asking.owner_errors import FeedTroubleError
from retrieval.errors import EmptyFeedError, FeedError, FetchError
from retrieval.feeds.fetch import Fetched, Limits, fetch
from retrieval.feeds.hints import feed_links
from retrieval.feeds.page import Page
from retrieval.feeds.reader import Feed, parse_page
from retrieval.feeds.targets import target_of

LIMITS = Limits(size=10_000_000, deadline_s=15.0)
"""Somebody waits for it."""

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Found:
    """A feed that was had.

    Attributes:
        url: its address; where a web page was given, that of the feed which the page names.
        name: what it is called; empty where neither its owner nor itself says.
        count: items in it.
        newest: when the newest of them was published; None where there is none.
        page: as it was had, so that it is not asked for twice.
    """

    url: str
    name: str
    count: int
    newest: datetime | None
    page: Fetched


def checked_address(url: str, *, allow_private: bool = False) -> str:
    """An address as it is asked for, before anything is.

    Args:
        url: as somebody typed it.
        allow_private: whether it may lie in a private network.

    Raises:
        FeedTroubleError: it is none that is fetched.
    """
    typed = url.strip()
    try:
        return target_of(typed if "://" in typed else f"https://{typed}", allow_private=allow_private).url
    except FetchError as error:
        raise FeedTroubleError(error.reason) from error


def try_feed(
    url: str, *, name: str = "", zone: str = "", allow_private: bool = False, limits: Limits = LIMITS
) -> Found:
    """Ask for a feed and read it; waits for its server.

    Args:
        url: its address, or that of a web page which names its feed.
        name: what its source is called; empty: as the feed says.
        zone: of times that name none; empty: told by its language.
        allow_private: whether it may lie in a private network.
        limits: what it may cost.

    Raises:
        FeedTroubleError: it cannot be had, or is no feed.
    """
    try:
        fetched = fetch(url, allow_private=allow_private, limits=limits)
        page = _page(url, fetched, name, zone)
        links = feed_links(page)
        if links and not _is_feed(page):
            url = target_of(links[0], allow_private=allow_private).url
            fetched = fetch(url, allow_private=allow_private, limits=limits)
            page = _page(url, fetched, name, zone)
        return _found(url, name, page, fetched)
    except FetchError as error:
        raise FeedTroubleError(error.reason, error.status) from error
    except FeedError as error:
        raise FeedTroubleError("unread") from error


def _page(url: str, fetched: Fetched, name: str, zone: str) -> Page:
    zoned = ZoneInfo(zone) if zone else None
    return Page(url, fetched.data, url=fetched.url, media_type=fetched.media_type, zone=zoned, name=name)


def _is_feed(page: Page) -> bool:
    """Whether a page that names feeds is one itself, as one of a format with ``link`` elements may be."""
    return not page.text[:2_000].casefold().lstrip("\ufeff \t\r\n").startswith(("<!doctype html", "<html"))


def _found(url: str, name: str, page: Page, fetched: Fetched) -> Found:
    try:
        feed: Feed = parse_page(page)
    except EmptyFeedError:
        return Found(url, name, 0, None, fetched)
    items = list(feed)
    newest = max((item.published for item in items), default=None)
    sources = {item.source for item in items}
    said = feed.pace.title or (items[0].source if len(sources) == 1 else "")
    return Found(url, name or said[:_LONGEST_NAME].strip(), len(items), newest, fetched)
