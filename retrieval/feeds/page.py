"""What a reader of a format is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property

from retrieval.feeds.archive import Archive
from retrieval.feeds.decode import decode
from retrieval.feeds.pace import Pace
from retrieval.feeds.posts import FeedProblem
from retrieval.types import FeedItem


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Page:
    """The bytes of a feed or page, with what is known of where they are from.

    Attributes:
        source: its path or address as a person gave it, for messages; ``"-"`` for standard input.
        data: its bytes.
        url: the address it was fetched from, after redirects; empty for a file. Relative links count from it.
        media_type: the ``Content-Type`` that came with it; empty where none did.
        zone: of times that name none; None: the language of the page tells (Japanese: Asia/Tokyo, else UTC).
        name: what the source is called, where a person said so; empty: as the feed says.
        language: ``"ja"`` or ``"en"``, where a person said so; empty: told from each item's text.
        seen: when it was read. An item without a date, or of one to come, is dated by it.
        archive: the folder or zip file that the feed is in; None for a single file. With one, ``data`` is empty.
    """

    source: str
    data: bytes
    url: str = ""
    media_type: str = ""
    zone: tzinfo | None = None
    name: str = ""
    language: str = ""
    seen: datetime = field(default_factory=_now)
    archive: Archive | None = None

    @cached_property
    def text(self) -> str:
        """The bytes as text; see ``decode``.

        Raises:
            FeedError: they are empty, binary, or in an encoding that cannot be told.
        """
        return decode(self.data, self.source, self.media_type)

    def beginning(self, count: int) -> str:
        """The text of the first bytes, as far as it is UTF-8: enough to tell formats that are, and never an error."""
        return self.data[:count].decode("utf-8", "replace").removeprefix("\ufeff")


@dataclass(frozen=True)
class Reading:
    """What a reader found.

    Attributes:
        items: in the order of the page.
        problems: entries that could not be read, or not as they should.
        pace: what a feed says of itself to whoever follows it: its title, how often it wishes to be asked.
    """

    items: tuple[FeedItem, ...] = ()
    problems: tuple[FeedProblem, ...] = ()
    pace: Pace = field(default_factory=Pace)

    @property
    def title(self) -> str:
        """The feed's own title; empty where it has none."""
        return self.pace.title

    @property
    def interval(self) -> timedelta | None:
        """The interval between two visits that the feed wishes; None where it says nothing."""
        return self.pace.interval


@dataclass(frozen=True)
class Format:
    """A format of feeds.

    Attributes:
        name: as ``Feed.format`` has it.
        recognises: whether a page is of this format, told from its content; quick, and raises ``FeedError`` only where
            the bytes are no text.
        read: reads it. Raises ``FeedError`` where it is of this format but holds nothing, saying just that.
    """

    name: str
    recognises: Callable[[Page], bool]
    read: Callable[[Page], Reading]
