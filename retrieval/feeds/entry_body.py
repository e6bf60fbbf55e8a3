"""The body of a feed's entry: its lines, and apart from them the posts that it embeds."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from retrieval.errors import FeedError
from retrieval.feeds.dates import PrintedDate
from retrieval.feeds.entry_text import as_html
from retrieval.feeds.html_posts import Embedded, embedded_in, others_in
from retrieval.feeds.html_text import lines_in, lines_of, squeeze
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.moments import FIRST_POST, published_at
from retrieval.feeds.posts import Post, to_item
from retrieval.types import FeedItem

_MAY_EMBED = re.compile(r"tweet|/status|bluesky|embed|instagram|fb-post|threads-post|tiktok", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """What the body of an entry holds.

    Attributes:
        lines: of its own words.
        posts: items of the accounts whose posts it embeds; their words are in no line.
        problems: what of it cannot be read.
    """

    lines: Sequence[str] = ()
    posts: Sequence[FeedItem] = ()
    problems: Sequence[str] = field(default=())

    def size(self) -> int:
        """How many letters of its own it has, and of posts."""
        return sum(map(len, self.lines)) + sum(len(post.text) for post in self.posts)


def read_body(body: str, zone: tzinfo, seen: datetime) -> Body:
    """Read a body.

    Args:
        body: HTML, or text without markup.
        zone: of times of posts that name none.
        seen: when the feed was read, for posts without a date that can be.
    """
    fragment = as_html(body)
    if "<" not in fragment:
        return Body([line] if (line := squeeze(html.unescape(fragment))) else [])
    try:
        if not _MAY_EMBED.search(fragment):
            return Body(lines_of(fragment))
        root = tree_of(fragment)
        embedded = embedded_in(root)
        left_out = [*(post.element for post in embedded), *others_in(root)]
        lines = [line.text for line in lines_in(root, without=left_out)]
    except FeedError as error:
        return Body(problems=[str(error)])
    posts = [item for post in embedded if not post.problem and (item := _item(post, zone, seen))]
    return Body(lines, posts, [post.problem for post in embedded if post.problem])


def _item(post: Embedded, zone: tzinfo, seen: datetime) -> FeedItem | None:
    assert post.date is not None
    when = published_at(post.date.moment, has_time=post.date.has_time, zone=zone, seen=seen, earliest=FIRST_POST)
    date = PrintedDate(when.published, when.has_time)
    item = to_item(Post(post.source, post.handle, date, post.lines, post.permalink or None))
    if item is None:
        return None
    urls = tuple(dict.fromkeys([*([post.permalink] if post.permalink else []), *item.urls]))
    # Made anew, not copied: its name counts from its first link.
    return FeedItem.model_validate({**item.model_dump(), "urls": urls, "dated": when.dated, "id": ""})
