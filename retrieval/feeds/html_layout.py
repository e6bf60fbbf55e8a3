"""Whose lines stand between the posts of a page: those of the post above them, or the page's own.

In doubt they are the page's own: words that are cited to the page where a post's article was meant are right all the
same, words that are given to an account that never wrote them are not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from retrieval.feeds.article_text import letters
from retrieval.feeds.boilerplate import clean, without_cut
from retrieval.feeds.html_posts import Embedded
from retrieval.feeds.html_text import Line, is_prose, pieces_in

_FURNITURE = frozenset(["nav", "header", "footer", "aside"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SHORTEST_COPY = 6
_LONGEST_TITLE = 1_000


@dataclass
class Section:
    """A post and the lines below it, up to the next one.

    Attributes:
        post: as embedded, with the posts that it quotes.
        below: lines of the page that nothing else claims.
    """

    post: Embedded
    below: list[Line] = field(default_factory=list)


@dataclass
class Layout:
    """The posts of a page and what stands between them.

    Attributes:
        above: lines above the first post.
        sections: a post each; one that is quoted within another has none of its own.
        is_digest: whether the lines below a post are its article.
    """

    above: list[Line]
    sections: list[Section]
    is_digest: bool


def lay_out(root: HtmlElement, posts: Sequence[Embedded], *, is_article: bool) -> Layout:
    """Find the lines between posts, and whose they are.

    They are the post's article where posts are repeated in the lines below them, as a digest does; or where a page has
    nothing of its own: it does not call itself an article, and no heading and no sentence stands above its first post.

    Args:
        root: the page.
        posts: of ``embedded_in``.
        is_article: whether the page calls itself an article.
    """
    outer = _outermost(posts)
    above, sections = _between(root, outer)
    shown = next((letters(node.text_content()[:_LONGEST_TITLE]) for node in root.iter("title")), "")
    repeated = sum(_is_repeated(section) for section in sections)
    followed = sum(bool(section.below) for section in sections)
    has_own = is_article or any(is_prose(line.text) or _is_title(line, shown) for line in above)
    is_digest = bool(repeated) and repeated * 5 >= followed if has_own else any(not post.problem for post in outer)
    return Layout(above, sections, is_digest)


def _outermost(posts: Sequence[Embedded]) -> list[Embedded]:
    elements = {post.element for post in posts}
    return [post for post in posts if not any(up in elements for up in post.element.iterancestors())]


def _between(root: HtmlElement, posts: Sequence[Embedded]) -> tuple[list[Line], list[Section]]:
    by_element = {post.element: post for post in posts}
    holds = Counter(up for post in posts for up in post.element.iterancestors())
    together = next((up for post in posts[:1] for up in post.element.iterancestors() if holds[up] == len(posts)), root)
    above: list[Line] = []
    sections: list[Section] = []
    for piece in pieces_in(root, without=by_element):
        if not isinstance(piece, Line):
            if sections:
                _drop_headings(sections[-1].below)
            sections.append(Section(by_element[piece]))
        elif not sections:
            above += [piece] if not _is_furniture(piece) or _is_heading(piece) else []
        elif not _is_furniture(piece) and not _belongs_to_other(piece, sections[-1].post.element, holds):
            sections[-1].below.append(piece)
    if len(sections) > 1:
        # Behind the last post the page goes on with what is not about any: only what stands beside it counts.
        sections[-1].below = [line for line in sections[-1].below if together in _line_of_descent(line.element)]
    return above, sections


def _belongs_to_other(line: Line, post: HtmlElement, holds: Counter[HtmlElement]) -> bool:
    """Whether a line stands in a part of the page that holds one other post, such as the label in its list item."""
    for node in _line_of_descent(line.element):
        if holds[node] > 1:
            return False
        if holds[node] == 1:
            return not any(up is node for up in post.iterancestors())
    return False


def _drop_headings(lines: list[Line]) -> None:
    """A heading that nothing follows but the next post speaks of that."""
    while lines and _is_heading(lines[-1]):
        lines.pop()


def _line_of_descent(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_furniture(line: Line) -> bool:
    return any(up.tag in _FURNITURE or up.get("role") in _ROLES for up in _line_of_descent(line.element))


def _is_heading(line: Line) -> bool:
    return any(up.tag in _HEADINGS for up in _line_of_descent(line.element))


def _is_title(line: Line, shown: str) -> bool:
    """Whether a line is a main heading, or one of any level that the title of the page holds."""
    tags = {up.tag for up in _line_of_descent(line.element)}
    return not tags.isdisjoint({"h1", "h2"}) or (not tags.isdisjoint(_HEADINGS) and letters(line.text) in shown)


def _is_repeated(section: Section) -> bool:
    """Whether a line of the post, or its beginning where it is cut, stands below it again."""
    below = [clean(line.text) for line in section.below[:12]]
    for line in section.post.lines[:4]:
        start = without_cut(clean(line))
        if len(start) >= _SHORTEST_COPY and any(other.startswith(start) for other in below):
            return True
    return False
