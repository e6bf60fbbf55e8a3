"""A page as a tree, and what a screen reader and a keyboard need of it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import html

LANDMARKS = {"header", "main", "footer"}
_FIELDS = "//input[not(@type='hidden')] | //select | //textarea"


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def faults(page: html.HtmlElement) -> list[str]:
    """What a person without eyes, mouse or JavaScript would miss on a page; none where all is well."""
    return [*_structure(page), *_names(page), *_programs(page)]


def _structure(page: html.HtmlElement) -> Iterator[str]:
    if page.get("lang") not in {"en", "ja"}:
        yield "the page has no language"
    if not (page.findtext("head/title") or "").strip():
        yield "no title"
    for landmark in LANDMARKS:
        if len(page.xpath(f"//body/{landmark}")) != 1:
            yield f"{landmark} is not there once"
    ids = page.xpath("//@id")
    if len(ids) != len(set(ids)):
        yield f"ids are not unique: {sorted(ids)}"
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"not one h1 first: {levels}"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield f"a level of headings is passed over: {levels}"
    (first,) = page.xpath("(//a)[1]")
    if not first.get("href", "").startswith("#") or not page.xpath(f"//*[@id='{first.get('href')[1:]}']"):
        yield "the first link does not skip to the content"
    if page.xpath("//*[@tabindex > 0]"):
        yield "the order of the keyboard is changed"
    named = page.xpath("//@aria-labelledby | //@aria-describedby | //label/@for | //input/@list")
    yield from (f"nothing is called {name}" for name in named if name not in ids)


def _names(page: html.HtmlElement) -> Iterator[str]:
    labelled = set(page.xpath("//label/@for"))
    for field in page.xpath(_FIELDS):
        if field.get("id") not in labelled:
            yield f"no label: {field.get('name')}"
    for one in page.xpath("//a | //button | //summary | //label | //legend | //th | //h1 | //h2 | //h3"):
        if not one.text_content().strip():
            yield f"without a name: {html.tostring(one)!r}"
    for nav in page.xpath("//nav"):
        if not nav.get("aria-label"):
            yield "a nav without a name"
    for quoted in page.xpath("//blockquote | //*[contains(@class, 'text')] | //q"):
        if quoted.get("lang") not in {"en", "ja"}:
            yield f"a passage without a language: {quoted.text_content()[:30]}"


def _programs(page: html.HtmlElement) -> Iterator[str]:
    if page.xpath("//script | //style | //iframe | //object | //embed | //img | //base | //meta[@http-equiv]"):
        yield "something is embedded"
    for name in page.xpath("//@*/.."):
        for attribute, value in name.attrib.items():
            if attribute.startswith("on") or attribute == "style":
                yield f"{attribute} on {name.tag}"
            if attribute in {"href", "action", "cite"} and not re.match(r"https?://|/(?!/)|#", value):
                yield f"an address of another kind: {value}"
    for link in page.xpath("//a[starts-with(@href, 'http')]"):
        if set((link.get("rel") or "").split()) != {"noopener", "noreferrer", "nofollow"}:
            yield f"a link elsewhere without its guard: {link.get('href')}"
    for form in page.xpath("//form"):
        if form.get("method") != "get":
            yield "a form that is not shareable"
