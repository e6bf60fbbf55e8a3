"""XML as feeds have it to XML that a parser takes: junk around it, document types, stray signs, a missing end.

All of it is one pass over the text. A document type goes as a whole, and with it every entity that it defines: none
is ever expanded.
"""

import html
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

ROOTS = frozenset(["rss", "feed", "rdf", "channel"])
"""Names of the outermost element of a feed, small letters, without prefix."""

_NAME = re.compile(r"<(?P<name>[A-Za-z_][\w.-]{0,40}(?::[A-Za-z_][\w.-]{0,40})?)")
_FEED_AFTER_JUNK = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_WITHIN = 20_000
"""Characters of junk before a feed that are looked through."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STRAY = re.compile(
    r"&(?:#(?P<decimal>\d{1,8});?|#[xX](?P<hex>[0-9a-fA-F]{1,7});?|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?"
)
_OPENING = re.compile(r"<!\[CDATA\[|<!--")
_TAG = re.compile(r"(<[A-Za-z_/!?][^<>]*+>)")
_TAG_NAME = re.compile(r"<[A-Za-z_][^\s<>/]{0,80}")
_LONGEST_TAG = 20_000
"""Characters; parsers take more than their share of time for a tag of thousands of attributes."""
_OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])
_ENTRY_END = re.compile(r"</(?P<name>(?:[\w.-]{1,40}:)?(?:item|entry))\s{0,20}>")


@dataclass(frozen=True)
class Mended:
    """XML that can be parsed.

    Attributes:
        text: beginning with its root; without XML declaration and document type.
        root: the root's name as written.
        is_cut: whether the end of the feed is missing; its last entry, if begun, was left out.
        elements: how many it holds.
    """

    text: str
    root: str
    is_cut: bool
    elements: int


def root_of(text: str) -> tuple[str, int] | None:
    """The name of the outermost element and where it begins; None where there is none.

    >>> root_of('<?xml version="1.0"?><!-- <rss> --><feed xmlns="http://www.w3.org/2005/Atom">')
    ('feed', 35)
    """
    place = 0
    while (place := text.find("<", place)) >= 0:
        if text.startswith("<!--", place):
            place = _behind(text, "-->", place)
        elif text.startswith("<?", place):
            place = _behind(text, "?>", place)
        elif text.startswith("<!", place):
            place = _behind_doctype(text, place)
        elif match := _NAME.match(text, place):
            return match["name"], place
        else:
            place += 1
        if place < 0:
            return None
    return None


def feed_root(text: str) -> tuple[str, int] | None:
    """The name and the place of a feed's root, be there junk before it; None where a text is no feed in XML."""
    root = root_of(text)
    if root is None or is_feed(root[0]):
        return root
    if root[0].casefold() == "html" or "<!doctype html" in text[: root[1]].casefold():
        return None
    # The warnings of a script's host stand before what it prints.
    match = _FEED_AFTER_JUNK.search(text, 0, _WITHIN)
    if match is None:
        return None
    found = root_of(text[match.start() :])
    return (found[0], found[1] + match.start()) if found and is_feed(found[0]) else None


def is_feed(name: str) -> bool:
    """Whether an outermost element is that of a feed."""
    return name.casefold().rpartition(":")[2] in ROOTS


def mend(text: str, name: str, start: int) -> Mended:
    """Make a feed parseable.

    Args:
        text: all of it.
        name: of its root.
        start: where that begins.
    """
    end = text.rfind(f"</{name}")
    body = text[start:end] if end > start else text[start:]
    is_cut = end <= start
    close = f"</{name}>"
    if is_cut:
        body, close = _whole_entries(body, name)
    elements, mended = 0, []
    for piece, is_literal in _pieces(body):
        if is_literal:
            mended.append(piece)
            continue
        for number, part in enumerate(_TAG.split(piece)):
            is_tag = number % 2 == 1
            elements += is_tag and part[1] != "/"
            mended.append(_mend_tag(part) if is_tag else _mend_text(part))
    return Mended(_CONTROL.sub("", "".join(mended)) + close, name, is_cut, elements)


def _whole_entries(body: str, name: str) -> tuple[str, str]:
    """The part of a feed without end in which all entries are whole, and what closes it."""
    last = next(iter(deque(_ENTRY_END.finditer(body), maxlen=1)), None)
    if last is None:
        return body, f"</{name}>"
    # In RSS 2.0 entries stand within the channel, in RDF behind it.
    in_channel = "<channel" in body and body.rfind("</channel", 0, last.start()) < 0
    return body[: last.end()], f"</channel></{name}>" if in_channel else f"</{name}>"


def _pieces(body: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is literal (CDATA); comments are left out."""
    place = 0
    while opening := _OPENING.search(body, place):
        yield body[place : opening.start()], False
        is_data = opening.group() != "<!--"
        end = body.find("]]>" if is_data else "-->", opening.end())
        if end < 0:
            if is_data:
                yield f"{body[opening.start() :]}]]>", True
            return
        place = end + 3
        if is_data:
            yield body[opening.start() : place], True
    yield body[place:], False


def _mend_tag(tag: str) -> str:
    if len(tag) > _LONGEST_TAG and (name := _TAG_NAME.match(tag)):
        return f"{name.group()}>"
    return _STRAY.sub(_reference, tag) if "&" in tag else tag


def _mend_text(text: str) -> str:
    text = text.replace("<", "&lt;")
    if "&" not in text:
        return text
    # A parser stops at each reference, and escaped HTML is full of them.
    plain = html.unescape(_STRAY.sub(_reference, text)).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{plain}]]>"


def _reference(match: re.Match[str]) -> str:
    """A reference that XML knows, for one that may be of HTML, of no character, or no reference at all."""
    name = match["name"]
    if name:
        if name in _OF_XML:
            return match.group()
        known = html5.get(f"{name};", "")
        return known if known and known not in "<>&" and known[0] not in "<>" else f"&amp;{name};"
    number = match["decimal"] or match["hex"]
    if not number:
        return "&amp;"
    code = int(number, 10 if match["decimal"] else 16)
    is_character = code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return f"&#{code};" if is_character else ""


def _behind(text: str, mark: str, place: int) -> int:
    end = text.find(mark, place)
    return end + len(mark) if end >= 0 else -1


def _behind_doctype(text: str, place: int) -> int:
    """Where a document type ends, with all that it defines; -1 where it does not."""
    close, subset = text.find(">", place), text.find("[", place)
    if subset < 0 or close < subset:
        return close + 1 if close >= 0 else -1
    end = text.find("]", subset)
    while end >= 0:
        rest = text[end + 1 : end + 100].lstrip()
        if rest.startswith(">"):
            return text.index(">", end) + 1
        end = text.find("]", end + 1)
    return -1
