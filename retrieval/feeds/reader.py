"""``read_feed``: tells the format and reads it. The only place here with file I/O."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

from retrieval.errors import FeedError, FeedNotFoundError
from retrieval.feeds.decode import EXPECTED, decode
from retrieval.feeds.digest import looks_like_digest, parse_digest
from retrieval.feeds.html import looks_like_html, parse_html
from retrieval.feeds.posts import FeedProblem
from retrieval.types import FeedItem

MAX_BYTES = 50_000_000
"""The largest file that is read."""


class Feed(Sequence[FeedItem]):
    """The items of a feed, in the order of the page.

    Attributes:
        source: path or address as given.
        format: ``"digest"`` or ``"html"``.
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


def read_feed(path_or_url: str | Path) -> Feed:
    """Read a feed, its format told from its content.

    Args:
        path_or_url: a file, or an ``http`` or ``https`` address on the public internet.

    Raises:
        FeedNotFoundError: there is no such file.
        FeedError: it cannot be read, or is no feed.
        FetchError: the address cannot be fetched, or must not be.
    """
    source = str(path_or_url)
    if source.casefold().startswith(("http://", "https://")):
        # The HTTP client is slow to import, and asking a question needs none.
        from retrieval.feeds.fetch import fetch

        data = fetch(source)
    else:
        data = _read_file(Path(path_or_url))
    return parse_feed(decode(data, source), source)


def parse_feed(text: str, source: str) -> Feed:
    """Read the text of a page.

    Raises:
        FeedError: it holds no post that can be read.
    """
    if looks_like_html(text):
        form, (items, problems) = "html", parse_html(text)
    elif looks_like_digest(text):
        form, (items, problems) = "digest", parse_digest(text)
    else:
        raise FeedError(f"{source} is not a feed: it has no attribution line. {EXPECTED}", source=source)
    if not items:
        first = problems[0]
        raise FeedError(
            f"{source} holds no post that can be read; line {first.line}: {first.message}. {EXPECTED}", source=source
        )
    return Feed(source, form, items, problems)


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
