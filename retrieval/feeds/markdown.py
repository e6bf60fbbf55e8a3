"""Markdown and plain text in which posts stand between prose: the posts, and the prose as an item of the page."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from retrieval.errors import FeedError
from retrieval.feeds.attribution import read_attribution
from retrieval.feeds.boilerplate import clean
from retrieval.feeds.digest import Mark, marks_of, read_post
from retrieval.feeds.front_matter import read_front_matter
from retrieval.feeds.html_fragment import item_of
from retrieval.feeds.html_layout import lay_out
from retrieval.feeds.html_posts import embedded_in, others_in
from retrieval.feeds.html_text import is_prose, lines_in, squeeze
from retrieval.feeds.html_tree import tree_of
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.page_facts import Facts
from retrieval.feeds.page_item import to_page_item
from retrieval.feeds.posts import FeedProblem, unique
from retrieval.types import FeedItem

LONGEST = 100_000
"""Characters of a text that is rendered; it takes a second or two where it is chosen to be slow."""

_EMBED = re.compile(r"<blockquote\b|^ {0,3}>", re.IGNORECASE | re.MULTILINE)
_OPEN, _CLOSE = (re.compile(rf"<{end}blockquote\b", re.IGNORECASE) for end in ("", "/"))
_LINKED = re.compile(r"\[([^\[\]\n]{1,100})\]\([^()\s]{1,500}\)")
_SHORT_CODE = re.compile(r"\{\{[<%].*[%>]\}\}|\{%.*%\}|\[(?:tweet|embed|twitter)\b.*\]", re.IGNORECASE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text is Markdown with posts in quotations or HTML, or text with prose of its own between posts.

    So is Markdown without posts whose front matter gives it a title.
    """
    if _EMBED.search(text) and _posts_of(text):
        return True
    front = read_front_matter(text)
    if front.facts.title and any(map(is_prose, front.body.splitlines())):
        return True
    lines = text.splitlines()
    first = next(marks_of(lines), None)
    # Most texts are told from their first post; to read all of them twice takes its time.
    if first is None or not _has_prose_above(lines, first):
        return False
    return bool(_own_lines(lines, list(marks_of(lines))))


def parse_markdown(text: str, page: Page | None = None) -> tuple[list[FeedItem], list[FeedProblem]]:
    """Read Markdown, or text with posts between prose.

    Args:
        text: the whole page; front matter tells title, author and date.
        page: where it is from; a file without a name where not given.

    Returns:
        The items, the page's own text first, and the posts that could not be read.

    Raises:
        FeedError: it has more elements than any page does.
    """
    page = page or Page("-", b"")
    front = read_front_matter(text)
    body = front.body
    if "<blockquote" in front.written.casefold():
        # Some pages list the posts that they show above their text.
        body += "\n\n" + "\n\n".join(line for line in front.written.split("\n") if "<blockquote" in line.casefold())
    if front.facts.title or (_EMBED.search(body) and _posts_of(body)):
        return _read_markdown(body, front.facts, page)
    return _read_text(body.splitlines(), front.facts, page)


def _read_markdown(text: str, facts: Facts, page: Page) -> tuple[list[FeedItem], list[FeedProblem]]:
    root = tree_of(_rendered(_with_whole_blocks(text)), page.source)
    posts = embedded_in(root)
    layout = lay_out(root, posts, is_article=bool(facts.title))
    below = {id(section.post): [line.text for line in section.below] for section in layout.sections}
    items, problems = [], []
    for post in posts:
        item, problem = item_of(post, below.get(id(post), []) if layout.is_digest else [], page)
        items += [item] if item else []
        problems += [problem] if problem else []
    if not layout.is_digest:
        left_out = [*(post.element for post in posts), *others_in(root)]
        facts.title = facts.title or _heading(root)
        lines = [line.text for line in lines_in(root, without=left_out)]
        item, problem = _own_item(lines, facts, page)
        items = [*([item] if item else []), *items]
        problems += [problem] if problem else []
    return unique(items), problems


def _read_text(lines: Sequence[str], facts: Facts, page: Page) -> tuple[list[FeedItem], list[FeedProblem]]:
    marks = list(marks_of(lines))
    items, problems = [], []
    for mark in marks:
        item, wrong = read_post(mark, lines[_top(lines, mark) : mark.line], page)
        items += [item] if item else []
        problems += (
            [FeedProblem(mark.line + 1, lines[mark.line].strip()[:80], wrong, is_kept=item is not None)]
            if wrong
            else []
        )
    item, problem = _own_item(_own_lines(lines, marks), facts, page)
    return unique([*([item] if item else []), *items]), [*problems, *([problem] if problem else [])]


def _own_item(lines: Sequence[str], facts: Facts, page: Page) -> tuple[FeedItem | None, FeedProblem | None]:
    kept = [text for line in lines if not _SHORT_CODE.fullmatch(line.strip()) and (text := clean(line.lstrip("# ")))]
    if not any(is_prose(line) for line in kept):
        return None, None
    if not facts.title and not is_prose(kept[0]):
        facts.title = kept[0]
    return to_page_item([line for line in kept if line != facts.title], facts, page)


def _own_lines(lines: Sequence[str], marks: Sequence[Mark]) -> list[str]:
    """The lines of a text between its posts, where blank lines part these from prose above the first; else none.

    In a digest a post's article follows its attribution at once, or nothing of its own stands above its first post.
    """
    if not marks or not _has_prose_above(lines, marks[0]) or not all(_is_apart(lines, mark) for mark in marks):
        return []
    posts = {number for mark in marks for number in range(_top(lines, mark), mark.line + 1)}
    return [line for number, line in enumerate(lines) if number not in posts and line.strip()]


def _has_prose_above(lines: Sequence[str], first: Mark) -> bool:
    return _is_apart(lines, first) and any(map(is_prose, lines[: _top(lines, first)]))


def _is_apart(lines: Sequence[str], mark: Mark) -> bool:
    """Whether blank lines bound a post above and below, and something of it stands above its attribution."""
    top = _top(lines, mark)
    return top < mark.line and top > 0 and (mark.line + 1 == len(lines) or not lines[mark.line + 1].strip())


def _top(lines: Sequence[str], mark: Mark) -> int:
    top = mark.line
    while top and lines[top - 1].strip():
        top -= 1
    return top


def _posts_of(text: str) -> bool:
    """Whether a post is embedded as HTML, or quoted with an attribution."""
    if "<blockquote" in text.casefold() and re.search(r"twitter-(?:tweet|video)|/status(?:es)?/\d", text):
        return True
    quoted = (line.lstrip()[1:].lstrip("> ") for line in text.splitlines() if line.lstrip().startswith(">"))
    shown = (_LINKED.sub(r"\1", line) for line in quoted)
    return any((found := read_attribution(line)) is not None and found.date is not None for line in shown)


def _with_whole_blocks(text: str) -> str:
    """A text whose embedded posts hold no blank line and no indent.

    Markdown ends HTML at the one, and takes the other for code.
    """
    parts, done = [], 0
    while (start := _OPEN.search(text, done)) and (end := _CLOSE.search(text, start.end())):
        lines = text[start.start() : end.end()].split("\n")
        kept = [line.lstrip() for line in lines if line.strip()]
        parts += [text[done : start.start()], "\n".join(kept), "\n" * (len(lines) - len(kept))]
        done = end.end()
    return "".join([*parts, text[done:]])


def _rendered(text: str) -> str:
    if len(text) > LONGEST:
        # Rendering takes seconds for a megabyte that is chosen to be slow; a text of this size is read line by line.
        return "\n".join(line if line.lstrip().startswith("<") else f"<p>{line}</p>" for line in text.split("\n"))
    # With breaks, a line within a paragraph stays a line.
    return str(MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": 20}).render(text))


def _heading(root: HtmlElement) -> str:
    return next((text for node in root.iter("h1", "h2") if (text := squeeze(node.text_content()))), "")


def _read(page: Page) -> Reading:
    items, problems = parse_markdown(page.text, page)
    if not items:
        first = problems[0].message if problems else "nothing in it is a post or a sentence"
        raise FeedError(f"{page.source} is text with posts, but none can be read: {first}.", source=page.source)
    return Reading(tuple(items), tuple(problems))


FORMAT = Format("markdown", lambda page: looks_like_markdown(page.text), _read)
"""Markdown with posts, and text with prose between posts."""
