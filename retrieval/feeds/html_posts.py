"""Posts embedded in a page: which elements are posts, and what each of them says. Never mixes two posts."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from itertools import islice, pairwise

from lxml import etree
from lxml.html import HtmlElement

from retrieval.feeds.attribution import LONGEST, Attribution, read_attribution, split_at_dash
from retrieval.feeds.boilerplate import links
from retrieval.feeds.dates import PrintedDate, read_date
from retrieval.feeds.html_text import is_prose, lines_in, squeeze
from retrieval.feeds.permalinks import Permalink, read_permalink

_POST_CLASS = re.compile(r"(?:^|\s)(?:twitter-(?:tweet|video)|x-(?:tweet|post)|bluesky-embed)(?![a-z])", re.IGNORECASE)
_OTHER_CLASS = re.compile(
    r"(?:^|\s)(?:instagram-media|tiktok-embed|fb-post|fb-video|reddit-embed|reddit-card|mastodon-embed|threads-post|"
    r"text-post-media|imgur-embed-pub)(?![a-z])",
    re.IGNORECASE,
)
"""Embedded posts of other services; not read, and nobody's words on this page."""

_FRAME = re.compile(r"//(?:platform\.(?:twitter|x)\.com/embed/|twitframe\.com/)", re.IGNORECASE)
_FRAME_NUMBER = re.compile(r"(?:[?&]id=|/status(?:es)?/|%2Fstatus%2F)(\d{5,20})", re.IGNORECASE)
_NUMBER = ("data-tweet-id", "data-tweetid", "tweet-id", "tweetid", "data-twitter-id")
_WRAPPERS = ("div", "section", "figure", "amp-twitter", "twitter-widget")
_EMPTY = frozenset(["amp-twitter", "twitter-widget"])
_FLOW = frozenset("p div section article h2 h3 ul ol".split())
_DIGITS = re.compile(r"\d{5,20}\Z")
_DATED = ("data-datetime", "datetime")
_CUT_LINK = re.compile(r"(?:https?://)?[\w.-]{3,100}\.[a-z]{2,20}(?:/\S{0,2000})?\Z", re.IGNORECASE)

MOST_ELEMENTS = 2_000
"""A block with more is no post; one that was never closed holds the rest of its page."""

NOT_HERE = "the post's text is not in this page"


@dataclass
class Embedded:
    """A post as it stands in a page.

    Attributes:
        element: its block.
        source: the display name.
        handle: the account without ``@``.
        date: when it was posted; None where none is printed.
        lines: of the post alone, with its links in them.
        links: of its text, the post's own address aside.
        permalink: the post's own address; empty where the page has none.
        problem: why it cannot be read; empty where it can.
    """

    element: HtmlElement
    source: str = ""
    handle: str = ""
    date: PrintedDate | None = None
    lines: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    permalink: str = ""
    problem: str = ""


def embedded_in(root: HtmlElement) -> list[Embedded]:
    """Every post in a tree, in the order of the page; those of which only the frame is there have a problem.

    Args:
        root: from ``tree_of``; links in posts are written in full in it, and a post that was never closed ends.
    """
    for block in list(root.iter("blockquote")):
        if _POST_CLASS.search(block.get("class") or ""):
            _take_in_attribution(block)
            _part_posts(block)
            _end_where_attributed(block)
    blocks = _blocks(root)
    inside = {node for block in blocks for node in block.iter()}
    around = {node for block in blocks for node in block.iterancestors()}
    seen = {link.number for block in blocks for link in _permalinks(block)}
    frames: dict[HtmlElement, int] = {}
    for node in root.iter(etree.Element):
        if node in inside or node in around or any(outer in frames for outer in node.iterancestors()):
            continue
        number = _frame_number(node)
        if number is None or number in seen:
            continue
        seen |= {number} if number else set()
        frames[node] = number
    read = {block: _read(block, blocks) for block in blocks}
    read |= {frame: Embedded(frame, problem=_missing(number)) for frame, number in frames.items()}
    return [read[node] for node in root.iter(etree.Element) if node in read]


def others_in(root: HtmlElement) -> list[HtmlElement]:
    """Embedded posts of services that are not read."""
    return [node for node in root.iter(etree.Element) if _OTHER_CLASS.search(node.get("class") or "")]


def _blocks(root: HtmlElement) -> set[HtmlElement]:
    """The elements that hold a post's text, the innermost ones of those that only wrap another."""
    addressed = {
        block
        for anchor in root.iter("a")
        if read_permalink(anchor.get("href") or "")
        and (block := next(anchor.iterancestors("blockquote"), None)) is not None
    }
    found = set()
    for node in root.iter("blockquote", *_WRAPPERS):
        named = node.tag in _EMPTY or bool(_POST_CLASS.search(node.get("class") or ""))
        if (node.tag != "blockquote" and not named) or _is_large(node):
            continue
        if node.tag != "blockquote":
            is_post = next(node.iterdescendants("blockquote"), None) is None and _is_like_a_post(node)
        else:
            is_post = named or (_is_like_a_post(node) if node in addressed else _is_quoted_post(node))
        if is_post:
            found.add(node)
    return found


def _take_in_attribution(block: HtmlElement) -> None:
    """Move the attribution that stands right behind a block into it, where the block has none."""
    behind = block.getnext()
    if behind is None or behind.tag != "p" or (block.tail or "").strip() or _is_large(block):
        return
    if next(_permalinks(behind), None) and _ends_post(behind) and not any(map(_ends_post, block.iter("a", "p"))):
        block.append(behind)


def _part_posts(block: HtmlElement) -> None:
    """Give each post of a block that holds several, each with its attribution, a block of its own."""
    children = list(block.iterchildren(etree.Element))
    ends = [number for number, child in enumerate(children[:MOST_ELEMENTS]) if _ends_post(child)]
    # The date may stand beside the name, in an element of its own.
    cuts = [one for one, other in pairwise(ends) if other > one + 1]
    for cut in reversed(cuts):
        part = block.makeelement("blockquote", {"class": block.get("class")})
        part.sourceline = children[cut].sourceline
        block.addnext(part)
        for child in children[cut + 1 :]:
            part.append(child)
        children = children[: cut + 1]


def _end_where_attributed(block: HtmlElement) -> None:
    """Move out what stands below the attribution of a block that was never closed, and holds the rest of its page."""
    last = None
    for child in block.iterchildren(etree.Element):
        last = child if _ends_post(child) else last
    if last is None:
        return
    below = [node for node in last.itersiblings() if isinstance(node.tag, str)]
    if any(node.tag in _FLOW and is_prose(squeeze(node.text_content()[:LONGEST])) for node in below):
        for node in reversed(below):
            block.addnext(node)


def _ends_post(child: HtmlElement) -> bool:
    """Whether an element of a post's block holds its attribution, or the date that is linked to the post."""
    if child.tag == "a":
        return bool(read_permalink(child.get("href") or "") and read_date(squeeze(child.text_content())))
    if child.tag == "blockquote" or next(child.iterdescendants("blockquote"), None) is not None:
        return False
    return read_attribution(squeeze(child.text_content())) is not None


def _is_large(node: HtmlElement) -> bool:
    return next(islice(node.iter(), MOST_ELEMENTS, None), None) is not None


def _is_like_a_post(node: HtmlElement) -> bool:
    """Whether a block without a mark is a post: it ends with an attribution, and has an address to match."""
    accounts = {link.account.casefold() for link in _permalinks(node)}
    found = _attribution(_own_lines(node))
    return found is not None and found[0].handle.casefold() in accounts


def _is_quoted_post(node: HtmlElement) -> bool:
    """Whether a block without a mark and an address is a post: its last line is a whole attribution."""
    lines = _own_lines(node)
    found = read_attribution(lines[-1]) if len(lines) > 1 else None
    return found is not None and found.date is not None


def _own_lines(node: HtmlElement) -> list[str]:
    """The lines of a block without those of blocks within it."""
    return [line.text for line in lines_in(node, without=list(node.iterdescendants("blockquote")))]


def _frame_number(node: HtmlElement) -> int | None:
    """The number of the post for which an element is the empty frame; 0 where it tells none, None for no frame."""
    number = _own_number(node)
    if number is None and not _is_large(node) and (node.tag in _EMPTY or _POST_CLASS.search(node.get("class") or "")):
        inner = map(_own_number, islice(node.iterdescendants(etree.Element), MOST_ELEMENTS))
        return next((found for found in inner if found), 0)
    return number


def _own_number(node: HtmlElement) -> int | None:
    for name in _NUMBER:
        if _DIGITS.match(node.get(name) or ""):
            return int(node.get(name))
    if node.tag == "iframe" and _FRAME.search(source := node.get("src") or ""):
        number = _FRAME_NUMBER.search(source)
        return int(number[1]) if number else 0
    return None


def _missing(number: int, permalink: str = "") -> str:
    address = permalink or (f"https://x.com/i/status/{number}" if number else "")
    return f"{NOT_HERE}: {address}" if address else NOT_HERE


def _permalinks(node: HtmlElement) -> Iterator[Permalink]:
    for anchor in node.iter("a"):
        if (href := anchor.get("href")) and (link := read_permalink(href)):
            yield link


def _read(block: HtmlElement, blocks: Collection[HtmlElement]) -> Embedded:
    post = Embedded(block)
    inner = [node for node in block.iterdescendants() if node in blocks]
    hidden = {node for quoted in inner for node in quoted.iter()}
    anchors = [node for node in block.iter("a") if node not in hidden and node.get("href")]
    for anchor in anchors:
        _write_in_full(anchor)
    lines = [line.text for line in lines_in(block, without=inner)]
    found = _attribution(lines)
    own = [link for anchor in anchors if (link := read_permalink(anchor.get("href") or ""))]
    if found is None:
        only = own[-1].url if own else ""
        has_words = any(not links(line) for line in lines)
        post.problem = "no (@handle) stands in its attribution" if has_words else _missing(0, only)
        return post
    attribution, post.lines = found
    post.source, post.handle = attribution.source, attribution.handle
    mine = [link for link in own if link.account.casefold() == post.handle.casefold()] or own[-1:]
    permalink = mine[-1] if mine else None
    post.permalink = permalink.url if permalink else _other_permalink(anchors)
    post.links = [link for line in post.lines for link in links(line)]
    post.date = attribution.date or _date_of(block, hidden, permalink)
    if post.date is None:
        post.problem = f"its date cannot be read: {attribution.date_text[:40]!r}"
    elif not post.lines:
        post.problem = _missing(0, post.permalink)
    return post


def _attribution(lines: Sequence[str]) -> tuple[Attribution, list[str]] | None:
    """The attribution among the lines of a block, and the lines of the post above it."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if "@" not in line:
            continue
        # The name may stand on a line above the handle, the date on one below.
        above = lines[number - 1] if number and lines[number - 1].startswith(("—", "–", "―", "-")) else None
        ways = [(line, number)] if above is None else [(line, number), (f"{above} {line}", number - 1)]
        for text, start in ways:
            if (found := read_attribution(text)) is not None:
                return _with_date(found, lines[number + 1 :]), list(lines[:start])
        if halves := split_at_dash(line):
            found = read_attribution(halves[1])
            if found is not None and (found.date is not None or number == len(lines) - 1):
                return found, [*lines[:number], halves[0]]
        found = read_attribution(line, needs_dash=False)
        if found is not None and found.date is not None:
            return found, list(lines[:number])
    return None


def _with_date(found: Attribution, below: Sequence[str]) -> Attribution:
    """An attribution with the date that stands on one of the lines below it, where its own has none."""
    if found.date is not None or found.date_text:
        return found
    for line in below[:3]:
        if date := read_date(line):
            return Attribution(found.source, found.handle, date, line)
    return found


def _date_of(block: HtmlElement, hidden: set[HtmlElement], permalink: Permalink | None) -> PrintedDate | None:
    """The date of a post whose attribution prints none that can be read: in an attribute, or in its own number."""
    for node in block.iter("a", "time"):
        if node in hidden:
            continue
        for name in _DATED:
            if (value := node.get(name)) and (date := read_date(value)):
                return date
    moment = permalink.moment if permalink else None
    return PrintedDate(moment.astimezone(UTC), has_time=True) if moment else None


def _other_permalink(anchors: Sequence[HtmlElement]) -> str:
    """The address of a post elsewhere than on X: where the date leads."""
    for anchor in reversed(anchors):
        href = anchor.get("href") or ""
        if href.startswith(("https://", "http://")) and "/post/" in href and read_date(squeeze(anchor.text_content())):
            return href.partition("?")[0]
    return ""


def _write_in_full(anchor: HtmlElement) -> None:
    """A link that is shown cut, such as ``example.org/qu…``, is written as what it leads to."""
    shown = squeeze(anchor.text_content())
    cut = shown.rstrip("…").removesuffix("...")
    href = anchor.get("href") or ""
    if cut != shown and href.startswith(("https://", "http://")) and _CUT_LINK.match(cut):
        for child in list(anchor):
            anchor.remove(child)
        anchor.text = f" {href} "
