"""The lines of text of an HTML tree, as a reader sees them: a line for each block, ``<br>`` and cell."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from retrieval.feeds.html_tree import tree_of

_UNREAD = frozenset(
    "script style noscript template head title svg math canvas object audio video iframe button select textarea "
    "datalist dialog rt rp rtc figcaption amp-img amp-ad amp-analytics".split()
)
"""Elements whose content is no text of the page: code, controls, captions, and the reading of kanji (ruby)."""

_INLINE = frozenset(
    "a abbr acronym amp-fit-text b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s "
    "samp small span strike strong sub sup time tt u var wbr img rt rp rtc script style noscript template svg".split()
)
"""Elements that stand within a line; all others begin and end one."""

_HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE = re.compile(r"[.!?。．！？…][\"'”’」』）)\]]{0,3}(?:\s|$)|[。！？]")
_LONG, _LONG_JAPANESE = 30, 20
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
    return (piece for piece in pieces_in(root, without=without) if isinstance(piece, Line))


def pieces_in(root: HtmlElement, *, without: Collection[HtmlElement] = ()) -> Iterator[Line | HtmlElement]:
    """The lines within an element, and between them the elements that are left out, in the order of the page.

    Args:
        root: where to begin.
        without: elements within it that come back as they are instead of their lines.
    """
    left_out = set(without)
    writer = _Writer(root)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        cuts = isinstance(node.tag, str) and (node.tag not in _INLINE or node in left_out)
        if cuts:
            yield from writer.cut()
        if event == "start":
            if node in left_out:
                yield node
            if node in left_out or (node is not root and (node.tag in _UNREAD or is_hidden(node))):
                walk.skip_subtree()
                continue
            yield from writer.write(_own_text(node), node)
        elif node is not root:
            yield from writer.write(node.tail or "", node.getparent())
    yield from writer.cut()


class _Writer:
    """Gathers the text of one line after another."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._parts: list[str] = []
        self._first: HtmlElement | None = None

    def write(self, text: str, element: HtmlElement) -> Iterator[Line]:
        """Add text; in ``<pre>``, a line feed ends a line."""
        pieces = text.split("\n") if "\n" in text and _keeps_breaks(element) else [text]
        for number, piece in enumerate(pieces):
            if number:
                yield from self.cut()
            if piece and self._first is None and not piece.isspace():
                self._first = element
            self._parts.append(piece)

    def cut(self) -> Iterator[Line]:
        """End the line; nothing where it is empty."""
        if self._first is not None and (text := squeeze("".join(self._parts))):
            yield Line(text, self._first)
        self._parts, self._first = [], None


def squeeze(text: str) -> str:
    """A text in one line, with no space at its ends.

    >>> squeeze("  one \\n two ")
    'one two'
    """
    return _SPACES.sub(" ", text).strip()


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of some length, not a label.

    >>> is_prose("First link"), is_prose("The minister said on Friday that she will resign next week.")
    (False, True)
    """
    long = _LONG_JAPANESE if text.rstrip("」』）)").endswith("。") else _LONG
    # A letter of these scripts carries about as much as two others.
    return len(text) + len(_CJK.findall(text[: 2 * _LONG])) >= long and bool(_SENTENCE.search(text))


def is_hidden(node: HtmlElement) -> bool:
    """Whether a page does not show an element."""
    return "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style") or ""))


def _own_text(node: HtmlElement) -> str:
    """The text before an element's first child; of a picture that stands for a letter, that letter."""
    if node.tag == "img":
        return (node.get("alt") or "")[:8] if "emoji" in (node.get("class") or "").casefold() else ""
    return node.text or ""


def _keeps_breaks(node: HtmlElement) -> bool:
    return bool(node.tag == "pre" or (node.tag == "code" and node.getparent().tag == "pre"))
