"""``read_feed``: opens what a person names, tells the format and reads it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, tzinfo
from io import BytesIO
from pathlib import Path
from typing import overload

from retrieval import given
from retrieval.errors import FeedError, SeveralFilesError
from retrieval.feeds import x_archive
from retrieval.feeds.archive import open_folder, open_zip
from retrieval.feeds.files import MAX_BYTES, first_bytes, open_file, read_within
from retrieval.feeds.formats import ARCHIVES, formats
from retrieval.feeds.hints import hint
from retrieval.feeds.pace import Pace
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem
from retrieval.feeds.unknown import (
    EXPECTED,
    kind_of_bytes,
    kind_of_names,
    kind_of_text,
    well_known_kind,
    well_known_names,
)
from retrieval.types import FeedItem

_OTHER_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ZIP = (b"PK\3\4", b"PK\5\6")


class Feed(Sequence[FeedItem]):
    """The items of a feed, in the order of the page.

    Attributes:
        source: path or address as given.
        format: the name of the format, such as ``"digest"`` or ``"html"``.
        problems: posts that could not be read.
        pace: what the feed says of itself to whoever follows it.
    """

    def __init__(
        self,
        source: str,
        form: str,
        items: Sequence[FeedItem],
        problems: Sequence[FeedProblem],
        pace: Pace | None = None,
    ) -> None:
        self.source = source
        self.format = form
        self.problems = tuple(problems)
        self.pace = pace or Pace()
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
    allow_private: bool = False,
) -> Feed:
    """Read a feed, its format told from its content.

    Args:
        source: a file, a folder, a zip file, an ``http`` or ``https`` address on the public internet, or the bytes of
            a feed.
        zone: of times that name none; None: the language of the page tells (Japanese: Asia/Tokyo, else UTC).
        name: what the source is called; empty: as the feed says.
        language: ``"ja"`` or ``"en"``; empty: told from each item's text.
        seen: when it is read, now where not given. An item without a date, or of one to come, is dated by it.
        allow_private: fetch from this machine and from private networks too.

    Raises:
        ArgumentError: the source is none of these.
        FeedNotFoundError: there is no such file.
        FeedError: it cannot be read, or is no feed.
        FetchError: the address cannot be fetched, or must not be.
    """
    page = _page(source, allow_private=allow_private)
    try:
        return parse_page(replace(page, zone=zone, name=name, language=language, seen=seen or page.seen))
    finally:
        if page.archive:
            page.archive.close()


def _page(source: str | Path | bytes, *, allow_private: bool) -> Page:
    if isinstance(source, bytes):
        return _unpacked(Page("-", source))
    named = str(source)
    if named.casefold().startswith(("http://", "https://")):
        # The HTTP client is slow to import, and asking a question needs none.
        from retrieval.feeds.fetch import fetch

        fetched = fetch(named, allow_private=allow_private)
        return _unpacked(Page(named, fetched.data, url=fetched.url, media_type=fetched.media_type))
    if isinstance(source, str) and _OTHER_ADDRESS.match(source):
        raise FeedError(
            f"{source} is no address that is read: only http:// and https:// are, and files.", source=source
        )
    return _page_of(given.path(source, "source"))


def _unpacked(page: Page) -> Page:
    """A page, its bytes as an archive where they are a zip file."""
    if not page.data.startswith(_ZIP):
        return page
    return replace(page, data=b"", archive=open_zip(BytesIO(page.data), page.source))


def _page_of(path: Path) -> Page:
    """A file or folder as a page; what an archive is too large for is read when it is asked for."""
    source = str(path)
    if _is_folder(path):
        return Page(source, b"", archive=open_folder(path, source))
    with ExitStack() as opened:
        file = opened.enter_context(open_file(path))
        head = first_bytes(file, source, x_archive.HEAD_BYTES)
        if head.startswith(_ZIP):
            # The archive reads on, and closes the file itself.
            opened.pop_all()
            return Page(source, b"", archive=open_zip(file, source))
        if x_archive.holds_posts(head):
            folder = open_folder(path.absolute().parent, source, depth=0)
            return Page(source, b"", archive=x_archive.beside(path.name, folder))
        return Page(source, read_within(file, source))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def parse_page(page: Page) -> Feed:
    """Read a page that is there already.

    Raises:
        SeveralFilesError: it is a folder or zip file each of whose files may be a feed.
        FeedError: it is of no format that is read, or holds nothing that can be.
    """
    found = _format(page)
    if found is None and page.archive and len(page.archive.names) == 1:
        (name,) = page.archive.names
        data = page.archive.read(name, MAX_BYTES)
        return parse_page(replace(page, source=f"{page.source}/{name}", data=data, archive=None))
    if found is None and page.archive and not well_known_names(page.archive.names, page.archive.kind):
        raise SeveralFilesError(f"{page.source} {_what_it_is(page)}", source=page.source, names=page.archive.names)
    if found is None:
        raise FeedError(f"{page.source} {_what_it_is(page)}", source=page.source)
    reading = found.read(page)
    if not reading.items:
        raise FeedError(_nothing_in(page, reading), source=page.source)
    return Feed(page.source, found.name, reading.items, reading.problems, reading.pace)


def _format(page: Page) -> Format | None:
    """The format of a page; None where it is none that is read.

    Raises:
        FeedError: it is no text.
    """
    if page.archive:
        return next((one for one in formats(ARCHIVES) if one.recognises(page)), None)
    if what := kind_of_bytes(page.data):
        raise FeedError(f"{page.source} is {what}", source=page.source)
    return next((one for one in formats() if one.recognises(page)), None)


def _what_it_is(page: Page) -> str:
    """What a page is that no reader takes, and what to do, as a predicate."""
    if page.archive:
        return f"is {kind_of_names(page.archive.names, page.archive.kind)}"
    if known := well_known_kind(page.text):
        return f"is {known}"
    return hint(page) or f"is {kind_of_text(page.text)}"


def _nothing_in(page: Page, reading: Reading) -> str:
    first = f"; line {reading.problems[0].line}: {reading.problems[0].message}" if reading.problems else ""
    return f"{page.source} holds no post that can be read{first}. {EXPECTED}"
