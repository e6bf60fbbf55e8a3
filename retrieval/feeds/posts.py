"""From the lines of a post and its article to an item; what the digest and the HTML reader share."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import islice, takewhile

from retrieval.feeds.boilerplate import clean, is_post_link, links, without_cut
from retrieval.feeds.dates import PrintedDate
from retrieval.feeds.moments import FIRST_POST, Published, published_at, zone_of
from retrieval.identity import are_versions
from retrieval.language import detect_language
from retrieval.types import FeedItem

_SHORTEST_COPY = 6
_MOST_ALIKE = 50
"""Lines with one beginning among which a longer copy is looked for."""

_MOST_OF_ONE_LINK = 50
"""Posts behind one link with which a further one is compared."""


@dataclass(frozen=True)
class FeedProblem:
    """A post that could not be read, or not as it should.

    Attributes:
        line: its attribution line, or its place in a list, counted from 1.
        excerpt: the beginning of that line.
        message: what is wrong.
        is_kept: whether it was read all the same.
    """

    line: int
    excerpt: str
    message: str
    is_kept: bool = False


@dataclass(frozen=True)
class Post:
    """A post as found on a page.

    Attributes:
        source: the display name.
        handle: the account without ``@``.
        date: when it was posted; None where the page does not tell.
        lines: the post's lines and its article's, the headline first, not yet cleaned.
        permalink: the post's own address, where the page gives it.
        links: further links of the post.
    """

    source: str
    handle: str
    date: PrintedDate | None
    lines: Sequence[str]
    permalink: str | None = None
    links: Sequence[str] = ()


def to_item(post: Post, *, zone: tzinfo | None = None, seen: datetime | None = None) -> FeedItem | None:
    """Clean a post; None where it holds no text.

    Args:
        post: as found.
        zone: of a time that names none; None: that of the post's language.
        seen: when the page was read; now where not given.
    """
    cleaned = [line for raw in post.lines if (line := clean(raw))]
    if not cleaned:
        return None
    found = [post.permalink] if post.permalink else []
    found += [link for raw in post.lines[:1] for link in links(raw)]
    found += post.links
    found += [link for raw in post.lines[1:] for link in links(raw) if is_post_link(link)]
    text = "\n".join(_without_copies(cleaned))
    when = published(post, detect_language(text), zone=zone, seen=seen)
    return FeedItem(
        source=post.source,
        handle=post.handle,
        published=when.published,
        has_time=when.has_time,
        dated=when.dated,
        urls=tuple(dict.fromkeys(found)),
        headline=cleaned[0],
        text=text,
    )


def published(post: Post, lang: str, *, zone: tzinfo | None = None, seen: datetime | None = None) -> Published:
    """When a post was published, and what is wrong with the date that its page prints.

    Args:
        post: as found.
        lang: of its text.
        zone: of a time that names none; None: that of the language.
        seen: when the page was read; now where not given.
    """
    printed, has_time = (post.date.moment, post.date.has_time) if post.date else (None, False)
    return published_at(
        printed,
        has_time=has_time,
        zone=zone_of(zone, lang),
        seen=seen or datetime.now(UTC),
        earliest=FIRST_POST,
    )


def unique(items: Sequence[FeedItem]) -> list[FeedItem]:
    """Items in order, a post that stands twice on the page once, in its longer form.

    Items of one account behind one link have one name; those that share few words are different posts all the same.
    """
    kept: list[FeedItem] = []
    places: dict[str, list[int]] = {}
    for item in items:
        own = places.setdefault(item.id, [])
        same = next((place for place in own[-_MOST_OF_ONE_LINK:] if are_versions(kept[place].text, item.text)), None)
        if same is None:
            own.append(len(kept))
            kept.append(item)
        elif len(item.text) > len(kept[same].text):
            kept[same] = item
    return kept


def _without_copies(lines: Sequence[str]) -> list[str]:
    """Leave out a line that a later one repeats, in full where this one was cut with "…"."""
    kept: list[str] = []
    later: set[str] = set()
    # Lines that begin alike stand side by side in order, so that a longer copy is found without asking each.
    ordered = sorted((line, number) for number, line in enumerate(lines))
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        start = without_cut(line)
        repeated = line in later or (start != line and _begins_later(ordered, start, number))
        if not (repeated and len(start) >= _SHORTEST_COPY):
            kept.append(line)
        later.add(line)
    return kept[::-1]


def _begins_later(ordered: Sequence[tuple[str, int]], start: str, number: int) -> bool:
    """Whether a line that stands later begins with these words; a few that begin so are looked at."""
    first = bisect_left(ordered, (start, -1))
    beginning = takewhile(lambda entry: entry[0].startswith(start), islice(ordered, first, first + _MOST_ALIKE))
    return any(other > number for _, other in beginning)
