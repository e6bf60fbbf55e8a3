"""HTML, whatever it holds, to a tree that is safe to walk: the one place where pages are parsed."""

import html
import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from retrieval.errors import FeedError
from retrieval.feeds.html_tokens import tame
from retrieval.feeds.references import without_broken_references

MOST_ELEMENTS = 150_000
"""A page with more is no page that anybody reads."""

_SCRIPT = re.compile(r"\s{0,20}&lt;script\b[^<>]{0,300}?&lt;/script&gt;", re.IGNORECASE)
_ESCAPED, _ESCAPED_END = "&lt;blockquote", "&lt;/blockquote&gt;"


def tree_of(text: str, source: str = "-") -> HtmlElement:
    """The tree of a page or of a part of one.

    Args:
        text: HTML as its publisher wrote it, well formed or not; posts in it may be escaped once.
        source: the page's path or address, for messages.

    Returns:
        The root, an ``html`` element. A caller may change it.

    Raises:
        FeedError: it holds more elements than any page does.

    >>> tree_of("<p>one<p>two").text_content()
    'onetwo'
    """
    written = tame(without_broken_references(_without_escapes(text)))
    if written.elements > MOST_ELEMENTS:
        raise FeedError(
            f"{source} has more than {MOST_ELEMENTS:,} HTML elements; no page has. Give the address of one article.",
            source=source,
        )
    try:
        root = lxml.html.document_fromstring(written.html if written.html.strip() else "<body>", ensure_head_body=True)
    except (LxmlError, ValueError, AssertionError) as error:
        raise FeedError(f"{source} cannot be read as HTML: {error}.", source=source) from error
    assert isinstance(root, HtmlElement)
    return root


def _without_escapes(text: str) -> str:
    """A page with the posts that stand in it as escaped HTML written as HTML."""
    if "twitter" not in text or _ESCAPED not in text:
        return text
    return "".join(_unescaped(text))


def _unescaped(text: str) -> Iterator[str]:
    place = 0
    while (start := text.find(_ESCAPED, place)) >= 0:
        end = text.find(_ESCAPED_END, start)
        if end < 0:
            break
        end += len(_ESCAPED_END)
        yield text[place:start]
        yield html.unescape(text[start:end])
        # The script that fills the post comes with it.
        script = _SCRIPT.match(text, end)
        place = script.end() if script else end
    yield text[place:]
