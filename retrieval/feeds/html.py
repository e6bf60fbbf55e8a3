"""Web pages: embedded posts as items of their accounts, the page's own article as an item of its outlet."""

import re

from lxml.html import HtmlElement

from retrieval.errors import FeedError
from retrieval.feeds.article import Article, read_article
from retrieval.feeds.html_fragment import item_of
from retrieval.feeds.html_layout import Layout, lay_out
from retrieval.feeds.html_posts import NOT_HERE, Embedded, embedded_in, others_in
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.page_facts import Facts, facts_of
from retrieval.feeds.page_item import is_article, no_article, to_page_item
from retrieval.feeds.permalinks import read_permalink
from retrieval.feeds.posts import FeedProblem, unique
from retrieval.types import FeedItem

_BEGINS = re.compile(
    r"\s*+(?:<!--.{0,5000}?-->\s*+|<\?xml[^>]{0,200}>\s*+)?"
    r"<(?:!doctype html|html|head|body|title|meta|main|article|section|div|p|h[1-6]|blockquote|table|ul|ol|figure|"
    r"script|a|span|form|center|font|b|link|style|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<(?:html|body|!doctype html)\b", re.IGNORECASE)
_HEAD = 20_000


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one.

    >>> looks_like_html("<p>one"), looks_like_html("# Notes"), looks_like_html("<rss>")
    (True, False, False)
    """
    head = text[:_HEAD].lstrip("\ufeff")
    return bool(_BEGINS.match(head) or _ROOT.search(head))


def parse_html(text: str, page: Page | None = None) -> tuple[list[FeedItem], list[FeedProblem]]:
    """Read a page.

    Args:
        text: the whole page.
        page: where it is from; a file without a name where not given.

    Returns:
        The items in the order of the page, its own article first; and the posts that could not be read, with the line
        on which each begins.

    Raises:
        FeedError: it has more elements than any page does.
    """
    page = page or Page("-", b"")
    root = tree_of(text, page.source)
    items, problems, _ = _parse(root, page, facts_of(root, page.url))
    return items, problems


def _parse(root: HtmlElement, page: Page, facts: Facts) -> tuple[list[FeedItem], list[FeedProblem], Article]:
    posts = embedded_in(root)
    layout = lay_out(root, posts, is_article=facts.is_article)
    items, problems = _items(posts, layout, page)
    if posts and layout.is_digest:
        return _once(items), problems, Article(())
    for element in [*(post.element for post in posts), *others_in(root)]:
        if element.getparent() is not None:
            element.drop_tree()
    article = read_article(root, facts)
    if is_article(article, facts):
        item, problem = to_page_item(article.lines, facts, page, author=article.author, date=article.date)
        items = [*([item] if item else []), *items]
        problems += [problem] if problem else []
    return _once(items), problems, article


def _once(items: list[FeedItem]) -> list[FeedItem]:
    """Items in order, a post that stands twice on the page once, in its longer form, whichever host its address has."""
    places: dict[tuple[str, int], int] = {}
    kept: list[FeedItem] = []
    for item in items:
        link = read_permalink(item.url or "")
        place = places.setdefault((item.handle.casefold(), link.number), len(kept)) if link else len(kept)
        if place == len(kept):
            kept.append(item)
        elif len(item.text) > len(kept[place].text):
            kept[place] = item
    return unique(kept)


def _items(posts: list[Embedded], layout: Layout, page: Page) -> tuple[list[FeedItem], list[FeedProblem]]:
    below = {id(section.post): [line.text for line in section.below] for section in layout.sections}
    items, problems = [], []
    for post in posts:
        item, problem = item_of(post, below.get(id(post), []) if layout.is_digest else [], page)
        items += [item] if item else []
        problems += [problem] if problem else []
    return items, problems


def _read(page: Page) -> Reading:
    root = tree_of(page.text, page.source)
    facts = facts_of(root, page.url)
    items, problems, article = _parse(root, page, facts)
    if items:
        return Reading(tuple(items), tuple(problems))
    missing = [problem for problem in problems if problem.message.startswith(NOT_HERE)]
    if missing:
        count = f"{len(missing)} posts" if len(missing) > 1 else "a post"
        raise FeedError(
            f"{page.source} is a page with {count}, but the posts' text is not in this page: a script loads it. "
            "Save the page as it was published, or give the posts' own feed.",
            source=page.source,
        )
    if problems:
        first = problems[0]
        raise FeedError(
            f"{page.source} holds no post that can be read; line {first.line}: {first.message}.", source=page.source
        )
    raise no_article(tree_of(page.text, page.source), facts, article, page)


FORMAT = Format("html", lambda page: looks_like_html(page.text), _read)
