"""A page's own article, by its outlet: trafilatura finds it, the page says whose it is."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from retrieval.feeds.article_lines import is_aside
from retrieval.feeds.article_text import FAILURES, extracted, letters, link_lines
from retrieval.feeds.boilerplate import clean
from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.html_text import is_prose, lines_in, squeeze
from retrieval.feeds.page_facts import Facts

_NOT_ARTICLE = frozenset("nav footer aside figcaption svg iframe object rt rp rtc button select".split())
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|credit|byline|newsletter|share-|social|related|advert)", re.IGNORECASE)
_COMMENTS = frozenset(
    "comments comment comment-list commentlist comments-area comment-section comments-section "
    "comment-body comment-content comment-form commentarea comment_list comment-box disqus_thread respond "
    "fb-comments o-notecomments note-comments p-comments entry-comments post-comments article-comments "
    "user-comments reader-comments".split()
)
"""Names of elements in which readers write."""

_MAY_CAPTION = frozenset("p div span figure section ul".split())
_MAY_COMMENT = frozenset("div section ul ol".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AFTER_TITLE = 15
"""Lines below the title among which its date is looked for."""


@dataclass(frozen=True)
class Article:
    """An article as it stands on a page, or what stands there instead.

    Attributes:
        lines: its paragraphs, without the title.
        author: who wrote it, where only the text around it tells.
        date: that is printed at its title; None where none is.
        links: how many lines of the page around it are nothing but a link.
        teasers: how many such lines stand between its own.
    """

    lines: tuple[str, ...]
    author: str = ""
    date: PrintedDate | None = None
    links: int = 0
    teasers: int = 0

    @property
    def prose(self) -> int:
        """How many of its lines are sentences of some length."""
        return sum(is_prose(line) for line in self.lines)


def read_article(root: HtmlElement, facts: Facts) -> Article:
    """Find a page's article.

    Args:
        root: the page, from which embedded posts have been taken out; it is changed.
        facts: what the page says of itself.

    Returns:
        The article; without lines where the page has none.
    """
    for node in list(root.iter(etree.Element)):
        if _is_comments(node):
            _drop(node)
    date, author = _date_at_title(root, facts.title), facts.author or _author(root)
    links, headings = link_lines(root), {letters(node.text_content()) for node in root.iter(*_HEADINGS)}
    for form in list(root.iter("form")):
        # Some pages stand as a whole in a form; trafilatura reads none.
        if next(islice(form.iter("p"), 1, None), None) is not None or form.find(".//h1") is not None:
            form.drop_tag()
    for node in list(root.iter(etree.Element)):
        if node.tag in _NOT_ARTICLE or _is_caption(node):
            _drop(node)
    etree.strip_tags(root, "ruby", "rb")
    titles = {letters(facts.title)} | {key for key in headings if key and key in letters(facts.title)}
    lines = [line for line in extracted(root, links) if letters(line) not in titles]
    end = _end_of_text(lines, links | headings)
    kept = [clean(line) for line in lines[:end] if letters(line) not in links and not is_aside(line)]
    return Article(
        tuple(filter(None, kept)), author, date, len(links), sum(letters(line) in links for line in lines[:end])
    )


def _is_caption(node: HtmlElement) -> bool:
    """Whether an element is named as something beside the text, and is not a wrapper of the text itself."""
    if node.tag not in _MAY_CAPTION or not _CAPTION.search(node.get("class") or ""):
        return False
    return next(islice(node.iter("p", "h1"), 1, None), None) is None


def _is_comments(node: HtmlElement) -> bool:
    """Whether an element is named as what readers wrote, and does not hold the article itself."""
    names = {*(node.get("class") or "").lower().split(), (node.get("id") or "").lower()}
    return node.tag in _MAY_COMMENT and not _COMMENTS.isdisjoint(names) and node.find(".//h1") is None


def _end_of_text(lines: Sequence[str], labels: Collection[str]) -> int:
    """Where an article ends: what leads on to other pages behind its last sentence, links and their labels, is none."""
    end = len(lines)
    while end and (letters(lines[end - 1]) in labels or is_aside(lines[end - 1])):
        end -= 1
    last = max((number for number, line in enumerate(lines) if _is_text(line, labels)), default=-1) + 1
    return min(end, last) if any(letters(line) in labels for line in lines[last:]) else end


def _is_text(line: str, labels: Collection[str]) -> bool:
    return is_prose(line) and letters(line) not in labels


def _author(root: HtmlElement) -> str:
    """Who wrote it, where an element of the page says so."""
    from trafilatura.metadata import extract_author

    try:
        return squeeze(extract_author(root) or "")[:100]
    except FAILURES:
        return ""


def _date_at_title(root: HtmlElement, title: str) -> PrintedDate | None:
    """The first line below a page's title that is a date."""
    below = 0
    for line in lines_in(root):
        if below and (date := read_date(line.text)):
            return date
        below += 1 if below or line.text == squeeze(title) else 0
        if below > _AFTER_TITLE:
            return None
    return None


def _drop(node: HtmlElement) -> None:
    """Take out an element and all it holds; the text behind it stays."""
    if node.getparent() is not None:
        node.drop_tree()
