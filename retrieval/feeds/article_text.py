"""The text of a page's article, as trafilatura finds it: the one place where that is called, and judged."""

import logging
import re
from collections.abc import Collection, Sequence
from itertools import islice

from lxml.etree import LxmlError
from lxml.html import HtmlElement

from retrieval.feeds.html_text import is_prose, lines_in, squeeze

MOST_ELEMENTS = 5_000
"""Elements of a page that trafilatura is given; it takes about a second for them where they are chosen to be slow."""

FAILURES = (LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError)
"""What trafilatura raises on pages that it cannot read; such a page is one without an article."""

_WITHIN_LINES = frozenset("b strong em i span font small u mark time".split())
_TEASER = ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "section", "article")
_MOST_LINKS = 3
_LONGEST_LINK = 500
"""Characters of a link that stands for a page."""

_MOST_LINES = 8
"""Lines of a teaser."""

_MOST_PARTS = 12
"""Pieces into which a line is parted at most."""

_SENTENCE = re.compile(r"(?:\S+ ){2,30}\S+[.!?][\"'”’)]?|[^\s。]{6,60}。[」』）]?")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ITEM = re.compile(r"^- ")
_SMALL_SHARE = 3
"""What is found is doubted where a page has more than so many times as many sentences."""


def extracted(root: HtmlElement, links: Collection[str]) -> list[str]:
    """The lines of a page's article, those that are nobody's words still among them.

    Trafilatura is asked in its quick way first, and in its thorough one where that finds little or mostly links.

    Args:
        root: the page, without what is surely no article; it is not changed.
        links: letters of lines that are nothing but a link.
    """
    own = [line.text for line in lines_in(main_part(root))]
    prose = [line for line in own if is_prose(line) and letters(line) not in links]
    if next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None:
        # On a page of this size only sentences are surely no furniture.
        return prose
    best = _asked(root, thorough=False)
    if _is_doubtful(best, prose, links):
        best = max(best, _asked(root, thorough=True), key=lambda lines: _weight(lines, links))
    shown = {letters(line.text) for line in lines_in(root)}
    # Of a short page it takes the whole text as one line.
    is_one = 2 * sum(len(line) for line in best if letters(line) in shown) < sum(map(len, best))
    if is_one or not _weight(best, links):
        return [line for line in own if (is_prose(line) or _SENTENCE.fullmatch(line)) and letters(line) not in links]
    return _joined(best, own)


def _joined(lines: Sequence[str], own: Sequence[str]) -> list[str]:
    """Lines in which those are one again that were one on the page, parted at a link or at what is set bold."""
    whole = {letters(line): line for line in own}
    joined: list[str] = []
    place = 0
    while place < len(lines):
        end, key = place + 1, letters(lines[place])
        found = ""
        for further in range(place + 1, min(place + _MOST_PARTS, len(lines)) if key not in whole else 0):
            key += letters(lines[further])
            if key in whole:
                end, found = further + 1, whole[key]
                break
        joined.append(found or lines[place])
        place = end
    return joined


def letters(line: str) -> str:
    """What of a line is compared: its letters, since spaces and marks are written in several ways.

    >>> letters("Quay, re-opened!")
    'quayreopened'
    """
    return _NOT_LETTERS.sub("", line).casefold()


def main_part(root: HtmlElement) -> HtmlElement:
    """The element of a page that holds its article, where it names just one; else all of it."""
    for name in ("article", "main"):
        found = list(islice(root.iter(name), 2))
        if len(found) == 1:
            return found[0]
    return root


def link_lines(root: HtmlElement) -> set[str]:
    """The lines of a page that are nothing but a link; their letters alone, to be compared."""
    blocks: dict[HtmlElement, list[HtmlElement]] = {}
    for anchor in root.iter("a"):
        if anchor.get("href") is None:
            continue
        block = next((up for up in anchor.iterancestors() if up.tag not in _WITHIN_LINES), root)
        blocks.setdefault(block, []).append(anchor)
    found: set[str] = set()
    for block, anchors in blocks.items():
        if len(anchors) <= _MOST_LINKS:
            text = "".join(anchor.text_content() for anchor in anchors)
            if len(text) <= _LONGEST_LINK and len(squeeze(text)) >= len(squeeze(block.text_content())) - 3:
                found.update(letters(anchor.text_content()) for anchor in anchors)
    for anchor in root.iter("a"):
        # A teaser may be a link around several lines.
        if anchor.get("href") is not None and next(anchor.iterchildren(*_TEASER), None) is not None:
            lines = list(islice(lines_in(anchor), _MOST_LINES + 1))
            # A link that was never closed holds the rest of its page.
            found.update(letters(line.text) for line in lines if len(lines) <= _MOST_LINES)
    return found - {""}


def _asked(root: HtmlElement, *, thorough: bool) -> list[str]:
    # Slow to import, and text that is no page needs none of it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = Extractor(
        output_format="python", fast=not thorough, precision=thorough, comments=False, with_metadata=False
    )
    try:
        found = bare_extraction(root, options=options)
    except FAILURES:
        return []
    return [_ITEM.sub("", squeeze(line)) for line in (getattr(found, "text", None) or "").split("\n")]


def _weight(lines: Sequence[str], links: Collection[str]) -> int:
    """Letters of sentences, less those of links among them."""
    return sum(
        (-len(line) if letters(line) in links else len(line))
        for line in lines
        if is_prose(line) or letters(line) in links
    )


def _is_doubtful(lines: Sequence[str], prose: Sequence[str], links: Collection[str]) -> bool:
    return _SMALL_SHARE * max(0, _weight(lines, links)) < sum(map(len, prose))
