"""The posts in a tree of HTML as items, and a piece of HTML cut into its posts and its own lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from retrieval.feeds.html_posts import Embedded, embedded_in, others_in
from retrieval.feeds.html_text import lines_in
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page import Page
from retrieval.feeds.posts import FeedProblem, Post, published, to_item
from retrieval.types import FeedItem

NO_WORDS = "the post has no words, only a picture or links"


@dataclass(frozen=True)
class Fragment:
    """A piece of HTML, such as the body of an entry of a feed, cut into whose words are whose.

    Attributes:
        items: the posts embedded in it, each under its own account.
        problems: posts that could not be read; a line counts within the piece.
        lines: its own lines, without the posts.
    """

    items: tuple[FeedItem, ...]
    problems: tuple[FeedProblem, ...]
    lines: tuple[str, ...]


def posts_in(fragment: str, page: Page) -> Fragment:
    """Cut a piece of HTML into the posts embedded in it and its own words.

    Args:
        fragment: HTML.
        page: the feed in which it stands; for messages, the zone of times and the moment of reading.

    Raises:
        FeedError: it holds more elements than any page does.

    >>> block = '<blockquote class="twitter-tweet">Rain.<br>— Runa (@runa) <a href="/">Feb 1, 2025</a></blockquote>'
    >>> cut = posts_in(f"<p>Runa wrote:{block}<p>So she did.", Page("-", b""))
    >>> [item.text for item in cut.items], cut.lines
    (['Rain.'], ('Runa wrote:', 'So she did.'))
    """
    root = tree_of(fragment, page.source)
    posts = embedded_in(root)
    items, problems = [], []
    for post in posts:
        item, problem = item_of(post, (), page)
        items += [item] if item else []
        problems += [problem] if problem else []
    left_out = [*(post.element for post in posts), *others_in(root)]
    lines = (line.text for line in lines_in(root, without=left_out))
    return Fragment(tuple(items), tuple(problems), tuple(lines))


def item_of(post: Embedded, article: Sequence[str], page: Page) -> tuple[FeedItem | None, FeedProblem | None]:
    """An embedded post as an item, and what is wrong with it.

    Args:
        post: as found.
        article: lines below it that are its article's.
        page: where it stands.

    Returns:
        The item, None where it cannot be one; and a problem, None where there is none.
    """
    if post.problem:
        return None, problem_at(post.element, post.problem)
    raw = Post(post.source, post.handle, post.date, [*post.lines, *article], post.permalink or None, tuple(post.links))
    item = to_item(raw, zone=page.zone, seen=page.seen)
    if item is None:
        return None, problem_at(post.element, NO_WORDS)
    wrong = published(raw, item.lang, zone=page.zone, seen=page.seen).problem
    return item, problem_at(post.element, wrong, is_kept=True) if wrong else None


def problem_at(element: HtmlElement, message: str, *, is_kept: bool = False) -> FeedProblem:
    """What is wrong with a post, with the line of the page on which it begins."""
    text = next((line.text for line in lines_in(element)), "")
    return FeedProblem(element.sourceline or 1, text[:80], message, is_kept=is_kept)
