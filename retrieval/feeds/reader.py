"""``read_feed``: tells the format and reads it. The only place here with file I/O."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import overload

from retrieval.errors import FeedError, FeedNotFoundError
from retrieval.feeds.decode import EXPECTED
from retrieval.feeds.formats import formats
from retrieval.feeds.page import Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.types import FeedItem

MAX_BYTES = 50_000_000
"""The largest file that is read."""


class Feed(Sequence[FeedItem]):
    """The items of a feed, in the order of the page.

    Attributes:
        source: path or address as given.
        format: the name of the format, such as ``"digest"`` or ``"html"``.
        problems: posts that could not be read.
    """

    def __init__(self, source: str, form: str, items: Sequence[FeedItem], problems: Sequence[FeedProblem]) -> None:
        self.source = source
        self.format = form
        self.problems = tuple(problems)
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> FeedItem: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[FeedItem, ...]: ...
    def __getitem__(self, index: int | slice) -> FeedItem | tuple[FeedItem, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[FeedItem]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"Feed({self.source!r}, {self.format!r}, {len(self)} items, {len(self.problems)} problems)"


def read_feed(
    source: str | Path | bytes,
    *,
    zone: tzinfo | None = None,
    name: str = "",
    language: str = "",
    seen: datetime | None = None,
) -> Feed:
    """Read a feed, its format told from its content.

    Args:
        source: a file, an ``http`` or ``https`` address on the public internet, or the bytes of a feed.
        zone: of times that name none; None: the language of the page tells (Japanese: Asia/Tokyo, else UTC).
        name: what the source is called; empty: as the feed says.
        language: ``"ja"`` or ``"en"``; empty: told from each item's text.
        seen: when it is read, now where not given. An item without a date, or of one to come, is dated by it.

    Raises:
        FeedNotFoundError: there is no such file.
        FeedError: it cannot be read, or is no feed.
        FetchError: the address cannot be fetched, or must not be.
    """
    page = _page(source)
    return parse_page(replace(page, zone=zone, name=name, language=language, seen=seen or page.seen))


def _page(source: str | Path | bytes) -> Page:
    if isinstance(source, bytes):
        return Page("-", source)
    named = str(source)
    if named.casefold().startswith(("http://", "https://")):
        # The HTTP client is slow to import, and asking a question needs none.
        from retrieval.feeds.fetch import fetch

        return Page(named, fetch(named), url=named)
    return Page(named, _read_file(Path(source)))


def parse_page(page: Page) -> Feed:
    """Read a page that is there already.

    Raises:
        FeedError: it is of no format that is read, or holds nothing that can be.
    """
    found = next((one for one in formats() if one.recognises(page)), None)
    if found is None:
        raise FeedError(f"{page.source} is not a feed: it has no attribution line. {EXPECTED}", source=page.source)
    reading = found.read(page)
    if not reading.items:
        raise FeedError(_nothing_in(page, reading), source=page.source)
    return Feed(page.source, found.name, reading.items, reading.problems)


def _nothing_in(page: Page, reading: Reading) -> str:
    first = f"; line {reading.problems[0].line}: {reading.problems[0].message}" if reading.problems else ""
    return f"{page.source} holds no post that can be read{first}. {EXPECTED}"


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FeedError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB; no feed is.", source=str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FeedNotFoundError(f"{path} does not exist. Check the path.", source=str(path)) from error
    except IsADirectoryError as error:
        raise FeedError(f"{path} is a folder. Give the path of a file in it.", source=str(path)) from error
    except (OSError, ValueError) as error:
        raise FeedError(f"{path} cannot be read: {error}.", source=str(path)) from error
