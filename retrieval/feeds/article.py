"""A page's own article, by its outlet: trafilatura finds it, the page says whose it is."""

import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from retrieval.feeds.article_lines import is_aside
from retrieval.feeds.boilerplate import clean
from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.html_text import is_prose, lines_in, squeeze
from retrieval.feeds.page_facts import Facts

MOST_ELEMENTS = 5_000
"""Elements of a page that trafilatura is given; it takes about a second for them where they are chosen to be slow."""

_NOT_ARTICLE = frozenset("nav footer aside figcaption svg iframe object rt rp rtc button select".split())
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|credit|byline|newsletter|share-|social|related|advert)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_ITEM = re.compile(r"^- ")
_MAY_CAPTION = frozenset("p div span figure section ul".split())
_WITHIN_LINES = frozenset("b strong em i span font small u mark time".split())
_TEASER = ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "section", "article")
_MOST_LINKS = 3
_FAILURES = (LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError)
"""What trafilatura raises on pages that it cannot read; such a page is one without an article."""

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
    """

    lines: tuple[str, ...]
    author: str = ""
    date: PrintedDate | None = None
    links: int = 0

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
    date, author = _date_at_title(root, facts.title), facts.author or _author(root)
    links, headings = link_lines(root), {_key(node.text_content()) for node in root.iter(*_HEADINGS)}
    for form in list(root.iter("form")):
        # Some pages stand as a whole in a form; trafilatura reads none.
        if next(islice(form.iter("p"), 1, None), None) is not None or form.find(".//h1") is not None:
            form.drop_tag()
    for node in list(root.iter(etree.Element)):
        if node.tag in _NOT_ARTICLE or (node.tag in _MAY_CAPTION and _CAPTION.search(node.get("class") or "")):
            _drop(node)
    titles = {_key(facts.title)} | {key for key in headings if key and key in _key(facts.title)}
    lines = [line for line in _extracted(root) if _key(line) not in titles]
    end = _end_of_text(lines, links | headings)
    kept = [clean(line) for line in lines[:end] if _key(line) not in links and not is_aside(line)]
    return Article(tuple(filter(None, kept)), author, date, len(links))


def _key(line: str) -> str:
    """What of a line is compared: its letters, since spaces and marks are written in several ways."""
    return _NOT_LETTERS.sub("", line).casefold()


def _end_of_text(lines: Sequence[str], labels: Collection[str]) -> int:
    """Where an article ends: what leads on to other pages behind its last sentence, links and their labels, is none."""
    end = len(lines)
    while end and (_key(lines[end - 1]) in labels or is_aside(lines[end - 1])):
        end -= 1
    last = max((number for number, line in enumerate(lines) if _is_text(line, labels)), default=-1) + 1
    return min(end, last) if any(_key(line) in labels for line in lines[last:]) else end


def _is_text(line: str, labels: Collection[str]) -> bool:
    return is_prose(line) and _key(line) not in labels


def link_lines(root: HtmlElement) -> set[str]:
    """The lines of a page that are nothing but a link; their letters alone, to be compared."""
    blocks: dict[HtmlElement, list[HtmlElement]] = {}
    for anchor in root.iter("a"):
        block = next((up for up in anchor.iterancestors() if up.tag not in _WITHIN_LINES), root)
        blocks.setdefault(block, []).append(anchor)
    found: set[str] = set()
    for block, anchors in blocks.items():
        if len(anchors) <= _MOST_LINKS:
            text = "".join(anchor.text_content() for anchor in anchors)
            if len(squeeze(text)) >= len(squeeze(block.text_content())) - 3:
                found.update(_key(anchor.text_content()) for anchor in anchors)
    for anchor in root.iter("a"):
        # A teaser may be a link around several lines.
        if next(anchor.iterchildren(*_TEASER), None) is not None:
            found.update(_key(line.text) for line in lines_in(anchor))
    return found - {""}


def _extracted(root: HtmlElement) -> list[str]:
    if next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None:
        # On a page of this size only sentences are surely no furniture.
        return [line.text for line in lines_in(root) if is_prose(line.text)]
    # Slow to import, and text that is no page needs none of it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = Extractor(output_format="python", fast=True, comments=False, with_metadata=False)
    # Below this size it takes the whole text of the page, as one line.
    options.min_extracted_size = 1
    own = [line.text for line in lines_in(root)]
    try:
        found = bare_extraction(root, options=options)
    except _FAILURES:
        return []
    lines = [_ITEM.sub("", squeeze(line)) for line in (getattr(found, "text", None) or "").split("\n")]
    shown = {_key(line) for line in own}
    if 2 * sum(len(line) for line in lines if _key(line) in shown) < sum(map(len, lines)):
        return [line for line in own if is_prose(line)]
    return lines


def _author(root: HtmlElement) -> str:
    """Who wrote it, where an element of the page says so."""
    from trafilatura.metadata import extract_author

    try:
        return squeeze(extract_author(root) or "")[:100]
    except _FAILURES:
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
