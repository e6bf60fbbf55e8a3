"""The same page as HTML: posts in ``<blockquote class="twitter-tweet">``, article text between them."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from retrieval.feeds.dates import read_date
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.posts import FeedProblem, Post, to_item, unique
from retrieval.types import FeedItem

_POST = "blockquote.twitter-tweet"
_IGNORED = "script, style, noscript, template, nav, header, footer, aside, form, button, iframe, svg, figcaption"
_BLOCKS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "pre"])
_ATTRIBUTION = re.compile(r"^\s*(?:[—–―-]+\s*)?(?P<source>.*?)\s*[(（]@(?P<handle>\w{1,30})[)）]\s*(?P<date>.*)$", re.S)
_STATUS = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/\d+", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML with at least one embedded post."""
    return "twitter-tweet" in text and "<blockquote" in text.casefold()


def parse_html(text: str) -> tuple[list[FeedItem], list[FeedProblem]]:
    """Read a page.

    Args:
        text: the whole page.

    Returns:
        The items in the order of the page, and the posts that could not be read; a problem's line is
        where the post's block begins.
    """
    tree = LexborHTMLParser(text)
    for node in tree.css(_IGNORED):
        node.decompose()
    root = tree.body
    if root is None:
        return [], []
    starts = [match.start() for match in re.finditer(r"<blockquote[^>]*twitter-tweet", text, re.IGNORECASE)]
    items, problems = [], []
    for number, (node, article) in enumerate(_posts(root)):
        post = _read_post(node, article)
        item = to_item(post) if isinstance(post, Post) else None
        if item:
            items.append(item)
        else:
            place = starts[number] if number < len(starts) else 0
            message = post if isinstance(post, str) else "the post has no text"
            problems.append(FeedProblem(text.count("\n", 0, place) + 1, _line(node.text())[:80], message))
    return unique(items), problems


def _posts(root: LexborNode) -> Iterator[tuple[LexborNode, list[str]]]:
    """Each post's block with the lines of text between it and the next one."""
    current: LexborNode | None = None
    article: list[str] = []
    for node in root.traverse():
        if node.css_matches(_POST) and node.tag == "blockquote":
            if current is not None:
                yield current, article
            current, article = node, []
        elif current is not None and node.tag in _BLOCKS and not _inside(node):
            article += _lines(node)
    if current is not None:
        yield current, article


def _inside(node: LexborNode) -> bool:
    """Whether an outer block or a post already holds this node's text."""
    parent = node.parent
    while parent is not None:
        if parent.tag in _BLOCKS:
            return True
        parent = parent.parent
    return False


def _read_post(node: LexborNode, article: list[str]) -> Post | str:
    """A post, or what is wrong with it."""
    body = [line for paragraph in node.css("p") for line in _lines(paragraph)]
    permalink = next(
        (found for link in node.css("a") if (found := _STATUS.match(link.attributes.get("href") or ""))), None
    )
    for paragraph in node.css("p"):
        paragraph.decompose()
    match = _ATTRIBUTION.match(_line(node.text()))
    if not match:
        return "no (@handle) stands in its attribution"
    date = read_date(match["date"])
    if date is None:
        return f"its date cannot be read: {match['date'][:40]!r}"
    source = match["source"] or match["handle"]
    return Post(source, match["handle"], date, [*body, *article], permalink.group() if permalink else None)


def _lines(node: LexborNode) -> list[str]:
    """A node's text, cut at ``<br>``."""
    for line_break in node.css("br"):
        line_break.replace_with("\u2028")
    return [line for part in node.text().split("\u2028") if (line := _line(part))]


def _line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip()


def _read(page: Page) -> Reading:
    items, problems = parse_html(page.text)
    return Reading(tuple(items), tuple(problems))


FORMAT = Format("html", lambda page: looks_like_html(page.text), _read)
