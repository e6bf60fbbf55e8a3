"""The lines of text of an HTML tree, as a reader sees them: a line for each block, ``<br>`` and cell."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from retrieval.feeds.html_tree import tree_of

_UNREAD = frozenset(
    "script style noscript template head title svg math canvas object audio video iframe button select textarea datalist "
    "dialog rt rp rtc figcaption amp-img amp-ad amp-analytics".split()
)
"""Elements whose content is no text of the page: code, controls, captions, and the reading of kanji (ruby)."""

_INLINE = frozenset(
    "a abbr acronym amp-fit-text b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp "
    "small span strike strong sub sup time tt u var wbr img rt rp rtc script style noscript template svg".split()
)
"""Elements that stand within a line; all others begin and end one."""

_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Line:
    """A line of a page.

    Attributes:
        text: without spaces at its ends; never empty.
        element: in which its first letter stands.
    """

    text: str
    element: HtmlElement


def lines_of(fragment: str) -> list[str]:
    """The lines of a piece of HTML, such as the body of an entry of a feed.

    Args:
        fragment: HTML, in which line feeds are spaces.

    Raises:
        FeedError: it holds more elements than any page does.

    >>> lines_of("<p>one <b>two</b><br>three<ul><li>four</ul><script>five()</script>")
    ['one two', 'three', 'four']
    """
    return [line.text for line in lines_in(tree_of(fragment))]


def lines_in(root: HtmlElement, *, without: Collection[HtmlElement] = ()) -> Iterator[Line]:
    """The lines within an element.

    Args:
        root: where to begin.
        without: elements within it that are left out, with all they hold.
    """
    left_out = set(without)
    parts: list[str] = []
    first: HtmlElement | None = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        is_element = isinstance(node.tag, str)
        is_unread = not is_element or (event == "start" and node is not root and _is_unread(node, left_out))
        cuts = is_element and node.tag not in _INLINE
        if event == "start" and is_element:
            if cuts and (line := _join(parts)):
                yield Line(line, root if first is None else first)
            if cuts:
                parts, first = [], None
            if is_unread:
                walk.skip_subtree()
                continue
            text = _own_text(node)
            here = node
        else:
            if cuts and (line := _join(parts)):
                yield Line(line, root if first is None else first)
            if cuts:
                parts, first = [], None
            if node is root:
                break
            text = node.tail or ""
            here = node.getparent()
        if text and first is None and not text.isspace():
            first = here
        parts.append(text)
        if _keeps_breaks(here) and "\n" in text:
            *whole, last = "".join(parts).split("\n")
            for line in filter(None, map(squeeze, whole)):
                yield Line(line, here)
            parts, first = [last], here if last.strip() else None
    if line := _join(parts):
        yield Line(line, root if first is None else first)


def squeeze(text: str) -> str:
    """A text in one line, with no space at its ends.

    >>> squeeze("  one \\n two ")
    'one two'
    """
    return _SPACES.sub(" ", text).strip()


def is_hidden(node: HtmlElement) -> bool:
    """Whether a page does not show an element."""
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _is_unread(node: HtmlElement, left_out: Collection[HtmlElement]) -> bool:
    return node.tag in _UNREAD or node in left_out or is_hidden(node)


def _own_text(node: HtmlElement) -> str:
    """The text before an element's first child; of a picture that stands for a letter, that letter."""
    if node.tag == "img":
        return (node.get("alt") or "")[:8] if "emoji" in (node.get("class") or "").casefold() else ""
    return node.text or ""


def _keeps_breaks(node: HtmlElement) -> bool:
    return node.tag == "pre" or (node.tag == "code" and node.getparent().tag == "pre")


def _join(parts: list[str]) -> str:
    return squeeze("".join(parts))
