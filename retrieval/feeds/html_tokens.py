"""HTML cut into tags and text in one pass, and written down again so that any parser reads it in one pass too.

The parsers at hand (lexbor, libxml2, Python's own) take time that grows with the square of a tag's attributes, of the
depth of the tree, or of what is left open. What they are given is therefore made harmless first, as browsers do it: a
tree has at most ``DEEPEST`` levels, a tag few attributes, every element an end. Scripts and styles are left out, and
line feeds stay where they were, so that a parser's line numbers are those of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST = 180
"""Levels that are kept; what stands deeper becomes part of the deepest one. libxml2 reads 256."""

MOST_ATTRIBUTES = 30
LONGEST_VALUE = 4_000

# Each repetition takes all it can and gives nothing back, and a tag that is never closed reaches to the end of the
# page, so that each character is looked at a fixed number of times.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)
    (?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+|["'])*+)(?:>|\Z)""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*+(?:>|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""([^\s"'=<>/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""",
)
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[:-][a-z0-9]+)*\Z")
_ATTRIBUTE_NAME = re.compile(r"[a-z][\w.-]*\Z", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())
_KEPT_RAW = frozenset(["title"])

_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
"""What the beginning of an element ends, and which elements keep it from reaching further out."""


def _rule(names: str, ends: str, within: str) -> None:
    for name in names.split():
        _CLOSES[name] = (frozenset(ends.split()), frozenset(within.split()))


_CELL = "table td th caption button object template"
_rule(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre section summary ul",
    "p",
    _CELL,
)
_rule("li", "li", f"ul ol menu {_CELL}")
_rule("dt dd", "dt dd", f"dl {_CELL}")
_rule("tr", "tr td th", "table template")
_rule("td th", "td th", "tr table template")
_rule("thead tbody tfoot", "thead tbody tfoot tr td th", "table template")
_rule("option optgroup", "option", "select template")
_rule("rt rp", "rt rp", "ruby template")

_SCOPES = frozenset("table td th caption template".split())
"""An end tag of something outside these does not end them."""


@dataclass
class _Stack:
    """The elements that are open, with the places of each name, so that nothing is looked for by walking."""

    names: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)

    def push(self, name: str) -> None:
        self.places.setdefault(name, []).append(len(self.names))
        self.names.append(name)

    def last(self, names: frozenset[str]) -> int:
        """Where the innermost of these elements is; −1 where none is open."""
        last = -1
        for name in names:
            if (places := self.places.get(name)) and places[-1] > last:
                last = places[-1]
        return last

    def outermost(self, names: frozenset[str], *, behind: int) -> int:
        """Where the outermost of the innermost elements of these names is, behind a place; the end where none is."""
        places = (places[-1] for name in names if (places := self.places.get(name)))
        return min((place for place in places if place > behind), default=len(self.names))

    def pop_to(self, place: int) -> str:
        """End everything from a place on; the end tags of what was written."""
        ended = []
        while len(self.names) > place:
            name = self.names.pop()
            self.places[name].pop()
            if len(self.names) < DEEPEST:
                ended.append(f"</{name}>")
        return "".join(ended)


@dataclass
class Tame:
    """A page made harmless.

    Attributes:
        html: for a parser.
        elements: how many it holds.
    """

    html: str
    elements: int


def tame(text: str) -> Tame:
    """Write HTML so that no parser takes more than time in proportion to it.

    Args:
        text: a page or a part of one, whatever it holds.

    >>> tame("<p>one<p>two <b>three").html
    '<p>one</p><p>two <b>three</b></p>'
    """
    stack, out, elements = _Stack(), [], 0
    for piece in _pieces(_CONTROL.sub(" ", text)):
        if isinstance(piece, str):
            out.append(piece)
            continue
        name = piece["name"].lower()
        if not _NAME.match(name):
            continue
        if piece["end"]:
            out.append(_end(stack, name))
            continue
        elements += 1
        out.append(_begin(stack, name, piece["attributes"]))
    out.append(stack.pop_to(0))
    return Tame("".join(out), elements)


def _begin(stack: _Stack, name: str, attributes: str) -> str:
    before = ""
    if (rule := _CLOSES.get(name)) and stack.last(rule[0]) >= 0:
        before = stack.pop_to(stack.outermost(rule[0], behind=stack.last(rule[1])))
    is_written = len(stack.names) < DEEPEST
    if name not in VOID:
        stack.push(name)
    return f"{before}<{name}{_attributes(attributes)}>" if is_written else before


def _end(stack: _Stack, name: str) -> str:
    if name == "br":
        return "<br>"
    places = stack.places.get(name)
    if not places or (name not in _SCOPES and places[-1] < stack.last(_SCOPES)):
        return ""
    return stack.pop_to(places[-1])


def _attributes(text: str) -> str:
    if not text or text.isspace():
        return ""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name = match[1].lower()
        value = match[2] or match[3] or match[4] or ""
        if len(value) <= LONGEST_VALUE and _ATTRIBUTE_NAME.match(name):
            found.setdefault(name, value)
        if len(found) == MOST_ATTRIBUTES:
            break
    return "".join(
        f' {name}="{value.replace(chr(34), "&quot;").replace("<", "&lt;").replace(">", "&gt;")}"'
        for name, value in found.items()
    )


def _pieces(text: str) -> Iterator[str | re.Match[str]]:
    """Text, as it may be written, and the matches of tags; scripts, styles and comments are gone."""
    place = 0
    while (start := text.find("<", place)) >= 0:
        if start > place:
            yield text[place:start].replace(">", "&gt;")
        tag = _TAG.match(text, start)
        if tag is None:
            comment = _COMMENT.match(text, start)
            place = comment.end() if comment else start + 1
            yield "\n" * comment.group().count("\n") if comment else "&lt;"
            continue
        place = tag.end()
        name = tag["name"].lower()
        if tag["end"] or name not in _RAW:
            yield tag
            continue
        end = re.compile(rf"</{name}(?=[\s/>])|\Z", re.IGNORECASE).search(text, place)
        assert end is not None
        content, place = text[place : end.start()], end.start()
        yield from _raw(tag, name, content)
    yield text[place:].replace(">", "&gt;")


def _raw(tag: re.Match[str], name: str, content: str) -> Iterator[str | re.Match[str]]:
    """An element whose content is no HTML: a title is kept, and data of which its page says that they are."""
    if name in _KEPT_RAW:
        yield tag
        yield content.replace("<", "&lt;").replace(">", "&gt;")
    elif name == "script" and "ld+json" in tag["attributes"].lower():
        yield tag
        yield content
    elif name == "iframe":
        yield tag
    else:
        yield "\n" * content.count("\n")
