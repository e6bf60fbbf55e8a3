"""OPML: lists of feeds that readers of feeds give and take, with their groups. Pure functions.

A list is not a feed: ``onrecord add`` says so, ``onrecord follow --import`` takes it.
"""

import codecs
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from retrieval.errors import FeedError
from retrieval.feeds.decode import decode
from retrieval.feeds.page import Format, Page, Reading
from retrieval.feeds.references import NOT_IN_XML, without_broken_references

_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?opml[\s>/]", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']""")
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#))")
_BEGINNING = 20_000
"""Characters in which the root element begins: a declaration, a document type and comments go before it."""

_IN_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True)
class Outline:
    """A feed of a list.

    Attributes:
        title: what the list calls it; empty where it gives no name.
        xml_url: the feed's address.
        html_url: the address of its site; empty where the list has none.
        group: the groups in which it stands, the outermost first.
    """

    title: str
    xml_url: str
    html_url: str = ""
    group: tuple[str, ...] = ()


def looks_like_opml(text: str) -> bool:
    """Whether a text is an OPML document.

    >>> looks_like_opml('<?xml version="1.0"?><opml version="2.0"><body/></opml>'), looks_like_opml("About opml.")
    (True, False)
    """
    return _root(text) is not None


def _root(text: str) -> int | None:
    """Where the root element begins."""
    begins = text[:100].lstrip("\ufeff \t\r\n").startswith("<")
    match = _ROOT.search(text, 0, _BEGINNING) if begins else None
    # Another root may hold the word in a text of its own.
    return match.start() if match and not re.search(r"<(?:rss|feed|html)[\s>]", text[: match.start()]) else None


def read_opml(data: bytes, source: str = "-") -> tuple[Outline, ...]:
    """Read the feeds of a list, each address once, in its order.

    Entities that the document declares are not expanded and nothing is fetched: all before the root element is left
    out. What is not well formed is read as far as it can be.

    Args:
        data: the document.
        source: its path or address, for messages.

    Raises:
        FeedError: it is no OPML, or is damaged beyond reading.
    """
    text = _decoded(data, source)
    start = _root(text)
    if start is None:
        raise FeedError(f"{source} is not an OPML list: it has no <opml> element.", source=source)
    body = NOT_IN_XML.sub("\ufffd", without_broken_references(_ENTITY.sub(_named, text[start:])))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(f"{source} is a damaged OPML list: {error}. Export it again.", source=source) from error
    if root is None:
        raise FeedError(f"{source} is a damaged OPML list. Export it again.", source=source)
    outlines: dict[str, Outline] = {}
    for outline in _outlines(root):
        outlines.setdefault(outline.xml_url, outline)
    return tuple(outlines.values())


def write_opml(outlines: Iterable[Outline], title: str = "onrecord") -> bytes:
    """A list of feeds as OPML 2.0, in UTF-8.

    Args:
        outlines: in order; those of one group stand together.
        title: of the list.

    >>> written = write_opml([Outline("Harbor Wire", "https://harborwire.example/feed", group=("News",))])
    >>> read_opml(written)[0].group
    ('News',)
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _clean(title)
    body = etree.SubElement(root, "body")
    groups: dict[tuple[str, ...], etree._Element] = {(): body}
    for outline in outlines:
        attributes = {"type": "rss", "text": outline.title, "title": outline.title, "xmlUrl": outline.xml_url}
        if outline.html_url:
            attributes["htmlUrl"] = outline.html_url
        place = _group(groups, outline.group)
        etree.SubElement(place, "outline", {name: _clean(value) for name, value in attributes.items()})
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _group(groups: "dict[tuple[str, ...], etree._Element]", path: Sequence[str]) -> "etree._Element":
    """The element of a group, made where it is not there."""
    for length in range(1, len(path) + 1):
        inner, outer = tuple(path[:length]), tuple(path[: length - 1])
        if inner not in groups:
            name = _clean(path[length - 1])
            groups[inner] = etree.SubElement(groups[outer], "outline", {"text": name, "title": name})
    return groups[tuple(path)]


def _outlines(root: "etree._Element") -> Iterator[Outline]:
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, group = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        # A name as it stands: what is damaged may have one that is none.
        if element.tag.rpartition("}")[2].rpartition(":")[2].casefold() == "outline":
            values = {str(name).casefold(): str(value).strip() for name, value in element.attrib.items()}
            title = values.get("title") or values.get("text") or ""
            address = values.get("xmlurl") or (values.get("url", "") if values.get("type") in {"rss", "atom"} else "")
            if address:
                yield Outline(title, address, values.get("htmlurl", ""), group)
            elif title:
                group = (*group, title)
        waiting += [(child, group) for child in reversed(element)]


def _decoded(data: bytes, source: str) -> str:
    """The text in the encoding that the document declares, where that is right."""
    declared = _DECLARED.match(data)
    try:
        # A declaration that can be read as ASCII rules UTF-16 out, whatever it says.
        if declared and (name := codecs.lookup(declared[1].decode()).name) not in {"utf-8", "utf-16", "utf-32"}:
            return data.decode(name)
    except (LookupError, ValueError):
        pass
    return decode(data, source)


def _named(match: re.Match[str]) -> str:
    """A character that HTML has a name for; other names, and an ampersand of its own, stay as text."""
    name = match[1]
    if name is None:
        return "&amp;"
    if name in _IN_XML:
        return match[0]
    character = html.entities.html5.get(f"{name};")
    return character if character and character not in "<>&\"'" else f"&amp;{name};"


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)


def _read(page: Page) -> Reading:
    count = len(read_opml(page.data, page.source))
    feeds = "1 feed" if count == 1 else f"{count} feeds"
    raise FeedError(
        f"{page.source} is an OPML list of {feeds}, not a feed: `onrecord follow --import FILE` takes them.",
        source=page.source,
    )


def _recognises(page: Page) -> bool:
    # Other documents may be in encodings that only their own readers can tell.
    may_be = b"opml" in page.data[: 4 * _BEGINNING].replace(b"\0", b"").lower()
    return may_be and looks_like_opml(_decoded(page.data, page.source))


FORMAT = Format("opml", _recognises, _read)
