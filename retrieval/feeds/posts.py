"""From the lines of a post and its article to an item; what the digest and the HTML reader share."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.feeds.boilerplate import CUT, clean, is_post_link, links
from retrieval.feeds.dates import PrintedDate
from retrieval.identity import are_versions
from retrieval.types import FeedItem

_SHORTEST_COPY = 6
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
        date: when it was posted.
        lines: the post's lines and its article's, the headline first, not yet cleaned.
        permalink: the post's own address, where the page gives it.
    """

    source: str
    handle: str
    date: PrintedDate
    lines: Sequence[str]
    permalink: str | None = None


def to_item(post: Post) -> FeedItem | None:
    """Clean a post; None where it holds no text."""
    cleaned = [line for raw in post.lines if (line := clean(raw))]
    if not cleaned:
        return None
    found = [link for raw in post.lines[:1] for link in links(raw)]
    found += [link for raw in post.lines[1:] for link in links(raw) if is_post_link(link)]
    if post.permalink:
        found.append(post.permalink)
    return FeedItem(
        source=post.source,
        handle=post.handle,
        published=post.date.moment,
        has_time=post.date.has_time,
        urls=tuple(dict.fromkeys(found)),
        headline=cleaned[0],
        text="\n".join(_without_copies(cleaned)),
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
    kept = []
    for number, line in enumerate(lines):
        start = CUT.sub("", line)
        was_cut = start != line
        later = lines[number + 1 :]
        repeated = line in later or (was_cut and any(other.startswith(start) for other in later))
        if not (repeated and len(start) >= _SHORTEST_COPY):
            kept.append(line)
    return kept
