"""The body of a feed's entry: its lines, and apart from them the posts that it embeds."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.errors import FeedError
from retrieval.feeds.entry_text import as_html
from retrieval.feeds.html_fragment import posts_in
from retrieval.feeds.html_text import lines_of, squeeze
from retrieval.feeds.page import Page
from retrieval.types import FeedItem

_MAY_EMBED = re.compile(r"<blockquote|tweet|x-post|bluesky|instagram|embed|fb-post|threads|tiktok", re.IGNORECASE)


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
    problems: Sequence[str] = ()

    def size(self) -> int:
        """How many letters of its own it has, and of posts."""
        return sum(map(len, self.lines)) + sum(len(post.text) for post in self.posts)


def read_body(body: str, page: Page) -> Body:
    """Read a body.

    Args:
        body: HTML, or text without markup.
        page: the feed in which it stands.

    >>> read_body("<p>The quay opens.<p>Rain is likely.", Page("-", b"")).lines
    ['The quay opens.', 'Rain is likely.']
    """
    fragment = as_html(body)
    if "<" not in fragment:
        return Body([line] if (line := squeeze(html.unescape(fragment))) else [])
    try:
        if not _MAY_EMBED.search(fragment):
            return Body(lines_of(fragment))
        found = posts_in(fragment, page)
    except FeedError as error:
        return Body(problems=[str(error)])
    return Body(found.lines, found.items, [problem.message for problem in found.problems])
